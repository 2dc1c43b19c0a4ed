using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Hosting;

namespace IisIdentityTools.Configuration;

/// <summary>The levels of one site, built on demand and kept as long as this object lives.</summary>
public sealed class SiteLevels
{
    private readonly LevelTree _tree;
    private readonly SiteDefinition _site;
    private readonly Dictionary<string, (ConfigurationLevel Level, LocatedFile? Files, SitePlace Place)> _levels;

    internal SiteLevels(LevelTree tree, SiteDefinition site)
    {
        _tree = tree;
        _site = site;
        _levels = new(site.Applications.Count + 1, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The level that counts for a URL path of the site, given in normal form ("/", "/shop/admin").</summary>
    public ConfigurationLevel At(string urlPath) => Get(urlPath).Level;

    /// <summary>The level and the place of a URL path in normal form.</summary>
    internal (ConfigurationLevel Level, SitePlace Place) Find(string urlPath)
    {
        var (level, _, place) = Get(urlPath);
        return (level, place);
    }

    /// <summary>Where a URL path in normal form lies.</summary>
    public SitePlace PlaceAt(string urlPath) => Get(urlPath).Place;

    /// <summary>The web.config that stands at a URL path itself, or null.</summary>
    public Files.ConfigurationFile? WebConfigAt(string urlPath)
    {
        var files = Get(urlPath).Files;
        return files is not null && string.Equals(files.Path, PathOf(urlPath).ToString(), StringComparison.OrdinalIgnoreCase) ? files.File : null;
    }

    private (ConfigurationLevel Level, LocatedFile? Files, SitePlace Place) Get(string urlPath)
    {
        if (_levels.TryGetValue(urlPath, out var known))
            return known;
        var (parent, files, _) = urlPath == "/" ? (_tree.ApplicationHost, null, null!) : Get(ParentOf(urlPath));
        var place = SitePlace.Find(_site, urlPath, _tree.Expander);
        var path = PathOf(urlPath);
        var level = _tree.Build(parent, path, place.ApplicationKey, _tree.FolderOf(place), place.IsDirectoryRoot ? place.VirtualDirectory : null, files, out var own);
        if (own is { Root: not null })
            files = new LocatedFile(own, path.ToString(), files);
        return _levels[urlPath] = (level, files, place);
    }

    private LevelPath PathOf(string urlPath) => new(_site.Name, urlPath);

    private static string ParentOf(string urlPath)
    {
        var at = urlPath.LastIndexOf('/');
        return at <= 0 ? "/" : urlPath.Substring(0, at);
    }
}
