using IisIdentityTools.Facts;

namespace IisIdentityTools.Tests.Fixtures;

/// <summary>The permissions of paths and shares of an <see cref="InMemoryServerFacts"/>.</summary>
internal sealed class InMemorySecurity
{
    private readonly Dictionary<string, PathSecurityFact> _paths = new(WindowsPath.Comparer);
    private readonly Dictionary<string, ShareFact> _shares = new(WindowsPath.Comparer);

    public void Set(PathSecurityFact fact) => _paths[WindowsPath.Normalize(fact.Path)] = fact;

    public void Set(ShareFact share) => _shares[WindowsPath.Normalize(share.Path)] = share;

    public PathSecurityFact? Find(string path) => _paths.GetValueOrDefault(WindowsPath.Normalize(path));

    /// <summary>True when the permissions of that folder, or of something in it, were given.</summary>
    public bool Holds(string folder) =>
        _paths.Any(known => known.Value.State != FactState.Absent && WindowsPath.IsAtOrBelow(known.Key, folder)
            && (known.Value.Kind == PathKind.Folder || known.Key.Length > folder.Length));

    public ShareFact FindShare(string server, string share)
    {
        var path = WindowsPath.Normalize($@"\\{server}\{share}");
        return _shares.GetValueOrDefault(path) ?? new ShareFact { Path = path, State = FactState.Unknown };
    }

    /// <summary>A path without permissions: as absent or unreadable as its folder, else unknown.</summary>
    public static PathSecurityFact Unnoted(string path, FactState folder) =>
        new() { Path = WindowsPath.Normalize(path), State = folder is FactState.Absent or FactState.Unreadable ? folder : FactState.Unknown };

    /// <summary>The names directly in a folder, of those that are present and those with permissions. A path stands for its folders too.</summary>
    public FolderListing List(string folder, FactState state, IEnumerable<(string Path, PathKind Kind)> present, bool isComplete)
    {
        var entries = new SortedDictionary<string, FolderEntry>(StringComparer.OrdinalIgnoreCase);
        var noted = _paths.Values.Where(fact => fact.State != FactState.Absent);
        foreach (var (path, kind, isLink) in noted.Select(fact => (WindowsPath.Normalize(fact.Path), fact.Kind, fact.Attributes?.HasFlag(FileAttributes.ReparsePoint) == true))
            .Concat(present.Select(item => (item.Path, item.Kind, false))))
        {
            if (path.Length <= folder.Length || !WindowsPath.IsAtOrBelow(path, folder))
                continue;
            var names = path.Substring(folder.Length).TrimStart('\\').Split('\\');
            var entry = names.Length > 1 ? new FolderEntry(names[0], PathKind.Folder) : new FolderEntry(names[0], kind, isLink);
            entries.TryAdd(names[0], entry);
        }
        var isKnown = state == FactState.Unknown && entries.Count > 0;
        return new() { Path = folder, State = isKnown ? FactState.Present : state, IsComplete = isComplete && state == FactState.Present, Entries = [.. entries.Values] };
    }
}
