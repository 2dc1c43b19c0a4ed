using IisIdentityTools.Diagnosis.Logs;

namespace IisIdentityTools.Diagnosis.Causes;

/// <summary>
/// Why a request was refused, or would be: what was seen, who it ran as, the causes, and what to do. Immutable; a session serializes it whole.
/// </summary>
public sealed class RefusalExplanation
{
    /// <summary>Name of the server; empty when it is not known.</summary>
    public string Server { get; internal init; } = "";

    /// <summary>Where the facts came from: the path of the snapshot; empty without one.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>What says that the request was refused.</summary>
    public RefusalBasis Basis { get; internal init; }

    /// <summary>A failure, or what only looks like one.</summary>
    public FailureKind Kind { get; internal init; }

    /// <summary>Name of the site; as the log names it when the server is not known.</summary>
    public string Site { get; internal init; } = "";

    /// <summary>Path of the application; empty when the server is not known.</summary>
    public string Application { get; internal init; } = "";

    /// <summary>Path in the site.</summary>
    public string Url { get; internal init; } = "";

    /// <summary>File or folder behind the URL; empty when it is not known.</summary>
    public string PhysicalPath { get; internal init; } = "";

    /// <summary>The status as far as it is known: "401.3.5", "503 AppOffline"; empty when it is not.</summary>
    public string Status { get; internal init; } = "";

    /// <summary>What the status is called.</summary>
    public string StatusName { get; internal init; } = "";

    /// <summary>What the status means.</summary>
    public string Meaning { get; internal init; } = "";

    /// <summary>Name of the user as it was logged; empty for none.</summary>
    public string User { get; internal init; } = "";

    /// <summary>Number of requests; 0 when nothing was counted.</summary>
    public long Count { get; internal init; }

    /// <summary>Number of clients; 0 when nothing was counted.</summary>
    public int ClientCount { get; internal init; }

    /// <summary>When the first was seen, UTC; the earliest DateTime when that is not known.</summary>
    public DateTime FirstSeenUtc { get; internal init; }

    /// <summary>When the last was seen, UTC.</summary>
    public DateTime LastSeenUtc { get; internal init; }

    /// <summary>What serves the request; empty when the server is not known.</summary>
    public string Handler { get; internal init; } = "";

    /// <summary>Name of the application pool; empty when it is not known.</summary>
    public string ApplicationPool { get; internal init; } = "";

    /// <summary>The worker process's identity; empty when it is not known.</summary>
    public string ProcessIdentity { get; internal init; } = "";

    /// <summary>The identity of the request; empty when it is not known, or nobody was logged in.</summary>
    public string RequestIdentity { get; internal init; } = "";

    /// <summary>Id of the first cause; empty when there is none.</summary>
    public string CauseId => Causes.Count > 0 ? Causes[0].Id : "";

    /// <summary>How far the first cause is shown.</summary>
    public CauseConfidence Confidence => Causes.Count > 0 ? Causes[0].Confidence : CauseConfidence.Possible;

    /// <summary>Who was refused, by the first cause.</summary>
    public string Identity => Causes.Count > 0 ? Causes[0].Identity : "";

    /// <summary>Why, in a sentence.</summary>
    public string Why { get; internal init; } = "";

    /// <summary>What to do.</summary>
    public string Fix { get; internal init; } = "";

    /// <summary>The command that does it; empty when there is none that is sure.</summary>
    public string Command => Causes.Count > 0 ? Causes[0].Command : "";

    /// <summary>The causes: the proved ones in the order in which requests meet them, else those that fit best first.</summary>
    public IReadOnlyList<Cause> Causes { get; internal init; } = [];

    /// <summary>What would tell more, each with how to get it.</summary>
    public IReadOnlyList<string> Questions { get; internal init; } = [];

    /// <summary>What limits the answer: the time of the facts, what was not captured.</summary>
    public IReadOnlyList<string> Notes { get; internal init; } = [];

    /// <summary>Where it was seen: file and line of logs, traces.</summary>
    public IReadOnlyList<string> SeenAt { get; internal init; } = [];

    /// <summary>The answer in one line.</summary>
    public override string ToString() => $"{Status} {Site}{Url}: {Why}".TrimStart();
}
