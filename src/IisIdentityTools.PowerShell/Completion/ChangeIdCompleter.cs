using System.Collections;
using IisIdentityTools.Changes;
using IisIdentityTools.PowerShell.Servers;

namespace IisIdentityTools.PowerShell.Completion;

/// <summary>Completes identifiers of changes, the newest first.</summary>
public sealed class ChangeIdCompleter : SnapshotNameCompleter
{
    private protected override IEnumerable<string> Names(string snapshot, IDictionary bound)
    {
        using var server = OpenServer.FromSnapshot(snapshot, CancellationToken.None);
        return [.. ChangeJournal.ReadRecords(server.OpenWriter().ChangesFolder, _ => { }, _ => { }).Select(record => record.Id)];
    }
}
