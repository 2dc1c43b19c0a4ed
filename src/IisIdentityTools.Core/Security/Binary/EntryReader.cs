using IisIdentityTools.Security.Interning;

namespace IisIdentityTools.Security.Binary;

/// <summary>Reads entries of a list. What follows the SID stays as it is; of a kind whose shape is not known, everything does. Shape: [MS-DTYP] 2.4.4.</summary>
/// <param name="bytes">Holds the list.</param>
/// <param name="listEnd">Where the list ends.</param>
/// <param name="sids">Where SIDs are shared, or null.</param>
internal readonly struct EntryReader(byte[] bytes, int listEnd, SidPool? sids)
{
    /// <summary>Reads the entry at <paramref name="position"/> and moves behind it.</summary>
    /// <exception cref="FormatException">The entry does not fit into the list, or its parts do not fit into the entry.</exception>
    public AccessControlEntry Read(ref int position)
    {
        var at = position;
        if (listEnd - at < DescriptorLayout.EntryHeaderLength)
            throw DescriptorReader.Invalid(at, FormattableString.Invariant($"an entry should begin and {listEnd - at} bytes of the list are left"));
        var size = LittleEndian.Read16(bytes, at + DescriptorLayout.EntrySizeAt);
        if (size < DescriptorLayout.EntryHeaderLength || size > listEnd - at)
            throw DescriptorReader.Invalid(at + DescriptorLayout.EntrySizeAt, FormattableString.Invariant($"the entry claims {size} bytes and {listEnd - at} of the list are left"));

        position = at + size;
        var type = (AceType)bytes[at];
        var flags = (AceFlags)bytes[at + 1];
        if (!DescriptorLayout.HasKnownShape(type))
            return new(type, flags, AccessMask.None, null, DescriptorReader.Copy(bytes, at + DescriptorLayout.EntryHeaderLength, position));
        if (size < DescriptorLayout.AfterMask)
            throw DescriptorReader.Invalid(at, FormattableString.Invariant($"the entry of {size} bytes has no room for its mask"));

        var mask = new AccessMask(LittleEndian.Read32(bytes, at + DescriptorLayout.MaskAt));
        return DescriptorLayout.IsObject(type) ? ReadObject(at, position, type, flags, mask) : ReadPlain(at + DescriptorLayout.AfterMask, position, type, flags, mask);
    }

    private AccessControlEntry ReadPlain(int at, int end, AceType type, AceFlags flags, AccessMask mask)
    {
        var sid = SidBytes.Read(bytes, at, end, sids);
        return new(type, flags, mask, sid, DescriptorReader.Copy(bytes, at + sid.BinaryLength, end));
    }

    private AccessControlEntry ReadObject(int at, int end, AceType type, AceFlags flags, AccessMask mask)
    {
        var position = at + DescriptorLayout.AfterMask;
        if (end - position < 4)
            throw DescriptorReader.Invalid(position, FormattableString.Invariant($"the flags of an object entry need 4 bytes and {end - position} are left"));
        var own = LittleEndian.Read32(bytes, position);
        position += 4;
        var objectType = (own & DescriptorLayout.HasObjectType) != 0 ? ReadGuid(ref position, end) : (Guid?)null;
        var inherited = (own & DescriptorLayout.HasInheritedObjectType) != 0 ? ReadGuid(ref position, end) : (Guid?)null;
        var sid = SidBytes.Read(bytes, position, end, sids);
        return new(type, flags, mask, sid, DescriptorReader.Copy(bytes, position + sid.BinaryLength, end), objectType, inherited)
        {
            ReservedObjectFlags = own & ~(DescriptorLayout.HasObjectType | DescriptorLayout.HasInheritedObjectType),
        };
    }

    private Guid ReadGuid(ref int position, int end)
    {
        var at = position;
        if (end - at < DescriptorLayout.GuidLength)
            throw DescriptorReader.Invalid(at, FormattableString.Invariant($"the kind of an object needs {DescriptorLayout.GuidLength} bytes and {end - at} are left"));
        position += DescriptorLayout.GuidLength;
        return new(
            (int)LittleEndian.Read32(bytes, at), (short)LittleEndian.Read16(bytes, at + 4), (short)LittleEndian.Read16(bytes, at + 6),
            bytes[at + 8], bytes[at + 9], bytes[at + 10], bytes[at + 11], bytes[at + 12], bytes[at + 13], bytes[at + 14], bytes[at + 15]);
    }
}
