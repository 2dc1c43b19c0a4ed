using System.Text;

namespace IisIdentityTools.Security.Conditions;

/// <summary>Reads little-endian data from left to right and never past its end.</summary>
internal sealed class ByteCursor(byte[] bytes, int position, int end)
{
    public int Position { get; private set; } = position;

    public bool AtEnd => Position >= end;

    public byte ReadByte()
    {
        Need(1);
        return bytes[Position++];
    }

    public uint ReadUInt32() => (uint)ReadNumber(4);

    public ushort ReadUInt16() => (ushort)ReadNumber(2);

    public ulong ReadUInt64() => ReadNumber(8);

    /// <summary>A length of 32 bits and as many bytes.</summary>
    public byte[] ReadCounted()
    {
        var length = ReadLength();
        var result = new byte[length];
        Array.Copy(bytes, Position, result, 0, length);
        Position += length;
        return result;
    }

    /// <summary>A length in bytes of 32 bits and as much UTF-16; single surrogates are kept.</summary>
    public string ReadCountedText()
    {
        var start = Position;
        var length = ReadLength();
        if (length % 2 != 0)
            throw Error("the length of a text is odd", start);
        return ReadText(length / 2);
    }

    /// <summary>UTF-16 up to a zero character, which is read too.</summary>
    public string ReadTerminatedText()
    {
        var text = new StringBuilder();
        for (var unit = ReadUInt16(); unit != 0; unit = ReadUInt16())
            text.Append((char)unit);
        return text.ToString();
    }

    /// <summary>A length of 32 bits and a SID that has just this length.</summary>
    public SecurityIdentifier ReadCountedSid()
    {
        var start = Position;
        var content = ReadCounted();
        var sid = SecurityIdentifier.FromBytes(content);
        return sid.BinaryLength == content.Length ? sid : throw Error("the length of a SID is not that of its content", start);
    }

    /// <summary>A length of 32 bits; what it counts follows and is all there.</summary>
    public int ReadLength()
    {
        var start = Position;
        var length = ReadUInt32();
        return length <= (uint)(end - Position) ? (int)length : throw Error(FormattableString.Invariant($"{length} bytes are announced and {end - Position} are left"), start);
    }

    /// <summary>Steps over bytes that <see cref="ReadLength"/> announced.</summary>
    public void Skip(int length) => Position += length;

    public static FormatException Error(string reason, int offset) =>
        new(FormattableString.Invariant($"The binary form is malformed: {reason} (offset {offset})."));

    private string ReadText(int characters)
    {
        var text = new char[characters];
        for (var i = 0; i < characters; i++)
            text[i] = (char)ReadUInt16();
        return new(text);
    }

    private ulong ReadNumber(int width)
    {
        Need(width);
        ulong value = 0;
        for (var i = 0; i < width; i++)
            value |= (ulong)bytes[Position++] << (8 * i);
        return value;
    }

    private void Need(int count)
    {
        if (end - Position < count)
            throw Error("it ends in the middle of a value", Position);
    }
}
