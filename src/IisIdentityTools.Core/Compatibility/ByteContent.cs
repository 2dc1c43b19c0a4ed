using System.Runtime.CompilerServices;

namespace IisIdentityTools.Compatibility;

/// <summary>Compares and hashes pieces of byte arrays; the newer framework compares many bytes at a time.</summary>
internal static class ByteContent
{
    /// <summary>True when <paramref name="all"/> has the same bytes as the piece of <paramref name="bytes"/> at <paramref name="offset"/>.</summary>
    [MethodImpl(HotPath.Optimize)]
    public static bool Equals(byte[] all, byte[] bytes, int offset, int length)
    {
        if (all.Length != length)
            return false;
#if NET8_0_OR_GREATER
        return all.AsSpan().SequenceEqual(bytes.AsSpan(offset, length));
#else
        for (var i = 0; i < length; i++)
        {
            if (all[i] != bytes[offset + i])
                return false;
        }

        return true;
#endif
    }

    /// <summary>A hash of the piece at <paramref name="offset"/>: FNV-1a over four bytes at a time, mixed once more at the end.</summary>
    [MethodImpl(HotPath.Optimize)]
    public static int Hash(byte[] bytes, int offset, int length)
    {
        unchecked
        {
            var hash = 2166136261u ^ (uint)length;
            var end = offset + length;
            for (; end - offset >= 4; offset += 4)
                hash = (hash ^ (uint)(bytes[offset] | (bytes[offset + 1] << 8) | (bytes[offset + 2] << 16) | (bytes[offset + 3] << 24))) * 16777619;
            for (; offset < end; offset++)
                hash = (hash ^ bytes[offset]) * 16777619;
            hash ^= hash >> 15;
            hash *= 2246822519;
            return (int)(hash ^ (hash >> 13));
        }
    }
}
