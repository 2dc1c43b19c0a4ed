namespace IisIdentityTools.Access.Isolation;

/// <summary>The identities of one finding: those of some classes without some, and some singly. Names are made when asked for.</summary>
internal sealed class IdentityGroup
{
    private readonly string _path;
    private readonly string _site;
    private readonly List<(IdentityClass Class, HashSet<IsolationIdentity> Without)> _classes = [];
    private readonly List<IsolationIdentity> _single = [];

    public IdentityGroup(string path, string site)
    {
        _path = path;
        _site = site;
    }

    public int Count { get; private set; }

    /// <summary>The first of them.</summary>
    public IsolationIdentity First => All().First();

    /// <summary>The name of the only one, or how many there are.</summary>
    public string Text => Count == 1 ? First.At(_path).Name : FormattableString.Invariant($"({Count} identities)");

    public string Sid => Count == 1 ? First.At(_path).Sid?.ToString() ?? "" : "";

    public void Add(IsolationIdentity identity)
    {
        _single.Add(identity);
        Count++;
    }

    /// <summary>Adds a class without those of its members that were dealt with otherwise.</summary>
    /// <param name="members">The class.</param>
    /// <param name="without">Identities that do not belong to the group, of this class or others.</param>
    /// <param name="count">How many members are left.</param>
    public void Add(IdentityClass members, HashSet<IsolationIdentity> without, int count)
    {
        _classes.Add((members, without));
        Count += count;
    }

    public string[] Names() => [.. All().Select(identity => identity.At(_path).Name).Distinct(StringComparer.OrdinalIgnoreCase)];

    public string[] Sites() => [.. All().SelectMany(identity => identity.Sites).Where(site => !string.Equals(site, _site, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(site => site, StringComparer.OrdinalIgnoreCase)];

    private IEnumerable<IsolationIdentity> All() =>
        _classes.SelectMany(item => item.Class.Members.Where(identity => !item.Without.Contains(identity))).Concat(_single);
}
