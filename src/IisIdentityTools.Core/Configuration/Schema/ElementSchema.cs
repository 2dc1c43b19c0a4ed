namespace IisIdentityTools.Configuration.Schema;

/// <summary>What may stand in one configuration element: attributes, child elements, and at most one collection.</summary>
public sealed class ElementSchema
{
    // Made at the first search: most elements of a schema are never asked. Two threads may both make them, with the same content.
    private Dictionary<string, AttributeSchema>? _attributes;
    private Dictionary<string, ElementSchema>? _elements;

    /// <summary>Makes the schema of one element.</summary>
    public ElementSchema(
        string name,
        IReadOnlyList<AttributeSchema> attributes,
        IReadOnlyList<ElementSchema> elements,
        CollectionSchema? collection = null,
        bool allowUnrecognizedAttributes = false,
        bool isCollectionDefault = false,
        bool isRuntime = false)
    {
        Name = name;
        Attributes = attributes;
        Elements = elements;
        Collection = collection;
        AllowUnrecognizedAttributes = allowUnrecognizedAttributes;
        IsCollectionDefault = isCollectionDefault;
        IsRuntime = isRuntime;
    }

    /// <summary>XML name; compared case-sensitively.</summary>
    public string Name { get; }

    /// <summary>Attributes in schema order.</summary>
    public IReadOnlyList<AttributeSchema> Attributes { get; }

    /// <summary>Child elements in schema order, those of the collection not among them.</summary>
    public IReadOnlyList<ElementSchema> Elements { get; }

    /// <summary>The collection that the element holds, or null.</summary>
    public CollectionSchema? Collection { get; }

    /// <summary>True when attributes that the schema does not name are accepted.</summary>
    public bool AllowUnrecognizedAttributes { get; }

    /// <summary>True when the element only holds defaults for the items of the collection beside it.</summary>
    public bool IsCollectionDefault { get; }

    /// <summary>True when IIS computes the element at run time (worker processes): it is not stored in configuration files.</summary>
    public bool IsRuntime { get; }

    /// <summary>The attribute of that exact name, or null.</summary>
    public AttributeSchema? FindAttribute(string name) =>
        (_attributes ??= Index(Attributes, a => a.Name)).TryGetValue(name, out var found) ? found : null;

    /// <summary>The child element of that exact name, or null.</summary>
    public ElementSchema? FindElement(string name) =>
        (_elements ??= Index(Elements, e => e.Name)).TryGetValue(name, out var found) ? found : null;

    private static Dictionary<string, T> Index<T>(IReadOnlyList<T> items, Func<T, string> nameOf)
    {
        var index = new Dictionary<string, T>(items.Count, StringComparer.Ordinal);
        foreach (var item in items)
            index[nameOf(item)] = item;
        return index;
    }
}
