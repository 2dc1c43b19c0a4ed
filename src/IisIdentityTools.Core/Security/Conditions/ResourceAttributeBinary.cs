namespace IisIdentityTools.Security.Conditions;

/// <summary>
/// The binary form of a resource attribute: name offset (32 bits), type (16), reserved (16), flags (32), number of values (32), one
/// offset for each value (32), then what the offsets point to. Source: [MS-DTYP] 2.4.10.1; order of the content as Windows writes it.
/// </summary>
internal static class ResourceAttributeBinary
{
    private const int HeaderLength = 16;
    private const int OffsetLength = 4;

    public static ResourceAttribute Read(byte[] bytes)
    {
        if (bytes.Length > ResourceAttribute.MaxBinaryLength)
            throw ByteCursor.Error(FormattableString.Invariant($"a resource attribute has at most {ResourceAttribute.MaxBinaryLength} bytes, this one has {bytes.Length}"), 0);
        var header = new ByteCursor(bytes, 0, bytes.Length);
        var nameOffset = header.ReadUInt32();
        var kind = (AttributeValueKind)header.ReadUInt16();
        header.ReadUInt16();
        var flags = header.ReadUInt32();
        var count = header.ReadUInt32();
        if (count > (uint)(bytes.Length - HeaderLength) / OffsetLength)
            throw ByteCursor.Error(FormattableString.Invariant($"{count} values are announced, more than there is room for"), HeaderLength - OffsetLength);

        var name = At(bytes, nameOffset, 0).ReadTerminatedText();
        if (name.Length == 0)
            throw ByteCursor.Error("the attribute has no name", (int)nameOffset);
        return new(name, kind, flags, ReadValues(bytes, header, kind, (int)count));
    }

    public static byte[] Write(ResourceAttribute attribute)
    {
        var sink = new ByteSink();
        var values = attribute.ValueArray;
        sink.Write((ulong)(HeaderLength + (values.Length * OffsetLength)), OffsetLength);
        sink.Write((ulong)attribute.Kind, 2);
        sink.Write(0, 2);
        sink.Write(attribute.Flags, 4);
        sink.Write((ulong)values.Length, 4);
        sink.Write(new byte[values.Length * OffsetLength]);
        WriteTerminatedText(sink, attribute.Name);
        for (var i = 0; i < values.Length; i++)
        {
            sink.Patch(HeaderLength + (i * OffsetLength), sink.Length);
            WriteValue(sink, values[i]);
        }

        return sink.ToAlignedArray();
    }

    // Offsets may share content. Together the values may not be larger than the data, or little data would become much.
    private static AttributeValue[] ReadValues(byte[] bytes, ByteCursor offsets, AttributeValueKind kind, int count)
    {
        var values = new AttributeValue[count];
        long total = 0;
        for (var i = 0; i < count; i++)
        {
            var place = offsets.Position;
            var start = offsets.ReadUInt32();
            var cursor = At(bytes, start, place);
            values[i] = ReadValue(cursor, kind);
            total += cursor.Position - start;
            if (total > bytes.Length)
                throw ByteCursor.Error("the values share more content than there are bytes", place);
        }

        return values;
    }

    private static AttributeValue ReadValue(ByteCursor cursor, AttributeValueKind kind) => kind switch
    {
        AttributeValueKind.Integer => AttributeValue.Of(unchecked((long)cursor.ReadUInt64())),
        AttributeValueKind.UnsignedInteger => AttributeValue.Of(cursor.ReadUInt64()),
        AttributeValueKind.Boolean => AttributeValue.OfBoolean(cursor.ReadUInt64()),
        AttributeValueKind.Text => AttributeValue.Of(cursor.ReadTerminatedText()),
        AttributeValueKind.Sid => AttributeValue.Of(cursor.ReadCountedSid()),
        AttributeValueKind.Octets => AttributeValue.Of(cursor.ReadCounted()),
        _ => throw ByteCursor.Error(FormattableString.Invariant($"the type of the values is 0x{(int)kind:x}, which is none"), OffsetLength),
    };

    private static void WriteValue(ByteSink sink, AttributeValue value)
    {
        switch (value.Kind)
        {
            case AttributeValueKind.Text:
                WriteTerminatedText(sink, value.Text);
                break;
            case AttributeValueKind.Sid:
                sink.WriteCounted(value.Sid!.ToBytes());
                break;
            case AttributeValueKind.Octets:
                sink.WriteCounted(value.Octets);
                break;
            default:
                sink.Write(value.Bits, 8);
                break;
        }
    }

    private static void WriteTerminatedText(ByteSink sink, string text)
    {
        sink.WriteText(text);
        sink.Write(0, 2);
    }

    private static ByteCursor At(byte[] bytes, uint offset, int place) =>
        offset < (uint)bytes.Length ? new(bytes, (int)offset, bytes.Length)
            : throw ByteCursor.Error(FormattableString.Invariant($"an offset of {offset} points behind the end"), place);
}
