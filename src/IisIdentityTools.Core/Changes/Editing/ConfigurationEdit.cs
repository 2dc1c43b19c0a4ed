using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Changes.Editing;

/// <summary>One thing to change in a configuration file, as data: where, which attribute, what it shall be. Immutable.</summary>
public sealed class ConfigurationEdit
{
    private ConfigurationEdit(ConfigurationEditKind kind, string? location, string section, string elementPath, string attribute, string? value)
    {
        Kind = kind;
        Location = location is null || LocationTag.Normalize(location).Length == 0 ? null : EditNames.CheckValue(LocationTag.Normalize(location), nameof(location));
        Section = section ?? throw new ArgumentNullException(nameof(section));
        ElementPath = elementPath ?? throw new ArgumentNullException(nameof(elementPath));
        SectionNames = section.Split('/').Select(name => EditNames.Check(name, nameof(section))).ToArray();
        if (SectionNames[0] == "location")
            throw new ArgumentException("A location tag is no section: give its path as the location.", nameof(section));
        Steps = ElementStep.Parse(elementPath, nameof(elementPath));
        Attribute = EditNames.Check(attribute, nameof(attribute));
        Value = value;
    }

    /// <summary>What is done.</summary>
    public ConfigurationEditKind Kind { get; }

    /// <summary>Path of the location tag in normal form, "Default Web Site/shop"; null for the file's own level.</summary>
    public string? Location { get; }

    /// <summary>Path of the section, "system.webServer/security/authentication/anonymousAuthentication".</summary>
    public string Section { get; }

    /// <summary>Path of the element below the section; empty for the section itself. An item of a collection is add[@name='Shop'].</summary>
    public string ElementPath { get; }

    /// <summary>Name of the attribute.</summary>
    public string Attribute { get; }

    /// <summary>What the attribute shall be; null when it is removed. May be a secret: show <see cref="ToString"/> instead.</summary>
    public string? Value { get; }

    internal IReadOnlyList<string> SectionNames { get; }

    internal IReadOnlyList<ElementStep> Steps { get; }

    /// <summary>An edit that sets an attribute.</summary>
    /// <param name="section">Path of the section.</param>
    /// <param name="attribute">Name of the attribute.</param>
    /// <param name="value">Its value, not escaped; an empty one is a value.</param>
    /// <param name="location">Path of a location tag, which is made when there is none; null, "" and "." for the file's own level.</param>
    /// <param name="elementPath">Element below the section; empty for the section itself.</param>
    /// <exception cref="ArgumentException">A name is none, or the value has characters that XML cannot hold.</exception>
    public static ConfigurationEdit SetAttribute(string section, string attribute, string value, string? location = null, string elementPath = "") =>
        new(ConfigurationEditKind.SetAttribute, location, section, elementPath, attribute, EditNames.CheckValue(value ?? throw new ArgumentNullException(nameof(value)), nameof(value)));

    /// <summary>An edit that removes an attribute; where there is none it does nothing.</summary>
    /// <param name="section">Path of the section.</param>
    /// <param name="attribute">Name of the attribute.</param>
    /// <param name="location">Path of a location tag; null, "" and "." for the file's own level.</param>
    /// <param name="elementPath">Element below the section; empty for the section itself.</param>
    /// <exception cref="ArgumentException">A name is none.</exception>
    public static ConfigurationEdit RemoveAttribute(string section, string attribute, string? location = null, string elementPath = "") =>
        new(ConfigurationEditKind.RemoveAttribute, location, section, elementPath, attribute, null);

    /// <summary>The edit in words, with a note in place of a secret.</summary>
    public override string ToString()
    {
        var target = $"{Section}{(ElementPath.Length == 0 ? "" : "/" + ElementPath)}/@{Attribute}{(Location is null ? "" : $" at location \"{Location}\"")}";
        return Value is null ? $"remove {target}" : $"set {target} to \"{(SecretAttributes.IsSecret(Attribute) ? SecretAttributes.Redact(Value) : Value)}\"";
    }
}
