namespace IisIdentityTools.Diagnosis.Logs;

/// <summary>
/// One line of a log: a request that was refused or failed. Texts stand as they were logged, so <c>+</c> may have been a space (rules E), and
/// are cut after 2048 bytes; cookies are left out. Flat and immutable, so that it reads the same after PowerShell remoting.
/// </summary>
public sealed record LogEntry
{
    /// <summary>Name of the server: <c>s-computername</c>, or what the place of the file says; empty when neither does.</summary>
    public string Server { get; internal init; } = "";

    /// <summary>Where the facts about the server came from, when the question named any: the path of the snapshot; else empty.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>The site: <c>s-sitename</c>, or the folder's <c>W3SVC</c> and id; empty when neither is there.</summary>
    public string Site { get; internal init; } = "";

    /// <summary>The log file.</summary>
    public string File { get; internal init; } = "";

    /// <summary>Number of the line in the file (after unpacking), from 1.</summary>
    public long LineNumber { get; internal init; }

    /// <summary>
    /// When the answer was logged, in UTC. Logs in IIS format and Advanced Logging's local columns have local times, which stand here as they
    /// are (a problem of the report says so). The earliest DateTime when the log has no times.
    /// </summary>
    public DateTime TimeUtc { get; internal init; }

    /// <summary>A failure, or one of the kinds that are none.</summary>
    public FailureKind Kind { get; internal init; }

    /// <summary>Status and sub-status as <see cref="FailureGroup.Status"/> writes them.</summary>
    public string Status => Groups.StatusLabel.Of(StatusCode, SubStatus);

    /// <summary>HTTP status; 0 when HTTP.sys sent none.</summary>
    public int StatusCode { get; internal init; }

    /// <summary>Sub-status; 0 when it is not logged.</summary>
    public int SubStatus { get; internal init; }

    /// <summary>
    /// <c>sc-win32-status</c> as an unsigned number: a Win32 error below 65536, an HRESULT of SSPI (2148073472 and up), an NTSTATUS (3221225472 and up)
    /// or another (rules D1); 0 when it is not logged.
    /// </summary>
    public long Win32Status { get; internal init; }

    /// <summary>HTTP method.</summary>
    public string Method { get; internal init; } = "";

    /// <summary>Path of the URL.</summary>
    public string Url { get; internal init; } = "";

    /// <summary>Query of the URL without the question mark.</summary>
    public string Query { get; internal init; } = "";

    /// <summary><c>cs-username</c>. No proof of authentication: a failed Basic logon logs the name that was typed (rules D1).</summary>
    public string User { get; internal init; } = "";

    /// <summary>Address of the client, or of the proxy before the server.</summary>
    public string ClientIp { get; internal init; } = "";

    /// <summary>What the client calls itself.</summary>
    public string UserAgent { get; internal init; } = "";

    /// <summary>The page that led here.</summary>
    public string Referer { get; internal init; } = "";

    /// <summary>Host header.</summary>
    public string Host { get; internal init; } = "";

    /// <summary>Address and port of the server, colon between; empty when they are not logged.</summary>
    public string Endpoint { get; internal init; } = "";

    /// <summary>Milliseconds that the request took; 0 when it is not logged.</summary>
    public long TimeTaken { get; internal init; }

    /// <summary>HTTPERR: why HTTP.sys ended the request, such as AppOffline.</summary>
    public string Reason { get; internal init; } = "";

    /// <summary>HTTPERR: the request queue, which is the application pool.</summary>
    public string Queue { get; internal init; } = "";

    /// <summary>Columns without a property of their own, as <c>name=value</c> with spaces between.</summary>
    public string OtherFields { get; internal init; } = "";

    /// <summary>Status, URL, user and place in one line.</summary>
    public override string ToString() => $"{Status} {Url} {(User.Length == 0 ? "-" : User)} ({File}:{LineNumber})";
}
