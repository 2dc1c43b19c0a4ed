namespace IisIdentityTools.Configuration.Files;

/// <summary>One element as it stands in a file, with its place. Comments and text are not kept.</summary>
public sealed class ConfigurationElement
{
    private static readonly ConfigurationElement[] s_noChildren = [];

    private readonly ConfigurationAttribute[] _attributes;
    private ConfigurationElement[] _children = s_noChildren;

    internal ConfigurationElement(string name, int line, int column, ConfigurationAttribute[] attributes)
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
    internal ConfigurationAttribute[] AttributeArray => _attributes;

    /// <summary>The children for loops over large files.</summary>
    internal ConfigurationElement[] ChildArray => _children;

    /// <summary>Gives the value of the attribute of that exact name, or null: an absent attribute and an empty one are different states.</summary>
    public string? Find(string attribute)
    {
        foreach (var candidate in _attributes)
            if (string.Equals(candidate.Name, attribute, StringComparison.Ordinal))
                return candidate.Value;
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
        foreach (var child in _children)
            if (string.Equals(child.Name, name, StringComparison.Ordinal))
                return child;
        return null;
    }

    internal void Adopt(ConfigurationElement[] children) => _children = children;
}
