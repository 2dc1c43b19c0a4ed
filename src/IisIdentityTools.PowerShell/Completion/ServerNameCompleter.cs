using System.Collections;

namespace IisIdentityTools.PowerShell.Completion;

/// <summary>Completes names that stand in the configuration of a snapshot.</summary>
public abstract class ServerNameCompleter : SnapshotNameCompleter
{
    private protected abstract IEnumerable<string> Names(ServerNames server, IDictionary bound);

    private protected sealed override IEnumerable<string> Names(string snapshot, IDictionary bound) => Names(ServerNames.Read(snapshot), bound);
}
