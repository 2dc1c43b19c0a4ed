using System.Collections;
using IisIdentityTools.Security;

namespace IisIdentityTools.PowerShell.Completion;

/// <summary>Completes identities: the virtual accounts of the pools, and the anonymous user.</summary>
public sealed class IdentityCompleter : ServerNameCompleter
{
    private protected override IEnumerable<string> Names(ServerNames server, IDictionary bound) =>
        server.ApplicationPools.Select(pool => ApplicationPoolSid.AccountPrefix + pool).Append("IUSR");
}
