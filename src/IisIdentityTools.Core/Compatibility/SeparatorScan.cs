#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace IisIdentityTools.Compatibility;

/// <summary>
/// Finds the separators of a text of lines and columns: every byte up to the space (spaces, tabs, line ends, other control characters).
/// One pass over the bytes is all that most lines of a log cost; the newer framework looks at 32 bytes at a time.
/// </summary>
internal static class SeparatorScan
{
    /// <summary>Writes down the separators of a piece.</summary>
    /// <param name="bytes">Holds the text.</param>
    /// <param name="start">Where the piece begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="positions">Takes the position of each separator; has room for one per byte.</param>
    /// <param name="lineEnds">Takes, for each CR or LF, its index in <paramref name="positions"/>; has room for one per byte.</param>
    /// <returns>How many separators there are, and how many of them end a line.</returns>
    public static (int Separators, int LineEnds) Scan(byte[] bytes, int start, int end, int[] positions, int[] lineEnds)
    {
        var count = 0;
        var lines = 0;
#if NET8_0_OR_GREATER
        ref var first = ref MemoryMarshal.GetArrayDataReference(bytes);
        var space = Vector256.Create((byte)' ');
        var lineFeed = Vector256.Create((byte)'\n');
        var carriageReturn = Vector256.Create((byte)'\r');
        for (; end - start >= Vector256<byte>.Count; start += Vector256<byte>.Count)
        {
            var piece = Vector256.LoadUnsafe(ref first, (nuint)start);
            var found = Vector256.Equals(Vector256.Min(piece, space), piece).ExtractMostSignificantBits();
            if (found == 0)
                continue;
            var ends = (Vector256.Equals(piece, lineFeed) | Vector256.Equals(piece, carriageReturn)).ExtractMostSignificantBits();
            for (; ends != 0; ends &= ends - 1)
                lineEnds[lines++] = count + BitOperations.PopCount(found & ((ends & (0 - ends)) - 1));
            for (; found != 0; found &= found - 1)
                positions[count++] = start + BitOperations.TrailingZeroCount(found);
        }
#endif
        for (; start < end; start++)
        {
            var one = bytes[start];
            if (one > ' ')
                continue;
            if (one is (byte)'\n' or (byte)'\r')
                lineEnds[lines++] = count;
            positions[count++] = start;
        }

        return (count, lines);
    }
}
