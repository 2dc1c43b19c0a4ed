using IisIdentityTools.Security.Interning;

namespace IisIdentityTools.Security.Binary;

/// <summary>
/// Reads the self-relative form. Parts may lie anywhere behind the header and share bytes. Nothing is allocated for what the bytes only claim.
/// </summary>
/// <param name="bytes">Holds the descriptor.</param>
/// <param name="start">Where it begins; offsets within it count from here.</param>
/// <param name="length">Number of bytes that belong to it.</param>
/// <param name="sids">Where SIDs are shared, or null.</param>
internal readonly struct DescriptorReader(byte[] bytes, int start, int length, SidPool? sids)
{
    private readonly int _end = start + length;

    /// <summary>Reads the whole descriptor.</summary>
    /// <exception cref="FormatException">The bytes are no self-relative descriptor; the message names the offset.</exception>
    public SecurityDescriptor Read()
    {
        if (length < DescriptorLayout.HeaderLength)
            throw Invalid(start, FormattableString.Invariant($"the header needs {DescriptorLayout.HeaderLength} bytes and {length} are there"));
        if (bytes[start] != DescriptorLayout.Revision)
            throw Invalid(start, FormattableString.Invariant($"the revision is {bytes[start]}; only 1 exists"));
        var control = (ControlFlags)LittleEndian.Read16(bytes, start + DescriptorLayout.ControlAt);
        if ((control & ControlFlags.SelfRelative) == 0)
            throw Invalid(start + DescriptorLayout.ControlAt, "the descriptor is not marked self-relative, so its parts lie in some program's memory");

        return new(
            control,
            ReadSid(DescriptorLayout.OwnerAt),
            ReadSid(DescriptorLayout.GroupAt),
            (control & ControlFlags.DaclPresent) != 0 ? ReadList(DescriptorLayout.DaclAt) : null,
            (control & ControlFlags.SaclPresent) != 0 ? ReadList(DescriptorLayout.SaclAt) : null,
            bytes[start + DescriptorLayout.ResourceManagerAt]);
    }

    private SecurityIdentifier? ReadSid(int pointerAt) =>
        Follow(pointerAt) is { } at ? SidBytes.Read(bytes, at, _end, sids) : null;

    private AccessControlList? ReadList(int pointerAt)
    {
        if (Follow(pointerAt) is not { } at)
            return null;
        if (_end - at < DescriptorLayout.ListHeaderLength)
            throw Invalid(at, FormattableString.Invariant($"the header of a list needs {DescriptorLayout.ListHeaderLength} bytes and {_end - at} are left"));
        var size = LittleEndian.Read16(bytes, at + DescriptorLayout.ListSizeAt);
        if (size < DescriptorLayout.ListHeaderLength || size > _end - at)
            throw Invalid(at + DescriptorLayout.ListSizeAt, FormattableString.Invariant($"the list claims {size} bytes and {_end - at} are left"));

        var count = LittleEndian.Read16(bytes, at + DescriptorLayout.ListCountAt);
        if (count > (size - DescriptorLayout.ListHeaderLength) / DescriptorLayout.EntryHeaderLength)
            throw Invalid(at + DescriptorLayout.ListCountAt, FormattableString.Invariant($"the list claims {count} entries, which its {size} bytes cannot hold"));
        var entries = new AccessControlEntry[count];
        var position = at + DescriptorLayout.ListHeaderLength;
        for (var i = 0; i < count; i++)
            entries[i] = new EntryReader(bytes, at + size, sids).Read(ref position);
        return new(entries, bytes[at], Copy(bytes, position, at + size));
    }

    // Null where the offset is 0: the part is not there.
    private int? Follow(int pointerAt)
    {
        var offset = LittleEndian.Read32(bytes, start + pointerAt);
        if (offset == 0)
            return null;
        if (offset < DescriptorLayout.HeaderLength || offset >= (uint)length)
            throw Invalid(start + pointerAt, FormattableString.Invariant($"the part is said to be at {offset}, which is not behind the header of {DescriptorLayout.HeaderLength} and within the {length} bytes"));
        return start + (int)offset;
    }

    /// <summary>A copy of the bytes between two places; of nothing no array is made.</summary>
    internal static byte[] Copy(byte[] bytes, int from, int to)
    {
        if (from == to)
            return [];
        var copy = new byte[to - from];
        Buffer.BlockCopy(bytes, from, copy, 0, copy.Length);
        return copy;
    }

    /// <summary>The error for bytes that are wrong at <paramref name="offset"/>.</summary>
    internal static FormatException Invalid(int offset, string reason) =>
        new(FormattableString.Invariant($"The bytes are no security descriptor: at offset {offset} {reason}."));
}
