using System.Diagnostics;
using IisIdentityTools.Changes;
using IisIdentityTools.PowerShell.Servers;

namespace IisIdentityTools.PowerShell.Changes;

/// <summary>Makes changes to an open server and takes them back, under the name of a cmdlet. Waits by sleeping: once begun, a change is brought to its end.</summary>
/// <param name="server">The server.</param>
/// <param name="cmdlet">Name of the cmdlet, for others that find the server locked.</param>
internal sealed class ServerChanges(OpenServer server, string cmdlet)
{
    /// <summary>Folder of the records.</summary>
    /// <exception cref="ChangeException">SourceNotWritable: it is an archive.</exception>
    public string Folder => server.OpenWriter().ChangesFolder;

    /// <summary>Applies a plan.</summary>
    /// <exception cref="ChangeException">It was refused or could not be made.</exception>
    public ChangePlan Apply(ChangePlan plan)
    {
        var now = DateTime.UtcNow;
        return new PlanRunner(server.OpenWriter(), server.Reopen, Holder(), Thread.Sleep).Apply(plan, ChangeIdentifier.New(now, Guid.NewGuid()), now);
    }

    /// <summary>All records, the newest first.</summary>
    /// <exception cref="ChangeException">They cannot be listed.</exception>
    public ChangeRecord[] Records(Action<ChangeException> onBroken) => [.. ChangeJournal.ReadRecords(Folder, Thread.Sleep, onBroken)];

    /// <summary>What undoing a change would write, each step as a text.</summary>
    /// <param name="record">The change.</param>
    /// <param name="force">True: also where something else was changed afterwards.</param>
    /// <param name="assumed">What would have been written before.</param>
    /// <exception cref="ChangeException">NothingToUndo, UndoConflict.</exception>
    public IReadOnlyList<(ChangeStep Step, string Diff)> PreviewUndo(ChangeRecord record, bool force, IEnumerable<ChangeStep> assumed) =>
        [.. ChangeJournal.PreviewUndo(server.OpenWriter(), record, force, assumed).Select(step => (step, StepDiff.Of(step, server.Configuration)))];

    /// <summary>Takes a change back.</summary>
    /// <exception cref="ChangeException">It could not be taken back.</exception>
    public ChangeRecord Undo(ChangeRecord record, bool force)
    {
        using var journal = ChangeJournal.Open(server.OpenWriter(), Holder(), Thread.Sleep);
        var now = DateTime.UtcNow;
        return journal.Undo(record.Id, ChangeIdentifier.New(now, Guid.NewGuid()), now, force);
    }

    private string Holder()
    {
        using var process = Process.GetCurrentProcess();
        return FormattableString.Invariant($"{cmdlet} of {Environment.UserName}, process {process.Id}");
    }
}
