using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Configuration.Effective;

/// <summary>A section as it counts at one place.</summary>
public sealed class EffectiveSection
{
    internal EffectiveSection(string path, EffectiveElement element, SectionOverride[] overrides, bool isLocked)
    {
        Path = path;
        Element = element;
        Overrides = overrides;
        IsLockedBelow = isLocked;
    }

    /// <summary>Path of the section, "system.webServer/handlers".</summary>
    public string Path { get; }

    /// <summary>Its effective content.</summary>
    public EffectiveElement Element { get; }

    /// <summary>
    /// True when a web.config here may not set the section: what a file that was not captured says cannot change it then.
    /// </summary>
    public bool IsLockedBelow { get; }

    /// <summary>What each file says of overriding the section below it.</summary>
    internal SectionOverride[] Overrides { get; }

    /// <summary>The value of an attribute of the section's own element.</summary>
    public EffectiveValue Get(string attribute) => Element.Get(attribute);

    /// <summary>The statement of another file that forbids <paramref name="file"/> to set the section, or null.</summary>
    internal SectionOverride? Forbids(ConfigurationFile file)
    {
        foreach (var statement in Overrides)
            if (!statement.Allows && !ReferenceEquals(statement.File, file))
                return statement;
        return null;
    }
}
