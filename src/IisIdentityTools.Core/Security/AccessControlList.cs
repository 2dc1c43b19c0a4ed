using System.Collections;
using IisIdentityTools.Security.Checks;

namespace IisIdentityTools.Security;

/// <summary>An access-control list: entries in the order in which Windows reads them. Immutable. Shape: [MS-DTYP] 2.4.5.</summary>
public sealed class AccessControlList : IReadOnlyList<AccessControlEntry>
{
    /// <summary>ACL_REVISION, for lists without object entries.</summary>
    public const byte BasicRevision = 2;

    /// <summary>ACL_REVISION_DS, for lists with object entries.</summary>
    public const byte DirectoryRevision = 4;

    private readonly AccessControlEntry[] _entries;

    /// <summary>Makes a list.</summary>
    /// <param name="entries">The entries in order; copied.</param>
    /// <param name="revision">Revision byte of the binary form; null takes the lowest that the entries need.</param>
    public AccessControlList(IEnumerable<AccessControlEntry> entries, byte? revision = null)
        : this([.. entries], revision, [])
    {
    }

    /// <summary>Makes a list of an array that becomes its own.</summary>
    internal AccessControlList(AccessControlEntry[] entries, byte? revision, byte[] slack)
    {
        _entries = entries;
        Revision = revision ?? (Array.Exists(_entries, entry => entry.IsObject) ? DirectoryRevision : BasicRevision);
        Slack = slack;
        IsCanonical = HasCanonicalOrder(_entries);
        Checked = CheckedEntry.Of(_entries);
        NamesOwner = Array.Exists(_entries, entry => entry.Sid == WellKnownSids.OwnerRights && !entry.IsInheritOnly);
    }

    /// <summary>Revision byte of the binary form.</summary>
    public byte Revision { get; }

    /// <summary>True when explicit entries come before inherited ones and, within the explicit ones, denying before allowing.</summary>
    public bool IsCanonical { get; }

    /// <summary>Number of entries.</summary>
    public int Count => _entries.Length;

    /// <summary>The entry at that place, counted from 0.</summary>
    public AccessControlEntry this[int index] => _entries[index];

    /// <summary>Bytes after the last entry that the binary form counts as the list's; Windows leaves some. They mean nothing.</summary>
    internal byte[] Slack { get; }

    /// <summary>True when an entry that applies to the object itself names OWNER RIGHTS: the owner then has no implied rights.</summary>
    internal bool NamesOwner { get; }

    /// <summary>The entries that have a say in an access check, in order; not to be changed.</summary>
    internal CheckedEntry[] Checked { get; }

    /// <summary>The entries, not copied; not to be changed.</summary>
    internal AccessControlEntry[] Entries => _entries;

    /// <inheritdoc/>
    public IEnumerator<AccessControlEntry> GetEnumerator() => ((IEnumerable<AccessControlEntry>)_entries).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => _entries.GetEnumerator();

    // Inherited entries stand in blocks, one for each ancestor, and each block has its own denying entries first: their order among
    // themselves proves nothing.
    private static bool HasCanonicalOrder(AccessControlEntry[] entries)
    {
        var stage = 0;
        foreach (var entry in entries)
        {
            if (!entry.IsAllow && !entry.IsDeny)
                continue;
            var own = entry.IsInherited ? 2 : entry.IsAllow ? 1 : 0;
            if (own < stage)
                return false;
            stage = own;
        }

        return true;
    }
}
