using IisIdentityTools.Access;
using IisIdentityTools.Access.Questions;
using IisIdentityTools.Access.Subjects;
using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Changes.Planning;

/// <summary>Holds what identities may do before a change against what those in their places may do afterwards.</summary>
internal sealed class AccessComparison
{
    // What application code can do with content; nobody serves pages by changing permissions.
    private const FileRights OfCode = FileRights.Modify;
    private const FileRights OfReaders = FileRights.Read;

    private readonly ServerConfiguration _configuration;
    private readonly FolderAccessResolver _before;
    private readonly FolderAccessResolver _after;
    private readonly HashSet<string> _otherPlaces;
    private readonly CancellationToken _cancellation;

    /// <summary>Makes a comparison.</summary>
    /// <param name="before">The server as it is.</param>
    /// <param name="after">The server as it would be.</param>
    /// <param name="places">Files and folders that are places of their own: walks end there.</param>
    /// <param name="cancellation">Ends it.</param>
    public AccessComparison(ServerConfiguration before, ServerConfiguration after, IEnumerable<string> places, CancellationToken cancellation)
    {
        _configuration = before;
        _before = new FolderAccessResolver(before);
        _after = ReferenceEquals(before, after) ? _before : new FolderAccessResolver(after);
        _otherPlaces = new HashSet<string>(places, WindowsPath.Comparer);
        _cancellation = cancellation;
    }

    /// <summary>What the requests of a place need to be served, where somebody else asks or the verdict changes.</summary>
    public IEnumerable<AccessRow> Needs(PlaceChange change)
    {
        if (change.Before is not { } old || change.After is not { } made)
            yield break;
        var needed = _before.Needs(old).ToLookup(need => (need.Purpose, need.Roles, need.Path.ToUpperInvariant()));
        foreach (var need in _after.Needs(made))
        {
            var earlier = needed[(need.Purpose, need.Roles, need.Path.ToUpperInvariant())].FirstOrDefault();
            if (earlier is not null && Row(earlier, need) is { IsChanged: true } row)
                yield return row;
        }
    }

    /// <summary>The rights in the tree of a place that who asks before has certainly, and who asks afterwards has not; what inherits the same loss is left out.</summary>
    public IEnumerable<AccessRow> Losses(PlaceChange change)
    {
        var root = change.Place.PhysicalPath;
        if (root.Length == 0)
            yield break;
        foreach (var part in change.ChangedParts())
        {
            var old = _before.SubjectOf(change.Before!, part.Before, root);
            var made = _after.SubjectOf(change.After!, part.After, root);
            foreach (var row in Tree(root, old, made, part.Role == AccessRoles.Code ? OfCode : OfReaders, change.Place.Site, part.Role))
                yield return row;
        }
    }

    /// <summary>One right of one subject at one path before and after; null when there is no such path.</summary>
    public AccessRow? At(AccessQuestion question) => Row(question, question);

    private AccessRow? Row(AccessQuestion before, AccessQuestion after) =>
        _before.Checker.Check(before.Path, before.Subject, before.Rights) is { } old && _after.Checker.Check(after.Path, after.Subject, after.Rights) is { } made
            ? new AccessRow(after.Site, after.Purpose, after.Roles, old, made)
            : null;

    private IEnumerable<AccessRow> Tree(string root, AccessSubject old, AccessSubject made, FileRights rights, string site, AccessRoles role)
    {
        var pending = new Stack<(string Path, bool IsFolder, FileRights LostAbove)>();
        pending.Push((root, true, FileRights.None));
        while (pending.Count > 0)
        {
            _cancellation.ThrowIfCancellationRequested();
            var (path, isFolder, above) = pending.Pop();
            var lost = Lost(path, old, made, rights);
            if (lost != FileRights.None && lost != above
                && _before.Checker.Check(path, old, lost) is { } had && _after.Checker.Check(path, made, lost) is { } has)
                yield return new AccessRow(site, FolderPurpose.None, role, had, has);
            if (!isFolder)
                continue;
            foreach (var entry in _configuration.Facts.ListFolder(path).Entries)
            {
                var child = WindowsPath.Combine(path, entry.Name);
                if (!entry.IsLink && !_otherPlaces.Contains(child))
                    pending.Push((child, entry.Kind != PathKind.File, lost));
            }
        }
    }

    private FileRights Lost(string path, AccessSubject old, AccessSubject made, FileRights rights)
    {
        if (_before.Checker.Find(path) is not { } before || _after.Checker.Find(path) is not { } after)
            return FileRights.None;
        var had = _before.Checker.Decide(before, old, rights).Granted & rights;
        var has = _after.Checker.Decide(after, made, rights).Granted & rights;
        return (FileRights)(had & ~has);
    }
}
