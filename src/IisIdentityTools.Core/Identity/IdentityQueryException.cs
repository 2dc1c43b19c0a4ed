namespace IisIdentityTools.Identity;

/// <summary>A question names something that the server does not have. The message says what, and what comes close.</summary>
public sealed class IdentityQueryException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="errorId">Stable identifier: SiteNotFound, ApplicationNotFound, ApplicationPoolNotFound, IdentityNotFound, UrlInvalid, UrlNotServed, PathNotServed.</param>
    /// <param name="subject">The offending name as it was given.</param>
    /// <param name="message">What is wrong and what to do.</param>
    public IdentityQueryException(string errorId, string subject, string message) : base(message)
    {
        ErrorId = errorId;
        Subject = subject;
    }

    /// <summary>Stable identifier of the error.</summary>
    public string ErrorId { get; }

    /// <summary>The offending name as it was given.</summary>
    public string Subject { get; }

    /// <summary>True when nothing is wrong with the question, but the answer has a limit that its reader must know.</summary>
    public bool IsWarning { get; init; }
}
