namespace IisIdentityTools.Configuration.Schema;

/// <summary>Sections being put together; several declarations may add to the same one.</summary>
internal sealed class SectionSchemaBuilders
{
    private readonly Dictionary<string, ElementSchemaBuilder> _byPath = new(StringComparer.Ordinal);
    private readonly List<string> _paths = [];

    /// <summary>The section of that path, made when it is new. Its element is named by the last part of the path.</summary>
    public ElementSchemaBuilder GetOrAdd(string path)
    {
        if (_byPath.TryGetValue(path, out var found))
            return found;
        _paths.Add(path);
        return _byPath[path] = new ElementSchemaBuilder(path.Substring(path.LastIndexOf('/') + 1));
    }

    /// <summary>The sections in the order of their first declaration.</summary>
    public IReadOnlyList<SectionSchema> ToSections() => _paths.ConvertAll(p => new SectionSchema(p, _byPath[p].ToSchema()));
}
