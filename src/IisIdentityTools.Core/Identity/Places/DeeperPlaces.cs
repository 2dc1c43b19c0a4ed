using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Identity.Places;

/// <summary>
/// Finds the URL paths below an application's directories for which some file says something of its own: location tags, and
/// web.config files in folders. Only there can the answer differ from that of the directory's root.
/// </summary>
internal sealed class DeeperPlaces(ServerConfiguration configuration, SiteDefinition site, SiteLevels levels)
{
    /// <summary>The paths of one application, in ordinal order.</summary>
    public IReadOnlyList<string> Of(ApplicationDefinition application)
    {
        if (configuration.GetLocationPaths(site).Count == 0 && !HasFiles(application))
            return [];
        var found = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in configuration.GetLocationPaths(site))
            Add(found, application, path);
        foreach (var directory in application.VirtualDirectories)
            AddFiles(found, application, directory);
        AddLocations(found, application);
        return found.Count == 0 ? [] : found.ToArray();
    }

    private bool HasFiles(ApplicationDefinition application)
    {
        var directories = application.VirtualDirectories;
        for (var i = 0; i < directories.Count; i++)
            if (levels.PlaceAt(directories[i].UrlPath).PhysicalPath is { Length: > 0 } root && configuration.Facts.FindConfigurationFiles(root).Count > 0)
                return true;
        return false;
    }

    private void AddFiles(SortedSet<string> found, ApplicationDefinition application, VirtualDirectoryDefinition directory)
    {
        if (levels.PlaceAt(directory.UrlPath).PhysicalPath is not { Length: > 0 } root)
            return;
        foreach (var file in configuration.Facts.FindConfigurationFiles(root))
        {
            var folder = WindowsPath.Parent(file) ?? "";
            if (folder.Length > root.Length)
                Add(found, application, UrlPath.Combine(directory.UrlPath, "/" + folder.Substring(root.Length).Trim('\\').Replace('\\', '/')));
        }
    }

    /// <summary>Location tags of web.config files, at the root of the application and at the places found so far.</summary>
    private void AddLocations(SortedSet<string> found, ApplicationDefinition application)
    {
        foreach (var at in found.Concat(application.VirtualDirectories.Select(directory => directory.UrlPath)).ToArray())
            foreach (var tag in levels.WebConfigAt(at)?.Locations ?? [])
                if (tag.Path.Length > 0)
                    Add(found, application, UrlPath.Combine(at, "/" + tag.Path));
    }

    private void Add(SortedSet<string> found, ApplicationDefinition application, string path)
    {
        var isOwn = ReferenceEquals(site.FindApplication(path), application);
        if (isOwn && !application.VirtualDirectories.Any(directory => string.Equals(directory.UrlPath, path, StringComparison.OrdinalIgnoreCase)))
            found.Add(path);
    }
}
