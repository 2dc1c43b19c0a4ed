using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Configuration.Hosting;

/// <summary>The first element of each name, compared ignoring case. Few names are searched one by one, many through a table.</summary>
/// <param name="expected">How many names may come, so that the table need not grow.</param>
internal sealed class FirstNames(int expected = 0)
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
            _table = MakeTable();
        return null;
    }

    private Dictionary<string, ConfigurationElement> MakeTable()
    {
        var table = new Dictionary<string, ConfigurationElement>(Math.Max(expected, _names.Count), StringComparer.OrdinalIgnoreCase);
        foreach (var pair in _names)
            table.Add(pair.Key, pair.Value);
        return table;
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
