namespace IisIdentityTools.Facts.Snapshots;

/// <summary>
/// Where the files of a snapshot lie on this machine. Looks at the disk each time, so that it also finds what was written after the
/// snapshot was opened. Names ignore case, as in Windows; links are not followed.
/// </summary>
/// <param name="kind">What the snapshot is.</param>
/// <param name="root">Full path of its folder, or of the bare file.</param>
internal sealed class SnapshotDisk(SnapshotSourceKind kind, string root)
{
    private const string StockApplicationHost = SnapshotLayout.StockConfigurationFolder + @"\" + SnapshotLayout.ApplicationHostFile;

    // No file of Windows is called so, but one of the analysing machine could be, or a stream of one.
    private static readonly char[] s_noNames = [':', '*', '?', '"', '<', '>', '|', '\0'];

    /// <summary>Full path of facts.json; null when the snapshot cannot have one.</summary>
    public string? FactsFile => kind == SnapshotSourceKind.Folder ? Find([SnapshotLayout.FactsFile])?.FullPath : null;

    /// <summary>The folder for the records of changes: in the snapshot, or beside the bare file.</summary>
    public string ChangesFolder => kind == SnapshotSourceKind.BareFile ? $"{root}.{SnapshotLayout.ChangesFolder}" : Path.Combine(root, SnapshotLayout.ChangesFolder);

    /// <summary>Where that file lies or would lie; null when the snapshot has no folder for it.</summary>
    /// <param name="path">A Windows path; of a bare file also the path the user gave.</param>
    /// <exception cref="IOException">A folder on the way could not be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">A folder on the way may not be listed.</exception>
    public DiskPlace? Find(string path)
    {
        var normal = WindowsPath.Normalize(path);
        if (kind == SnapshotSourceKind.BareFile)
            return IsBareFile(normal) ? Place(root) : null;
        return Names(normal) is { } names && names.All(name => name.IndexOfAny(s_noNames) < 0) ? Find(names) : null;
    }

    // Answers name a bare file as the user did: from a current folder that may be another one now, or as Unix does.
    private bool IsBareFile(string path) => WindowsPath.IsRooted(path)
        ? WindowsPath.Comparer.Equals(path, StockApplicationHost) || WindowsPath.Comparer.Equals(path, WindowsPath.Normalize(root))
        : WindowsPath.Comparer.Equals(WindowsPath.FileName(path), Path.GetFileName(root));

    private string[]? Names(string path)
    {
        if (kind == SnapshotSourceKind.ConfigurationFolder)
            return WindowsPath.IsAtOrBelow(path, SnapshotLayout.StockConfigurationFolder) ? SnapshotLayout.Split(path.Substring(SnapshotLayout.StockConfigurationFolder.Length)) : null;
        if (!WindowsPath.IsRooted(path))
            return null;
        var names = SnapshotLayout.Split(path);
        if (WindowsPath.IsUnc(path))
            return [SnapshotLayout.UncFolder, .. names];
        names[0] = names[0].TrimEnd(':');
        return [SnapshotLayout.DrivesFolder, .. names];
    }

    private DiskPlace? Find(string[] names)
    {
        var at = root;
        for (var i = 0; i < names.Length; i++)
        {
            var isLast = i == names.Length - 1;
            var next = FindIn(at, names[i]);
            if (next is null)
                return isLast ? new DiskPlace(Path.Combine(at, names[i]), false) : null;
            at = next;
            if (isLast || IsLink(at))
                return Place(at);
        }
        return null;
    }

    private static string? FindIn(string folder, string name)
    {
        var exact = Path.Combine(folder, name);
        if (File.Exists(exact) || Directory.Exists(exact))
            return exact;
        return Directory.Exists(folder)
            ? Directory.EnumerateFileSystemEntries(folder).FirstOrDefault(entry => string.Equals(Path.GetFileName(entry), name, StringComparison.OrdinalIgnoreCase))
            : null;
    }

    private static DiskPlace Place(string path) => new(path, IsLink(path));

    private static bool IsLink(string path) => new FileInfo(path) is var file && (int)file.Attributes != -1 && (file.Attributes & FileAttributes.ReparsePoint) != 0;
}
