using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Configuration.Hosting;

/// <summary>What all sites of a server share: the file they stand in, the defaults behind them, and the reader of their applications.</summary>
internal sealed class SiteSource(ConfigurationFile file, DefaultsLevel above, ApplicationReader applications)
{
    /// <summary>The file.</summary>
    public ConfigurationFile File { get; } = file;

    /// <summary>The defaults for all sites.</summary>
    public DefaultsLevel Above { get; } = above;

    /// <summary>Reads the applications of a site when they are first asked for.</summary>
    public ApplicationReader Applications { get; } = applications;
}
