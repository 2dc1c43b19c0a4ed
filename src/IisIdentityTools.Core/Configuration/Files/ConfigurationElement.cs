namespace IisIdentityTools.Configuration.Files;

/// <summary>One element as it stands in a file, with its place. Comments and text are not kept. A small value: a row in the file's table.</summary>
public readonly struct ConfigurationElement
{
    private readonly ElementTable _table;
    private readonly int _index;

    internal ConfigurationElement(ElementTable table, int index)
    {
        _table = table;
        _index = index;
    }

    /// <summary>Local name.</summary>
    public string Name => _table[_index].Name;

    /// <summary>Line of the start tag, from 1.</summary>
    public int Line => _table[_index].Line;

    /// <summary>Column of the start tag, from 1.</summary>
    public int Column => _table[_index].Column;

    /// <summary>Attributes in file order, namespace declarations left out.</summary>
    public ElementAttributes Attributes => new(_table, _table[_index].FirstAttribute, _table.AttributeEnd(_index));

    /// <summary>Child elements in file order.</summary>
    public ElementChildren Children => new(_table, _index + 1, _table[_index].End);

    /// <summary>False for the default value, which is no element of any file.</summary>
    internal bool IsSomewhere => _table is not null;

    /// <summary>Gives the value of the attribute of that exact name, or null: an absent attribute and an empty one are different states.</summary>
    public string? Find(string attribute) => IndexOf(attribute) is var at and >= 0 ? _table.Attribute(at).Value : null;

    internal bool TryFind(string attribute, out ConfigurationAttribute found)
    {
        var at = IndexOf(attribute);
        found = at < 0 ? default : _table.Attribute(at);
        return at >= 0;
    }

    internal ConfigurationElement? FindChild(string name)
    {
        foreach (var child in Children)
            if (string.Equals(child.Name, name, StringComparison.Ordinal))
                return child;
        return null;
    }

    private int IndexOf(string attribute)
    {
        for (int i = _table[_index].FirstAttribute, end = _table.AttributeEnd(_index); i < end; i++)
            if (string.Equals(_table.Attribute(i).Name, attribute, StringComparison.Ordinal))
                return i;
        return -1;
    }
}
