using IisIdentityTools.Diagnosis.Logs.Groups;
using IisIdentityTools.Diagnosis.Statuses;

namespace IisIdentityTools.Diagnosis.Logs;

/// <summary>
/// Failing requests that have in common where, what and who. Flat and immutable, so that it reads the same after PowerShell remoting.
/// </summary>
public sealed class FailureGroup
{
    /// <summary>Name of the server: <c>s-computername</c>, or what the place of the file says; empty when neither does.</summary>
    public string Server { get; internal init; } = "";

    /// <summary>Where the facts about the server came from, when the question named any: the path of the snapshot; else empty.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>The site: <c>s-sitename</c>, or the folder's <c>W3SVC</c> and id; empty when neither is there.</summary>
    public string Site { get; internal init; } = "";

    /// <summary>Path of the application, when the query named applications; else empty.</summary>
    public string Application { get; internal init; } = "";

    /// <summary>A failure, or one of the kinds that are none.</summary>
    public FailureKind Kind { get; internal init; }

    /// <summary>Status and sub-status as <c>401.3</c>; <c>404</c> when the sub-status is 0 or not logged; <c>-</c> when HTTP.sys sent none.</summary>
    public string Status => StatusLabel.Of(StatusCode, SubStatus);

    /// <summary>What the status is called; of an HTTPERR line what its reason is called; empty when <see cref="StatusCatalog"/> has neither.</summary>
    public string StatusName => StatusLabel.Find(this)?.Name ?? "";

    /// <summary>What the status means, in a sentence or two; empty when <see cref="StatusCatalog"/> does not have it.</summary>
    public string Meaning => StatusLabel.Find(this)?.Meaning ?? "";

    /// <summary>HTTP status; 0 when HTTP.sys sent none.</summary>
    public int StatusCode { get; internal init; }

    /// <summary>Sub-status; 0 when it is not logged.</summary>
    public int SubStatus { get; internal init; }

    /// <summary><c>sc-win32-status</c> as an unsigned number; see <see cref="LogEntry.Win32Status"/>.</summary>
    public long Win32Status { get; internal init; }

    /// <summary>Path of the URLs; what differs between them is collapsed to <c>{n}</c>, <c>{guid}</c> and <c>{hex}</c>.</summary>
    public string Url { get; internal init; } = "";

    /// <summary><c>cs-username</c>; empty for none. No proof of authentication: a failed Basic logon logs the name that was typed (rules D1).</summary>
    public string User { get; internal init; } = "";

    /// <summary>HTTPERR: why HTTP.sys ended the requests, such as AppOffline.</summary>
    public string Reason { get; internal init; } = "";

    /// <summary>HTTPERR: the request queue, which is the application pool.</summary>
    public string Queue { get; internal init; } = "";

    /// <summary>Number of requests.</summary>
    public long Count { get; internal init; }

    /// <summary>When the first was logged, UTC; the earliest DateTime when the log has no times.</summary>
    public DateTime FirstSeenUtc { get; internal init; }

    /// <summary>When the last was logged, UTC.</summary>
    public DateTime LastSeenUtc { get; internal init; }

    /// <summary>Number of client addresses; 0 when they are not logged.</summary>
    public int ClientCount { get; internal init; }

    /// <summary>False when there may be more clients than <see cref="ClientCount"/>: 10,000 of a group and 50,000 of a run are told apart.</summary>
    public bool IsClientCountExact { get; internal init; }

    /// <summary>The first five client addresses.</summary>
    public IReadOnlyList<string> Clients { get; internal init; } = [];

    /// <summary>The first lines; none for groups that came after 3,000 samples were kept.</summary>
    public IReadOnlyList<LogEntry> Samples { get; internal init; } = [];

    /// <summary>The group in one line.</summary>
    public override string ToString() => $"{Count} x {Status} {Site} {Url} {(User.Length == 0 ? "-" : User)}";
}
