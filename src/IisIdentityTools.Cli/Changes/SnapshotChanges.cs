using IisIdentityTools.Changes;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Cli.Changes;

/// <summary>
/// Makes changes to a snapshot and takes them back. A change that was begun is brought to its end, so waiting for a file cannot be stopped, and
/// Ctrl+C counts before.
/// </summary>
/// <param name="source">The snapshot as the user named it.</param>
/// <param name="clock">Gives the time.</param>
/// <param name="cancellation">Asked before anything is written.</param>
internal sealed class SnapshotChanges(string source, TimeProvider clock, CancellationToken cancellation)
{
    /// <summary>Applies a plan.</summary>
    /// <exception cref="ChangeException">It was refused or could not be made.</exception>
    public ChangePlan Apply(ChangePlan plan)
    {
        using var snapshot = ServerSnapshot.Open(source);
        var runner = new PlanRunner(new SnapshotWriter(snapshot, Thread.Sleep), () => ServerSnapshot.Open(source), Holder(), Thread.Sleep);
        cancellation.ThrowIfCancellationRequested();
        var now = clock.GetUtcNow().UtcDateTime;
        return runner.Apply(plan, ChangeIdentifier.New(now, Guid.NewGuid()), now);
    }

    /// <summary>The recorded changes, the newest first.</summary>
    /// <param name="onBroken">Is told of each record that cannot be read.</param>
    /// <exception cref="ChangeException">They cannot be listed.</exception>
    public IReadOnlyList<ChangeRecord> Records(Action<ChangeException> onBroken)
    {
        using var snapshot = ServerSnapshot.Open(source);
        return [.. ChangeJournal.ReadRecords(new SnapshotWriter(snapshot, Thread.Sleep).ChangesFolder, Thread.Sleep, onBroken)];
    }

    /// <summary>Takes a change back.</summary>
    /// <returns>The record of the undo; of an unfinished change its own record, reverted.</returns>
    /// <exception cref="ChangeException">It could not be taken back.</exception>
    public ChangeRecord Undo(string id, bool force)
    {
        using var snapshot = ServerSnapshot.Open(source);
        cancellation.ThrowIfCancellationRequested();
        using var journal = ChangeJournal.Open(new SnapshotWriter(snapshot, Thread.Sleep), Holder(), Thread.Sleep);
        var now = clock.GetUtcNow().UtcDateTime;
        return journal.Undo(id, ChangeIdentifier.New(now, Guid.NewGuid()), now, force);
    }

    private static string Holder() => FormattableString.Invariant($"iisid of {Environment.UserName}, process {Environment.ProcessId}");
}
