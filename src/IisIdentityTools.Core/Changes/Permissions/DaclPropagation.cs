using IisIdentityTools.Access.Checks;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Changes.Permissions;

/// <summary>Hands a change of a folder's list down to everything captured below it, as Windows does when it sets the list. Links are not followed.</summary>
internal sealed class DaclPropagation(IServerFacts facts, DescriptorStore store, CancellationToken cancellation)
{
    /// <summary>The files and folders below whose own lists change, each with its list before and after.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="before">Its list before.</param>
    /// <param name="after">Its list after.</param>
    public IEnumerable<(PathPermissions Child, AccessControlList After)> Below(string folder, AccessControlList before, AccessControlList after)
    {
        var pending = new Stack<(string Path, AccessControlList Before, AccessControlList After)>();
        pending.Push((folder, before, after));
        while (pending.Count > 0)
        {
            var (path, old, changed) = pending.Pop();
            foreach (var entry in facts.ListFolder(path).Entries)
            {
                cancellation.ThrowIfCancellationRequested();
                var child = store.Find(WindowsPath.Combine(path, entry.Name));
                // A list that does not inherit keeps what it has; one that was not captured cannot be told, and what lies below it neither.
                if (entry.IsLink || child.Descriptor is not { IsDaclProtected: false, Dacl: { } list })
                    continue;
                var isFolder = child.Kind == PathKind.Folder || entry.Kind == PathKind.Folder;
                var updated = InheritedEntries.Update(list, old, changed, isFolder);
                if (ReferenceEquals(updated, list))
                    continue;
                yield return (child, updated);
                if (isFolder)
                    pending.Push((child.Path, list, updated));
            }
        }
    }
}
