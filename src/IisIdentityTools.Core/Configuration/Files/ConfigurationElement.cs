namespace IisIdentityTools.Configuration.Files;

/// <summary>One element as it stands in a file, with its place. Comments and text are not kept.</summary>
public sealed class ConfigurationElement
{
    private static readonly ConfigurationElement[] s_noChildren = [];

    private ConfigurationElement[] _children = s_noChildren;

    internal ConfigurationElement(string name, int line, int column, ConfigurationAttribute[] attributes)
    {
        Name = name;
        Line = line;
        Column = column;
        Attributes = attributes;
    }

    /// <summary>Local name.</summary>
    public string Name { get; }

    /// <summary>Line of the start tag, from 1.</summary>
    public int Line { get; }

    /// <summary>Column of the start tag, from 1.</summary>
    public int Column { get; }

    /// <summary>Attributes in file order, namespace declarations left out.</summary>
    public IReadOnlyList<ConfigurationAttribute> Attributes { get; }

    /// <summary>Child elements in file order.</summary>
    public IReadOnlyList<ConfigurationElement> Children => _children;

    /// <summary>Gives the value of the attribute of that exact name, or null: an absent attribute and an empty one are different states.</summary>
    public string? Find(string attribute)
    {
        var attributes = (ConfigurationAttribute[])Attributes;
        for (var i = 0; i < attributes.Length; i++)
            if (string.Equals(attributes[i].Name, attribute, StringComparison.Ordinal))
                return attributes[i].Value;
        return null;
    }

    internal bool TryFind(string attribute, out ConfigurationAttribute found)
    {
        foreach (var candidate in (ConfigurationAttribute[])Attributes)
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
