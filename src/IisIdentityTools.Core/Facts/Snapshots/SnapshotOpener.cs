namespace IisIdentityTools.Facts.Snapshots;

/// <summary>Finds out what a source is and opens it.</summary>
internal sealed class SnapshotOpener
{
    private readonly string _source;
    private readonly string _fullPath;
    private readonly SnapshotLimits _limits;

    private SnapshotOpener(string source, SnapshotLimits limits)
    {
        _source = source;
        _limits = limits;
        _fullPath = FullPathOf(source);
    }

    /// <summary>Opens the source.</summary>
    /// <exception cref="FactsException">It does not exist, is no snapshot, or its facts.json is broken.</exception>
    public static SnapshotParts Open(string source, SnapshotLimits limits) => new SnapshotOpener(source, limits).Open();

    private SnapshotParts Open()
    {
        if (Directory.Exists(_fullPath))
            return OpenContent(FolderContent.Open(_fullPath, _source, _limits), isZip: false);
        if (!File.Exists(_fullPath))
            throw Fault("does not exist. Name a snapshot folder, a .zip of one, or an applicationHost.config");
        if (HasExtension(".zip"))
            return OpenContent(ZipContent.Open(_fullPath, _source, _limits), isZip: true);
        if (HasExtension(".config"))
            return OpenBareFile();
        if (string.Equals(Path.GetFileName(_fullPath), SnapshotLayout.FactsFile, StringComparison.OrdinalIgnoreCase))
            throw Fault($"is a part of a snapshot. Name the folder that holds it, '{Path.GetDirectoryName(_fullPath)}'");
        throw Fault("is no snapshot: neither a folder nor a .zip, and its name does not end in .config as an applicationHost.config's does");
    }

