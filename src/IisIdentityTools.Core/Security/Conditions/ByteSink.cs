namespace IisIdentityTools.Security.Conditions;

/// <summary>Writes little-endian data.</summary>
internal sealed class ByteSink
{
    private const int Alignment = 4;
    private readonly List<byte> _bytes = [];

    public int Length => _bytes.Count;

    public void Write(byte value) => _bytes.Add(value);

    public void Write(byte[] value) => _bytes.AddRange(value);

    public void Write(ulong value, int width)
    {
        for (var i = 0; i < width; i++)
            _bytes.Add((byte)(value >> (8 * i)));
    }

    public void WriteCounted(byte[] value)
    {
        Write((ulong)value.Length, 4);
        Write(value);
    }

    public void WriteCountedText(string text)
    {
        Write((ulong)text.Length * 2, 4);
        WriteText(text);
    }

    public void WriteText(string text)
    {
        foreach (var unit in text)
            Write(unit, 2);
    }

    /// <summary>Puts a number of 32 bits over what stands at that place.</summary>
    public void Patch(int offset, int value)
    {
        for (var i = 0; i < 4; i++)
            _bytes[offset + i] = (byte)(value >> (8 * i));
    }

    /// <summary>Everything written, filled up with zeros: entries of access-control lists begin at multiples of four.</summary>
    public byte[] ToAlignedArray()
    {
        while (_bytes.Count % Alignment != 0)
            _bytes.Add(0);
        return [.. _bytes];
    }
}
