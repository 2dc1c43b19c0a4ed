using IisIdentityTools.Configuration;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Access.Subjects;

/// <summary>Every identity that the requests of a server use, each once, in the order in which the configuration comes to it.</summary>
internal sealed class ServerIdentities
{
    private readonly Dictionary<(string Name, IdentityKind Kind, string Pool), ServerIdentity> _byKey = [];
    private readonly List<ServerIdentity> _all = [];

    private ServerIdentities()
    {
    }

    public IReadOnlyList<ServerIdentity> All => _all;

    public static ServerIdentities Of(ServerConfiguration configuration, CancellationToken cancellation)
    {
        var identities = new ServerIdentities();
        foreach (var answer in new EffectiveIdentityResolver(configuration).Resolve(new IdentityQuery(), _ => { }, cancellation))
        {
            var who = answer.Identities;
            // A pool's worker process has a token of its own, whatever account it runs as.
            identities.Add(answer, who.Process, answer.ApplicationPool);
            foreach (var identity in new[] { who.Request, who.Code, who.Content, who.Configuration })
                if (!ReferenceEquals(identity, who.Process) && identity.Name != who.Process.Name)
                    identities.Add(answer, identity, "");
        }

        return identities;
    }

    private void Add(EffectiveIdentity answer, ResolvedIdentity identity, string pool)
    {
        if (identity.Kind == IdentityKind.None)
            return;
        var key = (identity.Name.ToUpperInvariant(), identity.Kind, pool.ToUpperInvariant());
        if (!_byKey.TryGetValue(key, out var known))
        {
            known = new ServerIdentity(answer, identity, new SortedSet<string>(StringComparer.OrdinalIgnoreCase), new HashSet<string>(StringComparer.OrdinalIgnoreCase));
            _byKey[key] = known;
            _all.Add(known);
        }

        known.UsedBy.Add(answer.Site + answer.Application);
        known.Sites.Add(answer.Site);
    }
}
