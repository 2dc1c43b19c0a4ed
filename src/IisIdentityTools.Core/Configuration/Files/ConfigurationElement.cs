namespace IisIdentityTools.Configuration.Files;

/// <summary>One element as it stands in a file, with its place. Comments and text are not kept.</summary>
public sealed class ConfigurationElement
{
    private readonly ArraySegment<ConfigurationAttribute> _attributes;
    private ArraySegment<ConfigurationElement> _children = new([]);

    internal ConfigurationElement(string name, int line, int column, ArraySegment<ConfigurationAttribute> attributes)
    {
        Name = name;
        Line = line;
        Column = column;
        _attributes = attributes;
    }

    /// <summary>Local name.</summary>
    public string Name { get; }

    /// <summary>Line of the start tag, from 1.</summary>
    public int Line { get; }

    /// <summary>Column of the start tag, from 1.</summary>
    public int Column { get; }

    /// <summary>Attributes in file order, namespace declarations left out.</summary>
    public IReadOnlyList<ConfigurationAttribute> Attributes => _attributes;

    /// <summary>Child elements in file order.</summary>
    public IReadOnlyList<ConfigurationElement> Children => _children;

    /// <summary>The attributes for loops over large files: an array is walked without an enumerator.</summary>
    internal ArraySegment<ConfigurationAttribute> AttributeArray => _attributes;

    /// <summary>The children for loops over large files.</summary>
    internal ArraySegment<ConfigurationElement> ChildArray => _children;

    /// <summary>Gives the value of the attribute of that exact name, or null: an absent attribute and an empty one are different states.</summary>
    public string? Find(string attribute)
    {
        for (int i = _attributes.Offset, end = i + _attributes.Count; i < end; i++)
            if (string.Equals(_attributes.Array![i].Name, attribute, StringComparison.Ordinal))
                return _attributes.Array[i].Value;
        return null;
    }

    internal bool TryFind(string attribute, out ConfigurationAttribute found)
    {
        foreach (var candidate in _attributes)
        {
            if (!string.Equals(candidate.Name, attribute, StringComparison.Ordinal))
                continue;
            found = candidate;
            return true;
        }

        found = default;
        return false;
    }

    internal ConfigurationElement? FindChild(string name)
    {
        for (int i = _children.Offset, end = i + _children.Count; i < end; i++)
            if (string.Equals(_children.Array![i].Name, name, StringComparison.Ordinal))
                return _children.Array[i];
        return null;
    }

    internal void Adopt(ArraySegment<ConfigurationElement> children) => _children = children;
}
