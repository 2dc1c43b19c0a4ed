using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Files;
using IisIdentityTools.Configuration.Schema;

namespace IisIdentityTools.Configuration.Hosting;

/// <summary>What stands behind the elements of one collection: file, defaults elements, schema. All applications of a server mostly share one.</summary>
internal sealed class DefaultsChain(ConfigurationFile file, ConfigurationElement[] elements, ElementSchema schema, string? name = null)
{
    private readonly Dictionary<string, DefaultsChain> _children = new(StringComparer.Ordinal);

    /// <summary>The file the elements stand in.</summary>
    public ConfigurationFile File { get; } = file;

    /// <summary>The defaults elements, nearest first.</summary>
    public ConfigurationElement[] Elements { get; } = elements;

    /// <summary>The schema of the element.</summary>
    public ElementSchema Schema { get; } = schema;

    /// <summary>Name of the defaults element that a child of it belongs to; null for the defaults elements themselves.</summary>
    public string? Name { get; } = name;

    /// <summary>The chain behind a child element of that name.</summary>
    public DefaultsChain Child(string name)
    {
        lock (_children)
        {
            if (!_children.TryGetValue(name, out var child))
                _children[name] = child = MakeChild(name);
            return child;
        }
    }

    private DefaultsChain MakeChild(string name) => new(
        File,
        Elements.Select(element => element.FindChild(name)).OfType<ConfigurationElement>().ToArray(),
        Schema.FindElement(name) ?? SchemaLess.Element(name),
        Name ?? (Elements.Length > 0 ? Elements[0].Name : null));
}
