using IisIdentityTools.Configuration.Schema;

namespace IisIdentityTools.Configuration.Effective;

/// <summary>An element of a section after all levels were merged: every value with its origin. Immutable; levels share what they do not change.</summary>
public sealed class EffectiveElement
{
    private static readonly EffectiveValue[] s_noValues = [];
    private static readonly EffectiveElement[] s_noElements = [];

    internal EffectiveElement(
        ElementSchema schema,
        string name,
        EffectiveValue[]? values = null,
        EffectiveElement[]? children = null,
        EffectiveElement[]? items = null,
        ElementLock[]? locks = null,
        SourcePosition? source = null,
        bool isEncrypted = false)
    {
        Schema = schema;
        Name = name;
        Values = values ?? s_noValues;
        Children = children ?? s_noElements;
        Items = items ?? s_noElements;
        Locks = locks ?? [];
        Source = source;
        IsEncrypted = isEncrypted;
    }

    /// <summary>What may stand in the element.</summary>
    public ElementSchema Schema { get; }

    /// <summary>XML name; of an item the directive that added it ("add", "allow", "deny", "site").</summary>
    public string Name { get; }

    /// <summary>The values some file set, in schema-free order.</summary>
    internal EffectiveValue[] Values { get; }

    /// <summary>The child elements some file wrote.</summary>
    internal EffectiveElement[] Children { get; }

    /// <summary>Items of the element's collection, in effective order.</summary>
    public IReadOnlyList<EffectiveElement> Items { get; }

    /// <summary>Locks that deeper files must respect.</summary>
    internal ElementLock[] Locks { get; }

    /// <summary>Where the element was written last (of an item: where it was added); null when no file wrote it.</summary>
    public SourcePosition? Source { get; }

    /// <summary>True when the element is stored encrypted as a whole: its content is never read.</summary>
    public bool IsEncrypted { get; }

    /// <summary>The value of an attribute that counts: set by a file, or the schema's default.</summary>
    public EffectiveValue Get(string attribute)
    {
        foreach (var value in Values)
            if (string.Equals(value.Name, attribute, StringComparison.Ordinal))
                return value;
        var text = Schema.FindAttribute(attribute)?.Default;
        return text is null
            ? new EffectiveValue(attribute, "", ValueOrigin.Unset, null)
            : new EffectiveValue(attribute, text, ValueOrigin.SchemaDefault, null);
    }

    /// <summary>The child element of that name; an empty one with the schema's defaults when no file wrote it.</summary>
    public EffectiveElement Child(string name)
    {
        foreach (var child in Children)
            if (string.Equals(child.Name, name, StringComparison.Ordinal))
                return child;
        return new EffectiveElement(Schema.FindElement(name) ?? SchemaLess.Element(name), name);
    }
}
