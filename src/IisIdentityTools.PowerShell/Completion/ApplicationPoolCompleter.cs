using System.Collections;

namespace IisIdentityTools.PowerShell.Completion;

/// <summary>Completes the names of application pools.</summary>
public sealed class ApplicationPoolCompleter : ServerNameCompleter
{
    private protected override IEnumerable<string> Names(ServerNames server, IDictionary bound) => server.ApplicationPools;
}
