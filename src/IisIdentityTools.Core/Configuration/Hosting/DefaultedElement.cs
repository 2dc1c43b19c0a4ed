using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Files;
using IisIdentityTools.Configuration.Schema;

namespace IisIdentityTools.Configuration.Hosting;

/// <summary>
/// An element of a collection whose absent attributes are filled from defaults elements, nearest first, and then from the schema:
/// pool, then applicationPoolDefaults; application, then applicationDefaults of the site, then of all sites.
/// </summary>
internal readonly struct DefaultedElement(ConfigurationFile file, ConfigurationElement? own, ConfigurationElement[] defaults, ElementSchema schema, string? from = null)
{
    /// <summary>The element itself, null when only defaults are there.</summary>
    public ConfigurationElement? Own { get; } = own;

    /// <summary>The file it stands in.</summary>
    public ConfigurationFile File { get; } = file;

    /// <summary>The value that counts, with its origin.</summary>
    public EffectiveValue Get(string attribute)
    {
        if (Own is not null && Own.TryFind(attribute, out var set))
            return new EffectiveValue(attribute, set.Value, ValueOrigin.Configured, At(set));
        foreach (var element in defaults)
            if (element.TryFind(attribute, out var inherited))
                return new EffectiveValue(attribute, inherited.Value, ValueOrigin.DefaultsElement, At(inherited), from ?? element.Name);
        var text = schema.FindAttribute(attribute)?.Default;
        return new EffectiveValue(attribute, text ?? "", text is null ? ValueOrigin.Unset : ValueOrigin.SchemaDefault, null);
    }

    /// <summary>The text of the value that counts, for callers that do not ask where it came from.</summary>
    public string Text(string attribute)
    {
        if (Own?.Find(attribute) is { } set)
            return set;
        foreach (var element in defaults)
            if (element.Find(attribute) is { } inherited)
                return inherited;
        return schema.FindAttribute(attribute)?.Default ?? "";
    }

    /// <summary>A child element with the children of the same name of the defaults elements behind it.</summary>
    public DefaultedElement Child(string name)
    {
        var behind = defaults.Length == 0 ? defaults : defaults.Select(element => element.FindChild(name)).OfType<ConfigurationElement>().ToArray();
        return new DefaultedElement(File, Own?.FindChild(name), behind, schema.FindElement(name) ?? SchemaLess.Element(name), defaults.Length == 0 ? null : from ?? defaults[0].Name);
    }

    private SourcePosition At(ConfigurationAttribute attribute) => new(File.Path, attribute.Line, attribute.Column, "");
}
