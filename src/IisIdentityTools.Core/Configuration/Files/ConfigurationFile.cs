using IisIdentityTools.Facts;

namespace IisIdentityTools.Configuration.Files;

/// <summary>One configuration file: its elements, its location tags, and what is wrong with it.</summary>
public sealed class ConfigurationFile
{
    private static readonly LocationTag[] s_noLocations = [];

    private Dictionary<string, List<LocationTag>>? _index;

    internal ConfigurationFile(string path, FactState state, ConfigurationElement? root, ConfigurationProblem? problem, string? reason = null)
    {
        Path = path;
        State = state;
        Root = root;
        Problem = problem;
        Reason = reason;
        Locations = root is { } element ? LocationTag.ReadAll(element) : [];
    }

    /// <summary>The name that answers quote.</summary>
    public string Path { get; }

    /// <summary>What is known of the file.</summary>
    public FactState State { get; }

    /// <summary>Why it could not be read, when the facts say.</summary>
    public string? Reason { get; }

    /// <summary>The <c>configuration</c> element, or null when the file is not there or is broken.</summary>
    public ConfigurationElement? Root { get; }

    /// <summary>What makes the whole file unusable, or null.</summary>
    public ConfigurationProblem? Problem { get; }

    /// <summary>The file's location tags in file order.</summary>
    public IReadOnlyList<LocationTag> Locations { get; }

    /// <summary>True when some location tag is for a deeper level than the file's own.</summary>
    internal bool HasDeeperLocations => Index.Count > (Index.ContainsKey("") ? 1 : 0);

    /// <summary>The location tags for one level, given relative to the file's own; compared case-insensitively.</summary>
    internal IReadOnlyList<LocationTag> FindLocations(string relativePath)
    {
        if (Index.TryGetValue(relativePath, out var found))
            return found;
        return s_noLocations;
    }

    /// <summary>The relative paths of all location tags, in normal form.</summary>
    internal IEnumerable<string> LocationPaths => Index.Keys;

    private Dictionary<string, List<LocationTag>> Index => _index ??= MakeIndex();

    private Dictionary<string, List<LocationTag>> MakeIndex()
    {
        var index = new Dictionary<string, List<LocationTag>>(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in Locations)
        {
            if (!index.TryGetValue(tag.Path, out var tags))
                index.Add(tag.Path, tags = []);
            tags.Add(tag);
        }

        return index;
    }

    /// <summary>The path.</summary>
    public override string ToString() => Path;
}
