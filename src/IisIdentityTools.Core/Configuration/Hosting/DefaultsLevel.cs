using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Configuration.Hosting;

/// <summary>The defaults elements that stand behind an application and a virtual directory, nearest first.</summary>
internal sealed class DefaultsLevel(ConfigurationElement[] applications, ConfigurationElement[] virtualDirectories)
{
    /// <summary>applicationDefaults elements.</summary>
    public ConfigurationElement[] Applications { get; } = applications;

    /// <summary>virtualDirectoryDefaults elements.</summary>
    public ConfigurationElement[] VirtualDirectories { get; } = virtualDirectories;

    /// <summary>The level below a site or application: its own defaults come first.</summary>
    public DefaultsLevel Below(ConfigurationElement element)
    {
        var application = element.FindChild("applicationDefaults");
        var directory = element.FindChild("virtualDirectoryDefaults");
        return application is null && directory is null
            ? this
            : new DefaultsLevel(
                application is null ? Applications : [application, .. Applications],
                directory is null ? VirtualDirectories : [directory, .. VirtualDirectories]);
    }
}
