using IisIdentityTools.Diagnosis.Evidence.ProcessMonitor;
using IisIdentityTools.Diagnosis.Evidence.Traces;
using IisIdentityTools.Diagnosis.Logs;
using IisIdentityTools.Diagnosis.Statuses;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes;

/// <summary>A request that was refused, or several that have where, what and who in common: what a log, a trace or a person knows of it.</summary>
public sealed record RefusedRequest
{
    private const int AccessDenied = 5;

    /// <summary>What says so.</summary>
    public RefusalBasis Basis { get; init; }

    /// <summary>A failure, or what only looks like one.</summary>
    public FailureKind Kind { get; init; }

    /// <summary>Name of the server; empty when it is not said.</summary>
    public string Server { get; init; } = "";

    /// <summary>The site, by name or as logs name it (W3SVC5); empty when it is not said.</summary>
    public string Site { get; init; } = "";

    /// <summary>Path in the site, or an absolute URL; empty when it is not said.</summary>
    public string Url { get; init; } = "";

    /// <summary>Query of the URL without the question mark; empty when there is none, or it is not said.</summary>
    public string Query { get; init; } = "";

    /// <summary>File or folder of the server; empty when it is not said.</summary>
    public string Path { get; init; } = "";

    /// <summary>HTTP verb; empty when it is not said.</summary>
    public string Verb { get; init; } = "";

    /// <summary>HTTP status; 0 when HTTP.sys sent none, <see cref="StatusReference.Unstated"/> when it is not said.</summary>
    public int StatusCode { get; init; } = StatusReference.Unstated;

    /// <summary>IIS's sub-status, or <see cref="StatusReference.Unstated"/>.</summary>
    public int SubStatus { get; init; } = StatusReference.Unstated;

    /// <summary>sc-win32-status without sign, or <see cref="StatusReference.Unstated"/>.</summary>
    public long Win32Status { get; init; } = StatusReference.Unstated;

    /// <summary>Reason of the HTTPERR log; empty when there is none.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The application pool, when a log or an event names it.</summary>
    public string ApplicationPool { get; init; } = "";

    /// <summary>Name of the user; empty for none. No proof of a logon.</summary>
    public string User { get; init; } = "";

    /// <summary>The account whose open of <see cref="Path"/> was refused, when a recording names it; empty when it does not, and for requests.</summary>
    public string Account { get; init; } = "";

    /// <summary>The rights that this open asked for; none when they are not known.</summary>
    public FileRights DesiredAccess { get; init; }

    /// <summary>How the user logged on, when a trace says so ("anonymous", "NTLM", "Basic"); else empty.</summary>
    public string AuthenticationType { get; init; } = "";

    /// <summary>Host header; empty when it is not said.</summary>
    public string Host { get; init; } = "";

    /// <summary>Addresses of clients, some of them.</summary>
    public IReadOnlyList<string> Clients { get; init; } = [];

    /// <summary>Address and port of the server; empty when they are not said.</summary>
    public string Endpoint { get; init; } = "";

    /// <summary>Number of requests; 0 when nothing was counted.</summary>
    public long Count { get; init; }

    /// <summary>Number of clients; 0 when nothing was counted.</summary>
    public int ClientCount { get; init; }

    /// <summary>When the first was seen, UTC; the earliest DateTime when that is not known.</summary>
    public DateTime FirstSeenUtc { get; init; }

    /// <summary>When the last was seen, UTC.</summary>
    public DateTime LastSeenUtc { get; init; }

    /// <summary>Where it was seen: "u_ex250314.log:12".</summary>
    public IReadOnlyList<string> SeenAt { get; init; } = [];

