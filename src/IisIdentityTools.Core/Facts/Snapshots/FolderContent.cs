namespace IisIdentityTools.Facts.Snapshots;

/// <summary>The files of a snapshot folder. Links are not followed: a snapshot must not lead to the analysing machine's own files.</summary>
internal sealed class FolderContent : SnapshotContent
{
    private const string LinkReason = "In the snapshot it is a link, which is not followed. Copy the file or folder itself.";

    private readonly List<SnapshotFile> _files = [];
    private readonly List<KeyValuePair<string, string>> _blocked = [];
    private readonly Stack<KeyValuePair<DirectoryInfo, string>> _pending = new();
    private readonly SnapshotLimits _limits;
    private readonly string _source;

    private FolderContent(SnapshotLimits limits, string source)
    {
        _limits = limits;
        _source = source;
    }

    public override IReadOnlyList<SnapshotFile> Files => _files;

    /// <summary>Full path of the folder that the names of the files start in.</summary>
    public string Root { get; private set; } = "";

    public override IReadOnlyList<KeyValuePair<string, string>> Blocked => _blocked;

    /// <summary>Lists the snapshot that is in the folder or in the only folder in it.</summary>
    /// <exception cref="FactsException">It has too many files, or is no snapshot and cannot be listed.</exception>
    public static FolderContent Open(string fullPath, string source, SnapshotLimits limits)
    {
        var content = new FolderContent(limits, source);
        try
        {
            content.List(FindRoot(new DirectoryInfo(fullPath)));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new FactsException($"The folder '{source}' could not be listed: {e.Message}", source, e);
        }
        return content;
    }

    public override void Dispose()
    {
    }

    private static DirectoryInfo FindRoot(DirectoryInfo folder)
    {
        DirectoryInfo? only = null;
        foreach (var item in folder.EnumerateFileSystemInfos())
        {
            if (SnapshotLayout.IsRootName(SnapshotLayout.Split(item.Name).FirstOrDefault() ?? ""))
                return folder;
            if (item is not DirectoryInfo inner || IsLink(inner))
                continue;
            if (only is not null)
                return folder;
            only = inner;
        }
        return only ?? folder;
    }

    private void List(DirectoryInfo root)
    {
        Root = root.FullName;
        foreach (var item in root.EnumerateFileSystemInfos())
        {
            if (item is not DirectoryInfo || SnapshotLayout.IsRootFolder(item.Name))
                Add(item, item.Name);
        }
        while (_pending.Count > 0)
        {
            var next = _pending.Pop();
            ListFolder(next.Key, next.Value);
        }
    }

    private void ListFolder(DirectoryInfo folder, string name)
    {
        try
        {
            foreach (var item in folder.EnumerateFileSystemInfos())
                Add(item, name + "/" + item.Name);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            _blocked.Add(new(name, e.Message));
        }
    }

    private void Add(FileSystemInfo item, string name)
    {
        if (IsLink(item))
            _blocked.Add(new(name, LinkReason));
        else if (item is DirectoryInfo folder)
            _pending.Push(new(folder, name));
        else if (!SnapshotLayout.IsUnfinished(item.Name))
            _files.Add(new FolderSnapshotFile(name, item.FullName));
        if (_files.Count > _limits.MaxFiles)
            throw _limits.TooManyFiles(_source);
    }

    private static bool IsLink(FileSystemInfo item) => (item.Attributes & FileAttributes.ReparsePoint) != 0;
}
