namespace IisIdentityTools.Configuration.Files;

/// <summary>A section as one file writes it, in its body or in a location tag.</summary>
internal sealed class SectionUse(string path, ConfigurationElement element)
{
    /// <summary>Path of the section.</summary>
    public string Path { get; } = path;

    /// <summary>The section's element.</summary>
    public ConfigurationElement Element { get; } = element;
}