    private SnapshotParts OpenBareFile()
    {
        if (new FileInfo(_fullPath).Length == 0)
            throw Fault("is empty. Name an applicationHost.config with content");
        var index = new SnapshotIndex(_source, promisesFolders: false);
        index.Add(SnapshotLayout.StockConfigurationFolder + @"\" + SnapshotLayout.ApplicationHostFile, new FolderSnapshotFile(_source, _fullPath));
        index.Complete();
        return new SnapshotParts { Source = _source, Kind = SnapshotSourceKind.BareFile, FallbackName = Path.GetFileNameWithoutExtension(_fullPath), Index = index, Disk = new SnapshotDisk(SnapshotSourceKind.BareFile, _fullPath) };
    }

    private SnapshotParts OpenContent(SnapshotContent content, bool isZip)
    {
        try
        {
            RefuseBlockedRoots(content);
            var names = content.Files.Select(file => SnapshotLayout.Split(file.Name)).ToList();
            if (names.Count == 0 && content.Blocked.Count == 0)
                throw Fault(isZip ? "is an empty archive. Name a snapshot" : "holds no snapshot: no file was found in it. " + LookedFor);
            return Describe(content, names, isZip);
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    private SnapshotParts Describe(SnapshotContent content, List<string[]> names, bool isZip)
    {
        var depth = FindRoot(names, SnapshotLayout.IsSnapshotName);
        var isSnapshot = depth >= 0;
        if (!isSnapshot && (depth = FindRoot(names, SnapshotLayout.IsApplicationHost)) < 0)
            throw Fault("is no snapshot. " + LookedFor);
        var kind = isZip ? SnapshotSourceKind.Zip : isSnapshot ? SnapshotSourceKind.Folder : SnapshotSourceKind.ConfigurationFolder;
        return new SnapshotParts
        {
            Source = _source,
            Kind = kind,
            Disk = content is FolderContent folder && depth == 0 ? new SnapshotDisk(kind, folder.Root) : null,
            FallbackName = isZip ? Path.GetFileNameWithoutExtension(_fullPath) : Path.GetFileName(_fullPath),
            Index = BuildIndex(content, names, depth, isSnapshot),
            Document = isSnapshot ? ReadFacts(content, names, depth) : null,
            Blocked = ReadBlocked(content),
            Content = content,
        };
    }

    private static string LookedFor =>
        $"Looked for {SnapshotLayout.FactsFile}, for the folders drives and unc, and for {SnapshotLayout.ApplicationHostFile}, in it and in the only folder in it";

    // 0: the root itself; 1: the only folder in it; -1: neither.
    private static int FindRoot(List<string[]> names, Func<string[], int, bool> isRootName)
    {
        const string MacResourceForks = "__MACOSX";
        if (names.Any(parts => isRootName(parts, 0)))
            return 0;
        var inner = names.Where(parts => parts.Length > 1 && parts[0] != MacResourceForks).ToList();
        var isOnly = inner.Select(parts => parts[0]).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1;
        return isOnly && inner.Any(parts => isRootName(parts, 1)) ? 1 : -1;
    }

    private SnapshotIndex BuildIndex(SnapshotContent content, List<string[]> names, int depth, bool isSnapshot)
    {
        var index = new SnapshotIndex(_source, promisesFolders: isSnapshot);
        for (var i = 0; i < names.Count; i++)
        {
            var path = isSnapshot ? SnapshotLayout.CapturedPath(names[i], depth) : SnapshotLayout.ConfigurationPath(names[i], depth);
            if (path is not null && WindowsPath.Parent(path) is not null)
                index.Add(path, content.Files[i]);
        }
        index.Complete();
        return index;
    }

    private ServerFactsDocument? ReadFacts(SnapshotContent content, List<string[]> names, int depth)
    {
        var places = Enumerable.Range(0, names.Count).Where(i => SnapshotLayout.IsFacts(names[i], depth)).Take(2).ToList();
        if (places.Count == 0)
            return null;
        if (places.Count > 1)
            throw Fault($"holds '{content.Files[places[0]].Name}' and '{content.Files[places[1]].Name}'. Remove one of the two");
        var file = content.Files[places[0]];
        try
        {
            using var stream = file.Open();
            return ServerFactsDocument.Read(stream, Path.Combine(_source, file.Name), _source);
        }
        catch (IOException e)
        {
            throw new FactsException($"'{file.Name}' in '{_source}' could not be read: {e.Message}", _source, e);
        }
    }

    // Left out, they would look like a server of which nothing was captured.
    private void RefuseBlockedRoots(SnapshotContent content)
    {
        foreach (var blocked in content.Blocked)
        {
            if (SnapshotLayout.IsRootName(blocked.Key))
                throw Fault($"cannot be used: '{blocked.Key}' in it could not be read. {blocked.Value.TrimEnd('.')}");
        }
    }

    private static List<CapturedPath> ReadBlocked(SnapshotContent content)
    {
        var result = new List<CapturedPath>();
        foreach (var blocked in content.Blocked)
        {
            if (SnapshotLayout.CapturedPath(SnapshotLayout.Split(blocked.Key), 0) is { } path)
                result.Add(new CapturedPath { Path = WindowsPath.Normalize(path), State = FactState.Unreadable, Reason = blocked.Value });
        }
        return result;
    }

    private bool HasExtension(string extension) => _fullPath.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    private string FullPathOf(string source)
    {
        if (string.IsNullOrWhiteSpace(source))
            throw new FactsException("No source of facts was named. Name a snapshot folder, a .zip of one, or an applicationHost.config.", source ?? "");
        try
        {
            return TrimSeparators(Path.GetFullPath(source));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or PathTooLongException)
        {
            throw new FactsException($"'{source}' is no path: {e.Message}", source, e);
        }
    }

    private static string TrimSeparators(string path)
    {
        var root = Path.GetPathRoot(path)?.Length ?? 0;
        return path.Length > root ? path.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) : path;
    }

    private FactsException Fault(string problem) => new($"'{_source}' {problem}.", _source);
}
