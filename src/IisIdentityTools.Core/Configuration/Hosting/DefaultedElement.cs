using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Configuration.Hosting;

/// <summary>
/// An element of a collection whose absent attributes are filled from defaults elements, nearest first, and then from the schema:
/// pool, then applicationPoolDefaults; application, then applicationDefaults of the site, then of all sites.
/// </summary>
internal readonly struct DefaultedElement(ConfigurationElement? own, DefaultsChain behind)
{
    // Without the flag of a nullable: there is one of these for each application and directory.
    private readonly ConfigurationElement _own = own.GetValueOrDefault();

    /// <summary>The element itself, null when only defaults are there.</summary>
    private ConfigurationElement? Own => _own.IsSomewhere ? _own : null;

    /// <summary>Where the element stands; null when only defaults are there.</summary>
    public SourcePosition? Source => Own is { } element ? new SourcePosition(behind.File.Path, element.Line, element.Column, "") : null;

    /// <summary>The value that counts, with its origin.</summary>
    public EffectiveValue Get(string attribute)
    {
        if (Own is { } own && own.TryFind(attribute, out var set))
            return new EffectiveValue(attribute, set.Value, ValueOrigin.Configured, At(set));
        foreach (var element in behind.Elements)
            if (element.TryFind(attribute, out var inherited))
                return new EffectiveValue(attribute, inherited.Value, ValueOrigin.DefaultsElement, At(inherited), behind.Name ?? element.Name);
        var text = behind.Schema.FindAttribute(attribute)?.Default;
        return new EffectiveValue(attribute, text ?? "", text is null ? ValueOrigin.Unset : ValueOrigin.SchemaDefault, null);
    }

    /// <summary>The text of the value that counts, for callers that do not ask where it came from.</summary>
    public string Text(string attribute)
    {
        if (Own?.Find(attribute) is { } set)
            return set;
        foreach (var element in behind.Elements)
            if (element.Find(attribute) is { } inherited)
                return inherited;
        return behind.Schema.FindAttribute(attribute)?.Default ?? "";
    }

    /// <summary>A child element with the children of the same name of the defaults elements behind it.</summary>
    public DefaultedElement Child(string name) => new(Own?.FindChild(name), behind.Child(name));

    private SourcePosition At(ConfigurationAttribute attribute) => new(behind.File.Path, attribute.Line, attribute.Column, "");
}
