using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Configuration.Hosting;

/// <summary>The first element of each name, compared ignoring case. Few names are searched one by one, many through a table.</summary>
internal sealed class FirstNames
{
    private const int Few = 8;

    private readonly List<KeyValuePair<string, ConfigurationElement>> _names = [];
    private Dictionary<string, ConfigurationElement>? _table;

    /// <summary>Forgets all names.</summary>
    public void Clear()
    {
        _names.Clear();
        _table = null;
    }

    /// <summary>Adds a name; gives the element that had it before, or null.</summary>
    public ConfigurationElement? Add(string name, ConfigurationElement element)
    {
        if (Find(name) is { } first)
            return first;
        if (_table is not null)
            _table.Add(name, element);
        else
            _names.Add(new(name, element));
        if (_table is null && _names.Count > Few)
            _table = _names.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        return null;
    }

    private ConfigurationElement? Find(string name)
    {
        if (_table is not null)
            return _table.TryGetValue(name, out var found) ? found : null;
        foreach (var pair in _names)
            if (string.Equals(pair.Key, name, StringComparison.OrdinalIgnoreCase))
                return pair.Value;
        return null;
    }
}
