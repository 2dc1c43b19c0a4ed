namespace IisIdentityTools.Facts.Snapshots;

/// <summary>
/// The names that a snapshot knows in each folder. Never the whole list: a snapshot promises configuration files, not every page and picture.
/// </summary>
internal sealed class CapturedFolders
{
    private const string OnlyCaptured = "Only what was captured is known of this folder.";
    private static readonly FolderEntry[] s_none = [];

    private readonly CapturedPaths _paths;
    private readonly Lazy<Dictionary<string, FolderEntry[]>> _entries;

    /// <param name="paths">What was noted of paths.</param>
    /// <param name="index">The captured files.</param>
    /// <param name="trees">Folders that were walked to the end.</param>
    public CapturedFolders(CapturedPaths paths, SnapshotIndex index, IReadOnlyList<string> trees)
    {
        _paths = paths;
        _entries = new(() => Group(Collect(paths, index, trees)));
    }

    /// <summary>What is known to lie in a normalised folder.</summary>
    public FolderListing List(string folder)
    {
        var verdict = _paths.JudgeFolder(folder);
        var entries = verdict.State == FactState.Absent ? s_none : _entries.Value.TryGetValue(folder, out var found) ? found : s_none;
        // Whatever lies in it, a folder that holds something exists.
        var state = verdict.State == FactState.Unknown && entries.Length > 0 ? FactState.Present : verdict.State;
        return new FolderListing { Path = folder, State = state, Entries = entries, Reason = verdict.Reason ?? (state == FactState.Present ? OnlyCaptured : null) };
    }

    private static Dictionary<string, FolderEntry> Collect(CapturedPaths paths, SnapshotIndex index, IReadOnlyList<string> trees)
    {
        var known = new Dictionary<string, FolderEntry>(WindowsPath.Comparer);
        foreach (var note in paths.Notes)
        {
            if (note.State != FactState.Absent)
                Add(known, note.Path, note.Kind, CapturedSecurity.ReadAttributes(note.Attributes) is { } attributes && (attributes & FileAttributes.ReparsePoint) != 0);
        }
        foreach (var file in index.Paths)
            Add(known, file, PathKind.File, isLink: false);
        foreach (var tree in trees)
            Add(known, tree, PathKind.Folder, isLink: false);
        return known;
    }

    // Whatever holds something known is a folder, all the way up.
    private static void Add(Dictionary<string, FolderEntry> known, string path, PathKind kind, bool isLink)
    {
        for (string? place = path; place is not null; place = WindowsPath.Parent(place))
        {
            var isKnown = known.TryGetValue(place, out var entry);
            if (isKnown && (entry.Kind != PathKind.Unknown || kind == PathKind.Unknown))
                return;
            known[place] = isKnown ? new FolderEntry(entry.Name, kind, entry.IsLink) : new FolderEntry(WindowsPath.FileName(place), kind, isLink);
            if (isKnown)
                return;
            (kind, isLink) = (PathKind.Folder, false);
        }
    }

    private static Dictionary<string, FolderEntry[]> Group(Dictionary<string, FolderEntry> known) =>
        known.Select(entry => (Folder: WindowsPath.Parent(entry.Key), Entry: entry.Value))
            .Where(item => item.Folder is not null)
            .GroupBy(item => item.Folder!, item => item.Entry, WindowsPath.Comparer)
            .ToDictionary(group => group.Key, group => group.OrderBy(entry => entry.Name, StringComparer.Ordinal).ToArray(), WindowsPath.Comparer);
}
