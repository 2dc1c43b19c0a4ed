using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content.Reasons;

/// <summary>A folder above would give it, and it does not arrive (rule C5).</summary>
internal static class InheritanceReasons
{
    public static IEnumerable<CauseFinding> Of(RefusingList list)
    {
        if (Protected(list) is { } cut)
            yield return cut;
        else if (!list.Descriptor.IsDaclProtected && list.Parent is { } parent && list.WouldAllow(Joined(list.Descriptor, parent, list.IsFolder)))
            yield return list.Finding("WHY-MOVED", list.Access.Path, $"Its inherited entries are not those that '{WindowsPath.Parent(list.Access.Path)}' hands down, which would allow it: it was moved here with its old list, or a change above never reached it.", $"Write down its own entries, then have it inherit afresh: icacls {CommandText.Path(list.Access.Path)} /reset");
        foreach (var finding in Scope(list))
            yield return finding;
    }

    /// <summary>The first list, going up, that does not inherit: what its folder would hand down is followed to the file.</summary>
    private static CauseFinding? Protected(RefusingList list)
    {
        var between = new Stack<(SecurityDescriptor Descriptor, bool IsFolder)>();
        for (string? path = list.Access.Path; path is not null; path = WindowsPath.Parent(path))
        {
            var descriptor = list.DescriptorOf(path);
            if (descriptor?.Dacl is null || WindowsPath.Parent(path) is not { } above)
                return null;
            between.Push((descriptor, between.Count > 0 || list.IsFolder));
            if (!descriptor.IsDaclProtected)
                continue;
            if (list.DescriptorOf(above)?.Dacl is not { } handed)
                return null;
            while (between.Count > 0)
            {
                var (below, isFolder) = between.Pop();
                handed = new AccessControlList(Joined(below, handed, isFolder));
            }

            var command = $"icacls {CommandText.Path(path)} /inheritance:e";
            return list.WouldAllow(handed)
                ? list.Finding("WHY-PROTECTED", path, $"'{path}' does not inherit: '{above}' would give it, and its list is cut off from there.", $"Let '{path}' inherit again, if it was not cut off on purpose; its own entries stay: {command}", command)
                : null;
        }

        return null;
    }

    /// <summary>The entries of its own and those that a folder hands down.</summary>
    private static IEnumerable<AccessControlEntry> Joined(SecurityDescriptor descriptor, AccessControlList above, bool isFolder) =>
        descriptor.Dacl!.Where(entry => !entry.IsInherited).Concat(Inheritance.Of(above, isFolder));

    /// <summary>An entry for the token is there, and is not for this object.</summary>
    private static IEnumerable<CauseFinding> Scope(RefusingList list)
    {
        var path = list.Access.Path;
        if (list.Entries.FirstOrDefault(entry => entry.IsInheritOnly && list.GivesMissing(entry) && list.IsHeld(entry)) is { } below)
        {
            yield return list.Finding("WHY-IO", path, $"The entry that gives it to {list.NameOf(below.Sid!)} is for what lies below '{path}' only, not for the folder itself.", "Set the entry again so that it counts for the folder and what is in it, with (OI)(CI).");
            yield break;
        }

        if (list.Descriptor.IsDaclProtected || list.Parent is not { } parent)
            yield break;
        var passes = list.IsFolder ? AceFlags.ContainerInherit : AceFlags.ObjectInherit;
        if (parent.FirstOrDefault(entry => (entry.Flags & passes) == 0 && list.GivesMissing(entry) && list.IsHeld(entry)) is { } held)
            yield return list.Finding("WHY-IO", WindowsPath.Parent(path)!, $"The entry that gives it to {list.NameOf(held.Sid!)} on '{WindowsPath.Parent(path)}' is not for {(list.IsFolder ? "the folders" : "the files")} in it.", "Set the entry again there with (OI)(CI).");
    }
}
