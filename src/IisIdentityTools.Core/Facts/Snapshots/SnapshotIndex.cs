namespace IisIdentityTools.Facts.Snapshots;

/// <summary>Every captured file by its Windows path. Built once, then only read.</summary>
internal sealed class SnapshotIndex
{
    private const string WebConfig = @"\web.config";

    private readonly Dictionary<string, KeyValuePair<string, SnapshotFile>> _files = new(WindowsPath.Comparer);
    private readonly HashSet<string> _folders = new(WindowsPath.Comparer);
    private readonly string _source;
    private string[] _webConfigs = [];

    /// <param name="source">The source that errors name.</param>
    /// <param name="promisesFolders">True when a captured file says that the configuration files beside it were captured too.</param>
    public SnapshotIndex(string source, bool promisesFolders)
    {
        _source = source;
        PromisesFolders = promisesFolders;
    }

    /// <summary>True when a captured file says that the configuration files beside it were captured too.</summary>
    public bool PromisesFolders { get; }

    /// <summary>Windows paths of all files, in no particular order.</summary>
    public IEnumerable<string> Paths => _files.Values.Select(entry => entry.Key);

    /// <summary>Adds a file.</summary>
    /// <exception cref="FactsException">Another file has that Windows path already.</exception>
    public void Add(string path, SnapshotFile file)
    {
        if (_files.TryGetValue(path, out var other))
            throw new FactsException($"'{other.Value.Name}' and '{file.Name}' in '{_source}' are the same file for Windows. Remove one of the two.", _source);
        _files.Add(path, new(path, file));
        var end = path.LastIndexOf('\\');
        _folders.Add(path.Substring(0, end == 2 && path[1] == ':' ? 3 : end));
    }

    /// <summary>To be called after the last file was added.</summary>
    public void Complete()
    {
        _webConfigs = Paths.Where(path => path.EndsWith(WebConfig, StringComparison.OrdinalIgnoreCase)).ToArray();
        Array.Sort(_webConfigs, WindowsPath.Comparer);
    }

    /// <summary>The file at a normalised path, with the path as it was captured.</summary>
    public bool TryFind(string path, out KeyValuePair<string, SnapshotFile> found) => _files.TryGetValue(path, out found);

    /// <summary>True when the configuration files directly in that folder were captured.</summary>
    public bool HasCapturedFolder(string folder) => PromisesFolders && _folders.Contains(folder);

    /// <summary>True when a captured file stands where a normalised path would need a folder.</summary>
    public bool HasFileAbove(string path)
    {
        foreach (var file in _files.Keys)
            if (path.Length > file.Length && path[file.Length] == '\\' && path.StartsWith(file, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    /// <summary>The web.config files at or below a normalised folder, in ordinal order.</summary>
    public IReadOnlyList<string> FindWebConfigs(string folder)
    {
        // Ordered ignoring case, the paths that start with the folder follow each other from where the folder itself would stand.
        if (_webConfigs.Length == 0 || !WindowsPath.IsRooted(folder))
            return [];
        var prefix = EndsInSeparator(folder) ? folder : folder + @"\";
        var start = Array.BinarySearch(_webConfigs, prefix, WindowsPath.Comparer);
        var found = new List<string>();
        for (var i = start < 0 ? ~start : start; i < _webConfigs.Length && _webConfigs[i].StartsWith(prefix, StringComparison.OrdinalIgnoreCase); i++)
            found.Add(_webConfigs[i]);
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>The files directly in a normalised folder whose names end so, in ordinal order.</summary>
    public IReadOnlyList<string> FindFiles(string folder, string suffix)
    {
        if (!WindowsPath.IsRooted(folder))
            return [];
        var prefix = EndsInSeparator(folder) ? folder : folder + @"\";
        var found = Paths.Where(path => path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            && path.IndexOf('\\', prefix.Length) < 0
            && path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)).ToList();
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private static bool EndsInSeparator(string folder) => folder.Length > 0 && folder[folder.Length - 1] == '\\';
}
