namespace IisIdentityTools.Security.Binary;

/// <summary>Writes an access-control list and its entries.</summary>
internal static class ListWriter
{
    /// <summary>Number of bytes of a list; 0 for none.</summary>
    /// <exception cref="InvalidOperationException">The list or an entry cannot be written.</exception>
    public static int LengthOf(AccessControlList? list)
    {
        if (list is null)
            return 0;
        var length = DescriptorLayout.ListHeaderLength + list.Slack.Length;
        for (var i = 0; i < list.Count; i++)
        {
            var own = LengthOf(list[i]);
            length += own;
            if (own > DescriptorLayout.MaxSize || length > DescriptorLayout.MaxSize)
                throw new InvalidOperationException(FormattableString.Invariant($"With entry {i} the list needs {length} bytes; {DescriptorLayout.MaxSize} is the most for a list and for an entry."));
        }

        return length;
    }

    /// <summary>Writes the list at <paramref name="position"/> and moves behind it.</summary>
    public static void Write(byte[] bytes, AccessControlList list, ref int position)
    {
        var start = position;
        position += DescriptorLayout.ListHeaderLength;
        foreach (var entry in list.Entries)
            Write(bytes, entry, ref position);
        WriteBlock(bytes, list.Slack, ref position);
        bytes[start] = list.Revision;
        LittleEndian.Write16(bytes, start + DescriptorLayout.ListSizeAt, position - start);
        LittleEndian.Write16(bytes, start + DescriptorLayout.ListCountAt, list.Count);
    }

    private static int LengthOf(AccessControlEntry entry)
    {
        if (entry.Sid is null)
            return DescriptorLayout.EntryHeaderLength + entry.ApplicationData.Length;
        var length = DescriptorLayout.AfterMask + entry.Sid.BinaryLength + entry.ApplicationData.Length;
        if (entry.IsObject)
            length += 4 + (entry.ObjectType is null ? 0 : DescriptorLayout.GuidLength) + (entry.InheritedObjectType is null ? 0 : DescriptorLayout.GuidLength);
        return length;
    }

    private static void Write(byte[] bytes, AccessControlEntry entry, ref int position)
    {
        var start = position;
        bytes[start] = (byte)entry.Type;
        bytes[start + 1] = (byte)entry.Flags;
        position += DescriptorLayout.EntryHeaderLength;
        if (entry.Sid is { } sid)
        {
            LittleEndian.Write32(bytes, start + DescriptorLayout.MaskAt, entry.Mask.Value);
            position = start + DescriptorLayout.AfterMask;
            if (entry.IsObject)
                WriteObjectKinds(bytes, entry, ref position);
            sid.CopyTo(bytes, position);
            position += sid.BinaryLength;
        }

        WriteBlock(bytes, entry.ApplicationData, ref position);
        LittleEndian.Write16(bytes, start + DescriptorLayout.EntrySizeAt, position - start);
    }

    private static void WriteObjectKinds(byte[] bytes, AccessControlEntry entry, ref int position)
    {
        var own = entry.ReservedObjectFlags
            | (entry.ObjectType is null ? 0 : DescriptorLayout.HasObjectType)
            | (entry.InheritedObjectType is null ? 0 : DescriptorLayout.HasInheritedObjectType);
        LittleEndian.Write32(bytes, position, own);
        position += 4;
        if (entry.ObjectType is { } type)
            WriteBlock(bytes, type.ToByteArray(), ref position);
        if (entry.InheritedObjectType is { } inherited)
            WriteBlock(bytes, inherited.ToByteArray(), ref position);
    }

    private static void WriteBlock(byte[] bytes, byte[] block, ref int position)
    {
        Buffer.BlockCopy(block, 0, bytes, position, block.Length);
        position += block.Length;
    }
}
