using System.Xml;

namespace IisIdentityTools.Configuration.Files;

/// <summary>
/// Gives attribute values as strings, one copy for values that repeat: on a large server most do ("true", "/", the name of the pool
/// that stood one line above). Values are compared before a string is made of them. Fixed size: a new value takes the place of an old.
/// </summary>
internal sealed class ValuePool
{
    private const int Longest = 32;
    private const int Slots = 1 << 12;

    private readonly string?[] _seen = new string?[Slots];
    private readonly char[] _buffer = new char[Longest];

    /// <summary>The value of the attribute that the reader stands on.</summary>
    public string Read(XmlReader reader)
    {
        if (!reader.CanReadValueChunk)
            return reader.Value;
        var length = Fill(reader);
        if (length < Longest)
            return Share(length);
        // The buffer is full: the rest follows, as long as it may be.
        var value = new System.Text.StringBuilder().Append(_buffer, 0, length);
        for (length = Fill(reader); length > 0; length = Fill(reader))
            value.Append(_buffer, 0, length);
        return value.ToString();
    }

    private int Fill(XmlReader reader)
    {
        var length = 0;
        for (int read; length < Longest && (read = reader.ReadValueChunk(_buffer, length, Longest - length)) > 0; length += read)
        {
        }

        return length;
    }

    private string Share(int length)
    {
        var hash = length;
        for (var i = 0; i < length; i++)
            hash = (hash * 31) + _buffer[i];
        ref var slot = ref _seen[hash & (Slots - 1)];
        return slot is not null && IsSame(slot, length) ? slot : slot = new string(_buffer, 0, length);
    }

    private bool IsSame(string known, int length)
    {
        if (known.Length != length)
            return false;
        for (var i = 0; i < length; i++)
            if (known[i] != _buffer[i])
                return false;
        return true;
    }
}
