using IisIdentityTools.Security.Binary;

namespace IisIdentityTools.Security;

public sealed partial class SecurityIdentifier
{
    private const int HeaderLength = 8;
    private const byte Revision = 1;

    /// <summary>Length of the binary form in bytes.</summary>
    public int BinaryLength => HeaderLength + (4 * _subAuthorities.Length);

    /// <summary>Reads the binary form that starts at <paramref name="offset"/>; bytes after it are not looked at.</summary>
    /// <exception cref="FormatException">Too few bytes, a revision other than 1, or not 1 to 15 sub-authorities.</exception>
    public static SecurityIdentifier FromBytes(byte[] bytes, int offset = 0)
    {
        if (offset < 0 || bytes.Length - offset < HeaderLength + 4)
            throw new FormatException(FormattableString.Invariant($"A binary SID has at least 12 bytes; {Math.Max(0, bytes.Length - offset)} are left at offset {offset}."));
        if (bytes[offset] != Revision)
            throw new FormatException(FormattableString.Invariant($"The revision of the SID at offset {offset} is {bytes[offset]}; only 1 exists."));

        int count = bytes[offset + 1];
        if (count is 0 or > MaxSubAuthorities)
            throw new FormatException(FormattableString.Invariant($"The SID at offset {offset} claims {count} sub-authorities; 1 to 15 are possible."));
        if (bytes.Length - offset < HeaderLength + (4 * count))
            throw new FormatException(FormattableString.Invariant($"The SID at offset {offset} needs {HeaderLength + (4 * count)} bytes; {bytes.Length - offset} are left."));

        return new(ReadSubAuthorities(bytes, offset + HeaderLength, count), ReadAuthority(bytes, offset + 2));
    }

    /// <summary>The binary form: revision, count, authority (48 bits, big-endian), sub-authorities (32 bits, little-endian).</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[BinaryLength];
        CopyTo(bytes, 0);
        return bytes;
    }

    /// <summary>Writes the binary form, <see cref="BinaryLength"/> bytes, at <paramref name="offset"/>.</summary>
    /// <exception cref="ArgumentException">The array is too short.</exception>
    public void CopyTo(byte[] bytes, int offset)
    {
        if (offset < 0 || bytes.Length - offset < BinaryLength)
            throw new ArgumentException(FormattableString.Invariant($"{BinaryLength} bytes are needed at offset {offset}."), nameof(bytes));

        bytes[offset] = Revision;
        bytes[offset + 1] = (byte)_subAuthorities.Length;
        for (var i = 0; i < 6; i++)
            bytes[offset + 2 + i] = (byte)(Authority >> (8 * (5 - i)));
        for (var i = 0; i < _subAuthorities.Length; i++)
            LittleEndian.Write32(bytes, offset + HeaderLength + (4 * i), _subAuthorities[i]);
    }

    /// <summary>True when that is the binary form of this SID, its authority at <paramref name="offset"/> + 2.</summary>
    internal bool HasBytes(byte[] bytes, int offset, int count)
    {
        if (_subAuthorities.Length != count || Authority != ReadAuthority(bytes, offset + 2))
            return false;
        for (var i = 0; i < count; i++)
        {
            if (_subAuthorities[i] != LittleEndian.Read32(bytes, offset + HeaderLength + (4 * i)))
                return false;
        }

        return true;
    }

    /// <summary>The hash of the SID with that binary form.</summary>
    internal static int ComputeHash(byte[] bytes, int offset, int count)
    {
        var authority = ReadAuthority(bytes, offset + 2);
        unchecked
        {
            var hash = (uint)authority ^ (uint)(authority >> 32);
            for (var i = 0; i < count; i++)
                hash = (hash * 16777619) ^ LittleEndian.Read32(bytes, offset + HeaderLength + (4 * i));
            return (int)hash;
        }
    }

    private static long ReadAuthority(byte[] bytes, int offset)
    {
        long authority = 0;
        for (var i = 0; i < 6; i++)
            authority = (authority << 8) | bytes[offset + i];
        return authority;
    }

    private static uint[] ReadSubAuthorities(byte[] bytes, int offset, int count)
    {
        var result = new uint[count];
        for (var i = 0; i < count; i++)
            result[i] = LittleEndian.Read32(bytes, offset + (4 * i));
        return result;
    }
}
