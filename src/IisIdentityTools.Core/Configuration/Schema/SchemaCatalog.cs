namespace IisIdentityTools.Configuration.Schema;

/// <summary>All section schemas of one server.</summary>
public sealed class SchemaCatalog
{
    private readonly Dictionary<string, SectionSchema> _sections = new(StringComparer.Ordinal);
    private readonly HashSet<string> _groups = new(StringComparer.Ordinal);

    /// <summary>Makes a catalogue of sections.</summary>
    /// <param name="sections">The sections; of two with the same path the later one counts.</param>
    /// <param name="source">Where they came from, in words an answer can quote.</param>
    /// <param name="isComplete">True when they are the server's own schema files, so that a section missing here has no schema there either.</param>
    public SchemaCatalog(IEnumerable<SectionSchema> sections, string source, bool isComplete)
    {
        Source = source;
        IsComplete = isComplete;
        foreach (var section in sections)
        {
            _sections[section.Path] = section;
            for (var at = section.Path.LastIndexOf('/'); at > 0; at = section.Path.LastIndexOf('/', at - 1))
                _groups.Add(section.Path.Substring(0, at));
        }
    }

    /// <summary>Where the schema came from: "IIS 10.0 schema (built in)" or the server's own schema folder.</summary>
    public string Source { get; }

    /// <summary>True when these are the server's own schema files.</summary>
    public bool IsComplete { get; }

    /// <summary>The sections, in no particular order.</summary>
    public IReadOnlyCollection<SectionSchema> Sections => _sections.Values;

    /// <summary>The section at that exact path, or null when there is no schema for it.</summary>
    public SectionSchema? Find(string path) => _sections.TryGetValue(path, out var found) ? found : null;

    /// <summary>True when the path is a group that holds sections of the catalogue, "system.web".</summary>
    public bool IsGroup(string path) => _groups.Contains(path);
}
