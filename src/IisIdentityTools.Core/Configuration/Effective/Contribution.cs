using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Configuration.Effective;

/// <summary>What one file says for one level, in its body or in one location tag.</summary>
internal sealed class Contribution(ConfigurationFile file, LocationTag? location, IReadOnlyList<SectionUse> sections)
{
    /// <summary>The file.</summary>
    public ConfigurationFile File { get; } = file;

    /// <summary>The location tag, or null for the file's body.</summary>
    public LocationTag? Location { get; } = location;

    /// <summary>The sections it sets.</summary>
    public IReadOnlyList<SectionUse> Sections { get; } = sections;

    /// <summary>False when it stops at the border of a nested application.</summary>
    public bool IsInherited => Location?.InheritInChildApplications ?? true;

    /// <summary>The section of that path, or null.</summary>
    public SectionUse? Find(string path)
    {
        foreach (var use in Sections)
            if (string.Equals(use.Path, path, StringComparison.Ordinal))
                return use;
        return null;
    }
}
