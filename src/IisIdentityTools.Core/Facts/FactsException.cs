namespace IisIdentityTools.Facts;

/// <summary>
/// A source of facts cannot be used at all: it does not exist, is no snapshot, or its facts.json is broken. The message names the
/// thing, the place (file:line:column where there is one) and what to do.
/// </summary>
public sealed class FactsException : Exception
{
    /// <summary>Makes the error.</summary>
    public FactsException(string message, string source, Exception? inner = null) : base(message, inner) => FactsSource = source;

    /// <summary>The source as the caller named it.</summary>
    public string FactsSource { get; }
}
