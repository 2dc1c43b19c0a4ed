using IisIdentityTools.Configuration;
using IisIdentityTools.Identity.Tokens;
using IisIdentityTools.Security;

namespace IisIdentityTools.Changes.Planning;

/// <summary>Names SIDs for people: application pools of the server besides all that tokens name. The pools are hashed once, when a SID is first asked for.</summary>
internal sealed class SidNames(ServerConfiguration configuration)
{
    private readonly PrincipalNames _names = new(configuration.Facts, new LocalGroupGraph(configuration.Facts));
    private Dictionary<SecurityIdentifier, string>? _pools;

    /// <summary>The name; the SID itself where nobody knows one.</summary>
    public string NameOf(SecurityIdentifier sid) =>
        (_pools ??= ReadPools()).TryGetValue(sid, out var pool) ? ApplicationPoolSid.AccountPrefix + pool : _names.NameOf(sid);

    // Names that differ in case alone have the same SID: the first counts.
    private Dictionary<SecurityIdentifier, string> ReadPools() =>
        configuration.ApplicationPools.GroupBy(pool => ApplicationPoolSid.FromName(pool.Name)).ToDictionary(pools => pools.Key, pools => pools.First().Name);
}
