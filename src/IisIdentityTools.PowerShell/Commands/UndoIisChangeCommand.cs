using System.Management.Automation;
using IisIdentityTools.Changes;
using IisIdentityTools.PowerShell.Changes;
using IisIdentityTools.PowerShell.Completion;
using IisIdentityTools.PowerShell.Errors;
using IisIdentityTools.PowerShell.Servers;

namespace IisIdentityTools.PowerShell.Commands;

/// <summary>Takes a recorded change back, byte for byte.</summary>
/// <remarks>
/// <para>
/// Every file and every access-control list that the change wrote becomes what it was before. If something else changed one of them in
/// between, nothing is written and the error says which; Force overwrites the later change. WhatIf shows what would be put back.
/// </para>
/// <para>
/// Without Id, the unfinished change is put back if there is one, else the newest change that still stands. Undoing is a change with a record
/// of its own: undo the undo by its identifier to have the change again.
/// </para>
/// </remarks>
/// <example>
/// <title>What would the last change's undo put back?</title>
/// <code>Undo-IisChange -Snapshot $snapshot -WhatIf; Get-IisChange -Snapshot $snapshot</code>
/// <para>Shows the difference of each file. In the folder $snapshot a site was changed before.</para>
/// </example>
/// <example>
/// <title>Take one change back</title>
/// <code>Get-IisChange -Snapshot $snapshot | Select-Object -First 1 | Undo-IisChange -PassThru -Confirm:$false</code>
/// <para>Writes the record of the undo.</para>
/// </example>
/// <seealso href="https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Undo-IisChange.md" />
/// <seealso cref="GetIisChangeCommand" />
[Cmdlet(VerbsCommon.Undo, "IisChange", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPage)]
[OutputType(typeof(ChangeRecord))]
public sealed class UndoIisChangeCommand : ChangeCommand
{
    private const string HelpPage = "https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Undo-IisChange.md";
    private const string Question = "Put this back?";

    private readonly Dictionary<OpenServer, List<string>> _asked = [];

    /// <summary>Identifiers of changes. Without it, the unfinished change or else the newest that still stands.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ChangeId")]
    [ArgumentCompleter(typeof(ChangeIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Id { get; set; }

    private protected override void Collect(OpenServer server)
    {
        if (!_asked.TryGetValue(server, out var asked))
            _asked[server] = asked = [];
        asked.AddRange(Id ?? []);
    }

    private protected override void Change(OpenServer server, ServerChanges changes)
    {
        var broken = new List<ChangeException>();
        if (Guard.Run(server.Name, () => changes.Records(broken.Add)) is not { } records)
            return;
        foreach (var problem in broken)
            WriteWarning(problem.Message);
        // Where nothing is written, an older change finds what a newer one left only if that is thought to be undone.
        var assumed = new List<ChangeStep>();
        foreach (var record in Chosen(records, _asked[server], changes))
        {
            if (Guard.Run(server.Name, () => changes.PreviewUndo(record, Force, assumed)) is not { } steps)
                continue;
            if (IsConfirmed(UndoDescription.Of(record, steps), Question))
                Undo(record, server, changes);
            else if (IsWhatIf)
                assumed.AddRange(steps.Select(step => step.Step));
        }
    }

    // The newest first: each may have changed again what an older one did.
    private IEnumerable<ChangeRecord> Chosen(ChangeRecord[] records, List<string> asked, ServerChanges changes)
    {
        if (asked.Count == 0)
        {
            if (ChangeJournal.FindLast(records) is { } last)
                return [last];
            WriteError(IisErrorRecords.NothingToUndo(changes.Folder));
            return [];
        }

        var wanted = new HashSet<string>(asked, ChangeIdentifier.Comparer);
        foreach (var missing in wanted.Where(id => !records.Any(record => ChangeIdentifier.Comparer.Equals(record.Id, id))))
            WriteError(IisErrorRecords.ChangeNotFound(missing, changes.Folder));
        return records.Where(record => wanted.Contains(record.Id));
    }

    private void Undo(ChangeRecord record, OpenServer server, ServerChanges changes)
    {
        var done = Guard.Run(server.Name, () =>
        {
            Cancellation.ThrowIfCancellationRequested();
            return changes.Undo(record, Force);
        });
        if (done is null)
            return;
        WriteVerbose($"Changed '{server.Name}': {done.Reason}");
        if (PassThru)
            WriteObject(done);
    }
}
