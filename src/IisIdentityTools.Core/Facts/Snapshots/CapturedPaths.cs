namespace IisIdentityTools.Facts.Snapshots;

/// <summary>
/// What is known of a path that has no content: from notes about single paths, from trees that were walked to the end, and from the
/// captured files beside it. The nearest statement counts; without any the answer is unknown, never "no".
/// </summary>
internal sealed class CapturedPaths
{
    private static readonly PathVerdict s_unknown = new(FactState.Unknown, null);

    private readonly Dictionary<string, CapturedPath> _notes = new(WindowsPath.Comparer);
    private readonly HashSet<string> _trees;
    private readonly SnapshotIndex _index;

    /// <param name="index">The captured files.</param>
    /// <param name="document">The facts.json, when there is one.</param>
    /// <param name="blocked">Paths whose content the snapshot itself could not give. They count before the facts.</param>
    public CapturedPaths(SnapshotIndex index, ServerFactsDocument? document, IEnumerable<CapturedPath> blocked)
    {
        _index = index;
        _trees = new HashSet<string>(document?.CapturedTrees ?? [], WindowsPath.Comparer);
        foreach (var path in document?.Paths ?? [])
            _notes[path.Path] = path;
        foreach (var path in blocked)
            _notes[path.Path] = _notes.TryGetValue(path.Path, out var note) ? WithoutContent(note, path.Reason) : path;
    }

    /// <summary>Everything that was noted of single paths.</summary>
    public IEnumerable<CapturedPath> Notes => _notes.Values;

    /// <summary>What was noted of a normalised path, or null.</summary>
    public CapturedPath? Find(string path) => _notes.TryGetValue(path, out var note) ? note : null;

    /// <summary>True when something stands for that very folder: a note, a captured file in it, or a tree that starts there.</summary>
    public bool IsKnownFolder(string path) => Find(path) is { State: not FactState.Absent, Kind: PathKind.Folder } || _index.HasCapturedFolder(path) || _trees.Contains(path);

    /// <summary>The verdict on a file that is not among the captured ones; never <see cref="FactState.Present"/>.</summary>
    public PathVerdict JudgeFile(string path)
    {
        switch (Find(path))
        {
            case { State: FactState.Absent }:
                return new(FactState.Absent, null);
            case { State: FactState.Unreadable } note:
                return new(FactState.Unreadable, note.Reason);
            case { State: FactState.Present, Kind: PathKind.Folder }:
                return new(FactState.Absent, "It is a folder.");
            case { State: FactState.Present }:
                return new(FactState.Unknown, "It exists, but its content was not captured.");
        }
        if (SaysNothingOfFolders && !_index.HasFileAbove(path))
            return s_unknown;
        if (WindowsPath.ParentOfNormal(path) is not { } folder)
            return s_unknown;
        var verdict = JudgeFolder(folder);
        return verdict.State == FactState.Present ? new(FactState.Absent, null) : verdict;
    }

    /// <summary>The verdict on a folder.</summary>
    public PathVerdict JudgeFolder(string path)
    {
        var note = Find(path);
        if (note is { State: FactState.Absent or FactState.Unreadable } && IsFolder(note))
            return new(note.State, note.Reason);
        if (note is { State: not FactState.Absent, Kind: PathKind.File } || _index.TryFind(path, out _))
            return new(FactState.Absent, "It is a file.");
        if (note is { Kind: PathKind.Folder } || _index.HasCapturedFolder(path))
            return new(FactState.Present, null);
        return JudgeByAncestors(path);
    }

    /// <summary>A bare applicationHost.config says nothing of any folder: no need to take 50,000 paths apart to learn it.</summary>
    private bool SaysNothingOfFolders => _trees.Count == 0 && _notes.Count == 0 && !_index.PromisesFolders;

    private PathVerdict JudgeByAncestors(string path)
    {
        if (_trees.Count == 0 && _notes.Count == 0)
            return s_unknown;
        if (_trees.Contains(path))
            return new(FactState.Present, null);
        for (var folder = WindowsPath.ParentOfNormal(path); folder is not null; folder = WindowsPath.ParentOfNormal(folder))
        {
            var note = Find(folder);
            if (note is { State: FactState.Absent })
                return new(FactState.Absent, $"The folder '{note.Path}' does not exist.");
            if (note is { State: FactState.Unreadable } && IsFolder(note))
                return new(FactState.Unreadable, note.Reason);
            if (_trees.Contains(folder))
                return new(FactState.Present, null);
        }
        return s_unknown;
    }

    // The permissions in facts.json hold whatever became of the content.
    private static CapturedPath WithoutContent(CapturedPath note, string? reason) => new()
    {
        Path = note.Path,
        State = FactState.Unreadable,
        Kind = note.Kind,
        Sddl = note.Sddl,
        Attributes = note.Attributes,
        Reason = reason,
    };

    // Of an absent path the kind says only what was looked for: nothing of that name exists.
    private static bool IsFolder(CapturedPath note) => note.State == FactState.Absent || note.Kind != PathKind.File;
}
