using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Configuration;

/// <summary>The location tags of the server's own files, by the site that they are for.</summary>
internal sealed class LocationIndex
{
    private static readonly string[] s_none = [];

    private readonly Dictionary<string, List<string>> _bySite = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _above = new(StringComparer.OrdinalIgnoreCase);

    public LocationIndex(IEnumerable<ConfigurationFile> files)
    {
        foreach (var path in files.SelectMany(file => file.LocationPaths))
            Add(path);
    }

    /// <summary>URL paths below a site's root that have location tags.</summary>
    public IReadOnlyList<string> Below(string site)
    {
        if (_bySite.TryGetValue(site, out var paths))
            return paths;
        return s_none;
    }

    /// <summary>True when a location tag is for a level below that one.</summary>
    public bool HasBelow(string path) => _above.Contains(path);

    private void Add(string path)
    {
        var slash = path.IndexOf('/');
        if (slash <= 0)
            return;
        var site = path.Substring(0, slash);
        if (!_bySite.TryGetValue(site, out var paths))
            _bySite.Add(site, paths = []);
        paths.Add(path.Substring(slash));
        for (var at = slash; at > 0; at = path.IndexOf('/', at + 1))
            _above.Add(path.Substring(0, at));
    }
}
