using IisIdentityTools.Security;

namespace IisIdentityTools.Changes.Permissions;

/// <summary>
/// Adds and removes rights in an access-control list. The order of the entries stays; a new one stands where the canonical order wants it
/// (Microsoft Learn "Order of ACEs in a DACL"): behind the list's own allowing entries, before the inherited ones.
/// </summary>
internal static class DaclEditor
{
    private const AceFlags Scope = AceFlags.ObjectInherit | AceFlags.ContainerInherit | AceFlags.NoPropagateInherit | AceFlags.InheritOnly;

    // They come along with reading and with writing alike: taking one of the two away must leave them to the other.
    private static readonly AccessMask s_shared = AccessMask.Synchronize | AccessMask.ReadControl;

    /// <summary>The list with more rights for a SID: added to its own allowing entry of the same scope, else as an entry of their own.</summary>
    /// <param name="dacl">The list.</param>
    /// <param name="sid">Who gets them.</param>
    /// <param name="rights">The rights.</param>
    /// <param name="scope">What the entry applies to besides the folder itself.</param>
    public static AccessControlList Grant(AccessControlList dacl, SecurityIdentifier sid, AccessMask rights, AceFlags scope)
    {
        var entries = dacl.ToList();
        var own = entries.FindIndex(entry => IsOwnAllow(entry, sid) && (entry.Flags & Scope) == scope);
        if (own >= 0)
            entries[own] = WithMask(entries[own], entries[own].Mask | rights);
        else
            entries.Insert(PlaceOfAllow(entries), new AccessControlEntry(AceType.AccessAllowed, scope, rights, sid));
        return Like(dacl, entries);
    }

    /// <summary>The list without rights of a SID. Only its own plain allowing entries are touched; an entry that gives nothing more is removed.</summary>
    /// <param name="dacl">The list.</param>
    /// <param name="sid">Who loses them.</param>
    /// <param name="rights">The rights; null for all.</param>
    public static AccessControlList Revoke(AccessControlList dacl, SecurityIdentifier sid, AccessMask? rights)
    {
        var entries = new List<AccessControlEntry>(dacl.Count);
        foreach (var entry in dacl)
        {
            if (!IsOwnAllow(entry, sid))
                entries.Add(entry);
            else if (rights is { } some && Rest(entry.Mask, some) is { IsNone: false } rest)
                entries.Add(rest == entry.Mask ? entry : WithMask(entry, rest));
        }

        return entries.Count == dacl.Count && entries.SequenceEqual(dacl) ? dacl : Like(dacl, entries);
    }

    /// <summary>True for a plain entry of the list itself that allows the SID something.</summary>
    public static bool IsOwnAllow(AccessControlEntry entry, SecurityIdentifier sid) =>
        entry is { Type: AceType.AccessAllowed, IsInherited: false } && entry.Sid == sid;

    private static AccessMask Rest(AccessMask mask, AccessMask taken)
    {
        // What generic bits stand for must be spelled out before a part of it can be taken away.
        var specific = GenericMapping.File.Map(mask);
        if (!specific.HasAny(taken & ~s_shared))
            return taken.HasAll(specific) ? AccessMask.None : mask;
        var rest = specific & ~(taken & ~s_shared);
        return (rest & ~s_shared).IsNone ? AccessMask.None : rest;
    }

    private static int PlaceOfAllow(List<AccessControlEntry> entries)
    {
        var firstInherited = entries.FindIndex(entry => entry.IsInherited);
        return firstInherited < 0 ? entries.Count : firstInherited;
    }

    private static AccessControlEntry WithMask(AccessControlEntry entry, AccessMask mask) =>
        new(entry.Type, entry.Flags, mask, entry.Sid, entry.ApplicationData, entry.ObjectType, entry.InheritedObjectType);

    private static AccessControlList Like(AccessControlList dacl, List<AccessControlEntry> entries) => new([.. entries], dacl.Revision, []);
}
