using System.Management.Automation;
using IisIdentityTools.Changes;
using IisIdentityTools.PowerShell.Changes;
using IisIdentityTools.PowerShell.Completion;
using IisIdentityTools.PowerShell.Errors;
using IisIdentityTools.PowerShell.Servers;

namespace IisIdentityTools.PowerShell.Commands;

/// <summary>Lists the recorded changes of a server, the newest first.</summary>
/// <remarks>
/// <para>
/// Every change that this module made has a record: when, why, which files and access-control lists, with what was there before. State is
/// Complete, Reverted (it failed and everything was put back) or Pending (it was broken off: put it back with Undo-IisChange before
/// anything else is changed). UndoneBy names the change that took it back.
/// </para>
/// <para>
/// Records hold whole configuration files, encrypted passwords among them; their contents are not shown here. A record that cannot be read is
/// a warning.
/// </para>
/// </remarks>
/// <example>
/// <title>What was changed?</title>
/// <code>Get-IisChange -Snapshot $snapshot</code>
/// <para>One line for each change. In the folder $snapshot a site was changed before.</para>
/// </example>
/// <example>
/// <title>Which files did the last change write?</title>
/// <code>Get-IisChange -Snapshot $snapshot | Select-Object -First 1 -ExpandProperty Steps</code>
/// <para>One line for each file and access-control list.</para>
/// </example>
/// <seealso href="https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Get-IisChange.md" />
/// <seealso cref="UndoIisChangeCommand" />
[Cmdlet(VerbsCommon.Get, "IisChange", HelpUri = HelpPage)]
[OutputType(typeof(ChangeRecord))]
public sealed class GetIisChangeCommand : ServerCommand
{
    private const string HelpPage = "https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Get-IisChange.md";

    /// <summary>Identifiers of changes. Without it, all changes.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("ChangeId")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ChangeIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Id { get; set; }

    private protected override void ProcessServer(OpenServer server)
    {
        var changes = new ServerChanges(server, MyInvocation.MyCommand.Name);
        var broken = new List<ChangeException>();
        if (Guard.Run(server.Name, () => changes.Records(broken.Add)) is not { } records)
            return;
        foreach (var problem in broken)
            WriteWarning(problem.Message);
        foreach (var record in Id is null ? records : Id.SelectMany(id => Find(records, id, changes)).Distinct())
            WriteObject(WithSnapshot(record, server));
    }

    private ChangeRecord[] Find(ChangeRecord[] records, string id, ServerChanges changes)
    {
        var pattern = new WildcardPattern(id, WildcardOptions.IgnoreCase);
        var found = records.Where(record => pattern.IsMatch(record.Id)).ToArray();
        if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(id))
            WriteError(IisErrorRecords.ChangeNotFound(id, changes.Folder));
        return found;
    }

    // A record does not know which copy of the server it is of; the next command of the pipeline must.
    private static PSObject WithSnapshot(ChangeRecord record, OpenServer server)
    {
        var result = PSObject.AsPSObject(record);
        result.Properties.Add(new PSNoteProperty(nameof(Snapshot), server.Facts.Source));
        return result;
    }
}
