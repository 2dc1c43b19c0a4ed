using IisIdentityTools.Changes.Planning;

namespace IisIdentityTools.Changes;

/// <summary>
/// A change that was thought through and not made: what would be written where, what it would break, and who could do what before and
/// after. Flat and immutable, so that it reads the same after PowerShell remoting.
/// </summary>
public sealed class ChangePlan
{
    /// <summary>Name of the server.</summary>
    public string Server { get; internal init; } = "";

    /// <summary>Where the facts came from: the path of the snapshot.</summary>
    public string Source { get; internal init; } = "";

    /// <summary>What it is for, in a sentence.</summary>
    public string Reason { get; internal init; } = "";

    /// <summary>How far it came.</summary>
    public PlanState State { get; internal init; }

    /// <summary>Identifier of the change once it was made, for undoing it; empty before.</summary>
    public string ChangeId { get; internal init; } = "";

    /// <summary>What works now and would not afterwards, one sentence each; empty when nothing breaks.</summary>
    public IReadOnlyList<string> Breaks { get; internal init; } = [];

    /// <summary>What else its reader must know, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; internal init; } = [];

    /// <summary>What is written, in order.</summary>
    public IReadOnlyList<PlannedChange> Steps { get; internal init; } = [];

    /// <summary>The requests that would run as somebody else.</summary>
    public IReadOnlyList<PredictedIdentity> Identities { get; internal init; } = [];

    /// <summary>What the identities concerned may do with files and folders, before and after.</summary>
    public IReadOnlyList<PredictedAccess> Access { get; internal init; } = [];

    /// <summary>The plan in one line.</summary>
    public override string ToString() => $"{Server}: {Reason} ({State})";

    /// <summary>When the facts were taken, in UTC; null when not stated.</summary>
    internal DateTime? CapturedUtc { get; init; }

    /// <summary>What is predicted, to be compared with what is there afterwards.</summary>
    internal PlanForecast? Forecast { get; init; }

    /// <summary>The change to be written.</summary>
    /// <param name="id">Its identifier, never used before: letters, digits, hyphens and underscores.</param>
    /// <param name="createdUtc">The time, in UTC.</param>
    /// <exception cref="InvalidOperationException">There is nothing to do.</exception>
    public ChangeSet ToChangeSet(string id, DateTime createdUtc) => Steps.Count == 0
        ? throw new InvalidOperationException("The plan has nothing to do.")
        : new ChangeSet(id, Server, Reason, createdUtc, [.. Steps.Select(step => step.Step)]);

    /// <summary>The same plan after it was applied.</summary>
    internal ChangePlan AsApplied(string changeId) => new()
    {
        Server = Server, Source = Source, Reason = Reason, State = PlanState.Applied, ChangeId = changeId, Breaks = Breaks, Notes = Notes, Steps = Steps,
        Identities = Identities, Access = Access, CapturedUtc = CapturedUtc, Forecast = Forecast,
    };
}
