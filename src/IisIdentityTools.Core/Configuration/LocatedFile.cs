using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Configuration;

/// <summary>A web.config with the configuration path it stands at, linked to the one above it.</summary>
internal sealed class LocatedFile(ConfigurationFile file, string path, LocatedFile? above)
{
    /// <summary>The file.</summary>
    public ConfigurationFile File { get; } = file;

    /// <summary>Configuration path of the file's level, "Site/shop".</summary>
    public string Path { get; } = path;

    /// <summary>The next web.config up the URL path, or null.</summary>
    public LocatedFile? Above { get; } = above;
}
