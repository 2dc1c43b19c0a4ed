using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Configuration.Hosting;

/// <summary>
/// Makes the applications of a site out of its element. A large server has 50,000 of them, and most questions are about a few: each
/// site asks when it is asked itself. Safe to use from several threads at once.
/// </summary>
internal sealed class ApplicationReader
{
    private readonly UniquePaths _applications = new("application");
    private readonly UniquePaths _directories = new("virtualDirectory");

    /// <summary>The applications, in file order.</summary>
    public ApplicationDefinition[] Read(ConfigurationElement site, DefaultsLevel above)
    {
        var level = above.Below(site);
        lock (_applications)
        {
            var found = _applications.Below(site);
            var applications = new ApplicationDefinition[found.Count];
            for (var i = 0; i < applications.Length; i++)
                applications[i] = Read(found[i].Key, found[i].Value, level);
            return applications;
        }
    }

    private ApplicationDefinition Read(string path, ConfigurationElement element, DefaultsLevel above)
    {
        var behind = above.Below(element).VirtualDirectories;
        var found = _directories.Below(element);
        var directories = new VirtualDirectoryDefinition[found.Count];
        for (var i = 0; i < directories.Length; i++)
            directories[i] = new VirtualDirectoryDefinition(found[i].Key, UrlPath.Combine(path, found[i].Key), new DefaultedElement(found[i].Value, behind));
        return new ApplicationDefinition(path, new DefaultedElement(element, above.Applications), directories);
    }
}