    /// <summary>The refusal that a group of log lines shows.</summary>
    public static RefusedRequest From(FailureGroup group)
    {
        var sample = group.Samples.Count > 0 ? group.Samples[0] : null;
        return new()
        {
            Basis = RefusalBasis.Observed,
            Kind = group.Kind,
            Server = group.Server,
            Site = group.Site,
            Url = sample?.Url ?? group.Url,
            Query = sample?.Query ?? "",
            Verb = sample?.Method ?? "",
            StatusCode = group.StatusCode,
            SubStatus = group.SubStatus,
            Win32Status = group.Win32Status,
            Reason = group.Reason,
            ApplicationPool = group.Queue,
            User = group.User,
            Host = sample?.Host ?? "",
            Clients = group.Clients,
            Endpoint = sample?.Endpoint ?? "",
            Count = group.Count,
            ClientCount = group.ClientCount,
            FirstSeenUtc = group.FirstSeenUtc,
            LastSeenUtc = group.LastSeenUtc,
            SeenAt = group.Samples.Select(entry => FormattableString.Invariant($"{entry.File}:{entry.LineNumber}")).ToArray(),
        };
    }

    /// <summary>The refusal that one line of a log shows.</summary>
    public static RefusedRequest From(LogEntry entry) => new()
    {
        Basis = RefusalBasis.Observed,
        Kind = entry.Kind,
        Server = entry.Server,
        Site = entry.Site,
        Url = entry.Url,
        Query = entry.Query,
        Verb = entry.Method,
        StatusCode = entry.StatusCode,
        SubStatus = entry.SubStatus,
        Win32Status = entry.Win32Status,
        Reason = entry.Reason,
        ApplicationPool = entry.Queue,
        User = entry.User,
        Host = entry.Host,
        Clients = [entry.ClientIp],
        Endpoint = entry.Endpoint,
        Count = 1,
        ClientCount = entry.ClientIp.Length > 0 ? 1 : 0,
        FirstSeenUtc = entry.TimeUtc,
        LastSeenUtc = entry.TimeUtc,
        SeenAt = [FormattableString.Invariant($"{entry.File}:{entry.LineNumber}")],
    };

    /// <summary>The refusal that a failed request trace shows.</summary>
    public static RefusedRequest From(FailedRequestTrace trace)
    {
        var first = trace.Errors.Count > 0 ? trace.Errors[0] : null;
        return new()
        {
            Basis = RefusalBasis.Observed,
            Server = trace.Server,
            Site = trace.SiteId > 0 ? FormattableString.Invariant($"W3SVC{trace.SiteId}") : "",
            Url = trace.Url,
            Verb = trace.Verb,
            StatusCode = trace.Status,
            SubStatus = trace.SubStatus,
            Win32Status = first is not null && StatusText.ErrorCode(first.HResult) is { } code ? Win32Codes.AsLogged(code) : StatusReference.Unstated,
            ApplicationPool = trace.ApplicationPool,
            User = trace.User,
            AuthenticationType = trace.AuthenticationType is "NOT_AVAILABLE" ? "" : trace.AuthenticationType,
            Count = 1,
            FirstSeenUtc = trace.Time,
            LastSeenUtc = trace.Time,
            SeenAt = [first is null ? trace.File : FormattableString.Invariant($"{trace.File}:{first.Line}")],
        };
    }

    /// <summary>
    /// The refusal that a row of a Process Monitor log shows: what an impersonated thread is refused the client sees as 401.3, a web.config that the
    /// worker is refused as 500.19 (rule B2); another refusal of the worker has no status of its own.
    /// </summary>
    public static RefusedRequest From(ProcessMonitorEntry entry)
    {
        var isConfiguration = entry.Path.EndsWith("web.config", StringComparison.OrdinalIgnoreCase);
        var isImpersonated = entry.Impersonating.Length > 0;
        return new()
        {
            Basis = RefusalBasis.Observed,
            Path = entry.Path,
            StatusCode = isConfiguration ? 500 : isImpersonated ? 401 : StatusReference.Unstated,
            SubStatus = isConfiguration ? 19 : isImpersonated ? 3 : StatusReference.Unstated,
            Win32Status = AccessDenied,
            Account = entry.Account,
            DesiredAccess = ProcessMonitorRights.Of(entry),
            Count = 1,
            SeenAt = [FormattableString.Invariant($"{entry.File}:{entry.Line}")],
        };
    }
}
