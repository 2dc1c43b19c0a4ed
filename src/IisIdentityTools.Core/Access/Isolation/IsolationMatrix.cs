using IisIdentityTools.Access.Checks;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Isolation;

/// <summary>All identities against one path after another. Identities of one class have one outcome for each distinct descriptor.</summary>
internal sealed class IsolationMatrix
{
    private readonly Lazy<IdentityClasses> _local;
    private readonly Lazy<IdentityClasses> _remote;
    private readonly PathAccessChecker _checker;
    private readonly Dictionary<string, List<IsolationIdentity>> _bySite = new(StringComparer.OrdinalIgnoreCase);

    public IsolationMatrix(IReadOnlyList<IsolationIdentity> identities, PathAccessChecker checker)
    {
        _local = new(() => new IdentityClasses(identities, identity => identity.Local, checker));
        _remote = new(() => new IdentityClasses(identities, identity => identity.Remote, checker));
        _checker = checker;
        foreach (var identity in identities)
            foreach (var site in identity.Sites)
                (_bySite.TryGetValue(site, out var own) ? own : _bySite[site] = []).Add(identity);
    }

    /// <summary>The outcomes at a path of a site, for identities that work for other sites; none when the path does not exist.</summary>
    public IEnumerable<IsolationRow> Rows(string site, CheckedPath place)
    {
        var classes = place.IsRemote ? _remote.Value : _local.Value;
        var groups = new IsolationGroups(place.Path, site);
        var apart = new HashSet<IsolationIdentity>(OwnOf(site).Concat(Exceptions(classes, place)));
        var taken = new Dictionary<IdentityClass, int>();
        foreach (var identity in apart)
        {
            var like = classes.ClassOf(identity);
            taken[like] = taken.TryGetValue(like, out var before) ? before + 1 : 1;
            // Who works for this site alone belongs here; who works for others too carries this site's grants to them.
            var isOwn = identity.Sites.Contains(site);
            if (!isOwn || identity.Sites.Count > 1)
                groups.Of(Decide(place, identity), isOwn).Add(identity);
        }

        foreach (var like in classes.All)
        {
            var rest = like.Members.Count - (taken.TryGetValue(like, out var count) ? count : 0);
            if (rest > 0)
                groups.Of(Decide(place, like.Members.First(identity => !apart.Contains(identity))), false).Add(like, apart, rest);
        }

        return groups.Rows;
    }

    private IReadOnlyList<IsolationIdentity> OwnOf(string site) => _bySite.TryGetValue(site, out var own) ? own : [];

    private static IEnumerable<IsolationIdentity> Exceptions(IdentityClasses classes, CheckedPath place)
    {
        // The folder above gives the right to delete, the share takes rights away.
        foreach (var descriptor in new[] { place.Target.Descriptor, place.Parent, place.Share?.Descriptor })
            if (descriptor is not null)
                foreach (var identity in classes.Exceptions(descriptor))
                    yield return identity;
    }

    private PathAccess Decide(CheckedPath place, IsolationIdentity identity) => _checker.Decide(place, identity.At(place), FileRights.FullControl);
}
