namespace IisIdentityTools.Security.Binary;

/// <summary>Writes the self-relative form in the order of Windows: header, audit list, access-control list, owner, group.</summary>
internal static class DescriptorWriter
{
    /// <summary>The bytes of a descriptor.</summary>
    /// <exception cref="InvalidOperationException">A list or an entry is larger than 65535 bytes.</exception>
    public static byte[] Write(SecurityDescriptor descriptor)
    {
        var bytes = new byte[DescriptorLayout.HeaderLength + ListWriter.LengthOf(descriptor.Sacl) + ListWriter.LengthOf(descriptor.Dacl)
            + (descriptor.Owner?.BinaryLength ?? 0) + (descriptor.Group?.BinaryLength ?? 0)];
        bytes[0] = DescriptorLayout.Revision;
        bytes[DescriptorLayout.ResourceManagerAt] = descriptor.ResourceManagerControl;
        LittleEndian.Write16(bytes, DescriptorLayout.ControlAt, (int)descriptor.Control);

        var position = DescriptorLayout.HeaderLength;
        WriteList(bytes, DescriptorLayout.SaclAt, descriptor.Sacl, ref position);
        WriteList(bytes, DescriptorLayout.DaclAt, descriptor.Dacl, ref position);
        WriteSid(bytes, DescriptorLayout.OwnerAt, descriptor.Owner, ref position);
        WriteSid(bytes, DescriptorLayout.GroupAt, descriptor.Group, ref position);
        return bytes;
    }

    private static void WriteList(byte[] bytes, int pointerAt, AccessControlList? list, ref int position)
    {
        if (list is null)
            return;
        LittleEndian.Write32(bytes, pointerAt, (uint)position);
        ListWriter.Write(bytes, list, ref position);
    }

    private static void WriteSid(byte[] bytes, int pointerAt, SecurityIdentifier? sid, ref int position)
    {
        if (sid is null)
            return;
        LittleEndian.Write32(bytes, pointerAt, (uint)position);
        sid.CopyTo(bytes, position);
        position += sid.BinaryLength;
    }
}
