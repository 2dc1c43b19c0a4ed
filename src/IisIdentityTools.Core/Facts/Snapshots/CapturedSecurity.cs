namespace IisIdentityTools.Facts.Snapshots;

/// <summary>The permissions and attributes that were noted of single paths.</summary>
internal sealed class CapturedSecurity(CapturedPaths paths, SnapshotIndex index)
{
    private const string NotCaptured = "It exists, but its permissions were not captured.";
    private const string WebConfig = "web.config";

    /// <summary>What is known of a normalised path.</summary>
    public PathSecurityFact Find(string path)
    {
        if (paths.Find(path) is { } note)
            return FromNote(note);
        if (index.TryFind(path, out _))
            return Fact(path, FactState.Unknown, PathKind.File, NotCaptured);
        if (WindowsPath.Parent(path) is { } folder && paths.JudgeFolder(folder) is { State: FactState.Absent or FactState.Unreadable } above)
            return Fact(path, above.State, PathKind.Unknown, above.Reason);
        if (paths.IsKnownFolder(path))
            return Fact(path, FactState.Unknown, PathKind.Folder, NotCaptured);
        // Captured folders promise their configuration files and no other file.
        var isAbsent = WindowsPath.Comparer.Equals(WindowsPath.FileName(path), WebConfig) && paths.JudgeFile(path).State == FactState.Absent;
        return Fact(path, isAbsent ? FactState.Absent : FactState.Unknown, PathKind.Unknown, null);
    }

    /// <summary>The attributes named; null when none were captured. Names that Windows does not have are passed over.</summary>
    public static FileAttributes? ReadAttributes(IReadOnlyList<string>? names)
    {
        if (names is null)
            return null;
        FileAttributes all = 0;
        foreach (var name in names)
        {
            // Enum.TryParse takes numbers and lists too.
            if (name.All(char.IsLetter) && Enum.TryParse<FileAttributes>(name, ignoreCase: true, out var attribute))
                all |= attribute;
        }
        return all;
    }

    // An account that may not list a folder may still be allowed to read its permissions, so what was noted counts first.
    private PathSecurityFact FromNote(CapturedPath note)
    {
        var isFile = note.Kind == PathKind.Unknown && index.TryFind(note.Path, out _);
        var state = note.Sddl is not null && note.State != FactState.Absent ? FactState.Present
            : note.State == FactState.Present ? FactState.Unknown : note.State;
        return new PathSecurityFact
        {
            Path = note.Path,
            State = state,
            Kind = isFile ? PathKind.File : note.Kind,
            Sddl = state == FactState.Present ? note.Sddl : null,
            Attributes = ReadAttributes(note.Attributes),
            Reason = state == FactState.Unknown ? NotCaptured : state == FactState.Present ? null : note.Reason,
        };
    }

    private static PathSecurityFact Fact(string path, FactState state, PathKind kind, string? reason) =>
        new() { Path = path, State = state, Kind = kind, Reason = reason };
}
