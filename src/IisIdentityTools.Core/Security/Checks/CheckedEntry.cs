namespace IisIdentityTools.Security.Checks;

/// <summary>
/// What the walk needs of an entry that has a say in access checks, side by side with the others of its list: entries that match nobody, most
/// of them, are passed without following a reference.
/// </summary>
internal readonly struct CheckedEntry(AccessControlEntry entry, int index)
{
    /// <summary>The entries of the list that have a say, in order.</summary>
    public static CheckedEntry[] Of(AccessControlEntry[] entries)
    {
        // Every descriptor that is read comes through here: a plain loop, since most lists lose no entry.
        var found = new CheckedEntry[entries.Length];
        var count = 0;
        for (var i = 0; i < entries.Length; i++)
            if (EntryRoles.Of(entries[i]) != EntryRole.None)
                found[count++] = new CheckedEntry(entries[i], i);
        if (count < found.Length)
            Array.Resize(ref found, count);
        return found;
    }

    /// <summary>Whom the entry names; null when its shape is not known.</summary>
    public SecurityIdentifier? Sid { get; } = entry.Sid;

    /// <summary>The hash of <see cref="Sid"/> as <see cref="TokenSids"/> wants it.</summary>
    public uint Spread { get; } = entry.Sid is null ? 0 : TokenSids.SpreadOf(entry.Sid);

    /// <summary>The rights, generic bits not mapped; all of them when the shape is not known.</summary>
    public AccessMask Mask { get; } = entry.Sid is null ? new(uint.MaxValue) : entry.Mask;

    /// <summary>Place of the entry in its list.</summary>
    public int Index { get; } = index;

    /// <summary>What the entry does.</summary>
    public EntryRole Role { get; } = EntryRoles.Of(entry);

    /// <summary>True when the entry names OWNER RIGHTS, which stands for whoever owns the object.</summary>
    public bool NamesOwner { get; } = entry.Sid == WellKnownSids.OwnerRights;
}
