using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Configuration.Hosting;

/// <summary>What stands behind the applications and virtual directories of one level: of all sites, of one site, of one application.</summary>
internal sealed class DefaultsLevel(DefaultsChain applications, DefaultsChain virtualDirectories)
{
    /// <summary>Behind an application.</summary>
    public DefaultsChain Applications { get; } = applications;

    /// <summary>Behind a virtual directory.</summary>
    public DefaultsChain VirtualDirectories { get; } = virtualDirectories;

    /// <summary>The level below a site or application: its own defaults come first.</summary>
    public DefaultsLevel Below(ConfigurationElement element)
    {
        var application = element.FindChild("applicationDefaults");
        var directory = element.FindChild("virtualDirectoryDefaults");
        return application is null && directory is null ? this : new DefaultsLevel(Before(application, Applications), Before(directory, VirtualDirectories));
    }

    private static DefaultsChain Before(ConfigurationElement? nearest, DefaultsChain chain) =>
        nearest is { } first ? new DefaultsChain(chain.File, [first, .. chain.Elements], chain.Schema) : chain;
}
