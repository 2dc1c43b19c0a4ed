namespace IisIdentityTools.Diagnosis.Evidence.Traces;

/// <summary>One failed request trace (fr000001.xml): the request, and what went wrong in it.</summary>
public sealed class FailedRequestTrace
{
    internal FailedRequestTrace()
    {
    }

    /// <summary>The trace file.</summary>
    public required string File { get; init; }

    /// <summary>Computer that wrote the trace; empty when the trace has no event.</summary>
    public required string Server { get; init; }

    /// <summary>URL that was asked for, "http://www.contoso.com:80/a.htm".</summary>
    public required string Url { get; init; }

    /// <summary>HTTP verb.</summary>
    public required string Verb { get; init; }

    /// <summary>Number of the site; 0 when the trace does not say.</summary>
    public required long SiteId { get; init; }

    /// <summary>Application pool.</summary>
    public required string ApplicationPool { get; init; }

    /// <summary>Worker process; 0 when the trace does not say.</summary>
    public required int ProcessId { get; init; }

    /// <summary>How the user was logged in: "anonymous", "NTLM", "Basic"; "NOT_AVAILABLE" or empty when nobody was.</summary>
    public required string AuthenticationType { get; init; }

    /// <summary>The name that the client gave; no proof of a logon.</summary>
    public required string RemoteUser { get; init; }

    /// <summary>The user as IIS has it; empty for anonymous requests.</summary>
    public required string User { get; init; }

    /// <summary>The account of the token that content is opened with, "NT AUTHORITY\IUSR"; empty in traces of versions that do not say.</summary>
    public required string TokenUser { get; init; }

    /// <summary>Why the trace was written: "STATUS_CODE", "TIME_TAKEN".</summary>
    public required string FailureReason { get; init; }

    /// <summary>HTTP status of the answer; <c>-1</c> when the trace does not say.</summary>
    public required int Status { get; init; }

    /// <summary>IIS's sub-status of the answer; 0 when there is none.</summary>
    public required int SubStatus { get; init; }

    /// <summary>How long the request took, milliseconds.</summary>
    public required long TimeTaken { get; init; }

    /// <summary>Time of the first event, UTC; the default value when the trace has no event.</summary>
    public required DateTime Time { get; init; }

    /// <summary>The file or folder that the URL leads to; empty when the trace does not say.</summary>
    public required string PhysicalPath { get; init; }

    /// <summary>Name of the handler, "StaticFile"; empty when the request did not come so far.</summary>
    public required string Handler { get; init; }

    /// <summary>Who set error statuses, in order: the first decides.</summary>
    public required IReadOnlyList<TraceError> Errors { get; init; }

    /// <summary>Files that IIS opened, in order, with the account that it opened them as.</summary>
    public required IReadOnlyList<TraceFileAccess> FileAccesses { get; init; }

    /// <summary>True when the trace was read to its end.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>"401.3 GET http://www.contoso.com:80/a.htm (fr000001.xml)".</summary>
    public override string ToString() => FormattableString.Invariant($"{Status}.{SubStatus} {Verb} {Url} ({File})");
}
