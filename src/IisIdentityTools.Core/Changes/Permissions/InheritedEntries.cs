using IisIdentityTools.Security;

namespace IisIdentityTools.Changes.Permissions;

/// <summary>
/// What becomes of the inherited entries of a child when the list of its folder changes. Windows hands the new entries down when a list is
/// set (Microsoft Learn "Automatic Propagation of Inheritable ACEs"). Here only the difference is handed down, so that a child keeps what
/// else it has, entries of CREATOR OWNER that were made for its owner among them.
/// </summary>
internal static class InheritedEntries
{
    /// <summary>The child's list after the change; the same object when nothing changes for it.</summary>
    /// <param name="child">The child's list.</param>
    /// <param name="before">The folder's list before.</param>
    /// <param name="after">The folder's list after.</param>
    /// <param name="isFolder">True when the child is a folder.</param>
    public static AccessControlList Update(AccessControlList child, AccessControlList before, AccessControlList after, bool isFolder)
    {
        var given = Inheritance.Of(before, isFolder).ToList();
        var wanted = Inheritance.Of(after, isFolder).ToList();
        var gone = Without(given, wanted);
        var added = Without(wanted, given);
        if (gone.Count == 0 && added.Count == 0)
            return child;
        var entries = Without(child, gone);
        foreach (var entry in added)
            entries.Insert(PlaceOf(entry, wanted, entries), entry);
        return entries.Count == child.Count && entries.Zip(child, AreSame).All(same => same) ? child : new AccessControlList([.. entries], child.Revision, []);
    }

    /// <summary>True when two entries say the same.</summary>
    public static bool AreSame(AccessControlEntry one, AccessControlEntry other) =>
        one.Type == other.Type && one.Flags == other.Flags && one.Mask == other.Mask && one.Sid == other.Sid
        && one.ObjectType == other.ObjectType && one.InheritedObjectType == other.InheritedObjectType
        && one.ApplicationData.AsEnumerable().SequenceEqual(other.ApplicationData);

    // Where it stands among what the folder hands down, as far as the child has that.
    private static int PlaceOf(AccessControlEntry entry, List<AccessControlEntry> wanted, List<AccessControlEntry> entries)
    {
        var at = wanted.FindIndex(each => ReferenceEquals(each, entry));
        for (var i = at - 1; i >= 0; i--)
            if (entries.FindLastIndex(each => AreSame(each, wanted[i])) is var place and >= 0)
                return place + 1;
        for (var i = at + 1; i < wanted.Count; i++)
            if (entries.FindIndex(each => AreSame(each, wanted[i])) is var place and >= 0)
                return place;
        var first = entries.FindIndex(each => each.IsInherited);
        return first < 0 || at > 0 ? entries.Count : first;
    }

    // Each entry of the second list takes one equal one out of the first.
    private static List<AccessControlEntry> Without(IEnumerable<AccessControlEntry> entries, IEnumerable<AccessControlEntry> taken)
    {
        var rest = entries.ToList();
        foreach (var entry in taken)
        {
            var place = rest.FindIndex(each => each.IsInherited && AreSame(each, entry));
            if (place >= 0)
                rest.RemoveAt(place);
        }

        return rest;
    }
}
