using System.Collections;

namespace IisIdentityTools.PowerShell.Completion;

/// <summary>Completes the names of sites.</summary>
public sealed class SiteCompleter : ServerNameCompleter
{
    private protected override IEnumerable<string> Names(ServerNames server, IDictionary bound) => server.Sites;
}
