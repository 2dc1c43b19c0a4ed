using System.Runtime.CompilerServices;
#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
#endif

namespace IisIdentityTools.Compatibility;

/// <summary>
/// Finds the separators of a text of lines and columns: every byte up to the space (spaces, tabs, line ends, other control characters).
/// One pass over the bytes is all that most lines of a log cost; the newer framework looks at 64 bytes at a time.
/// </summary>
internal static class SeparatorScan
{
    /// <summary>Room that the arrays need beyond one entry for each byte.</summary>
    public const int Slack = 16;

    /// <summary>Writes down the separators of a piece.</summary>
    /// <param name="bytes">Holds the text.</param>
    /// <param name="start">Where the piece begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="lineEnd">The byte that ends a line, LF or CR.</param>
    /// <param name="positions">Takes the position of each separator; one entry per byte of the piece and <see cref="Slack"/> long at least.</param>
    /// <param name="lineEnds">Takes, for each line end, its index in <paramref name="positions"/>; as long as that.</param>
    /// <returns>How many separators there are, and how many of them end a line.</returns>
    [MethodImpl(HotPath.Optimize)]
    public static (int Separators, int LineEnds) Scan(byte[] bytes, int start, int end, byte lineEnd, int[] positions, int[] lineEnds)
    {
        if (start < 0 || end > bytes.Length || positions.Length < end - start + Slack || lineEnds.Length < end - start + Slack)
            throw new ArgumentException("The piece lies outside of its array, or there is no room for its separators.", nameof(bytes));
        var count = 0;
        var lines = 0;
#if NET8_0_OR_GREATER
        ref var text = ref MemoryMarshal.GetArrayDataReference(bytes);
        ref var separators = ref MemoryMarshal.GetArrayDataReference(positions);
        ref var ends = ref MemoryMarshal.GetArrayDataReference(lineEnds);
        var space = Vector256.Create((byte)' ');
        var newLine = Vector256.Create(lineEnd);
        for (; end - start >= 64; start += 64)
        {
            var low = Vector256.LoadUnsafe(ref text, (nuint)start);
            var high = Vector256.LoadUnsafe(ref text, (nuint)start + 32);
            var found = Mask(Vector256.Equals(Vector256.Min(low, space), low), Vector256.Equals(Vector256.Min(high, space), high));
            var broken = Mask(Vector256.Equals(low, newLine), Vector256.Equals(high, newLine));

            // Writing a line end and four separators whether they are there or not is faster than asking: how many there are in a
            // piece cannot be predicted.
            Unsafe.Add(ref ends, lines) = count + CountBefore(found, broken);
            if ((broken & (broken - 1)) != 0)
                WriteAll(ref Unsafe.Add(ref ends, lines), count, found, broken);
            lines += BitOperations.PopCount(broken);
            ref var next = ref Unsafe.Add(ref separators, count);
            var number = BitOperations.PopCount(found);
            count += number;
            WriteFour(ref next, start, ref found);
            for (; number > 4; number -= 4)
            {
                next = ref Unsafe.Add(ref next, 4);
                WriteFour(ref next, start, ref found);
            }
        }
#endif
        for (; start < end; start++)
        {
            var one = bytes[start];
            if (one > ' ')
                continue;
            if (one == lineEnd)
                lineEnds[lines++] = count;
            positions[count++] = start;
        }

        return (count, lines);
    }

#if NET8_0_OR_GREATER
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(Vector256<byte> low, Vector256<byte> high) =>
        low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << 32);

    /// <summary>Number of bits of <paramref name="found"/> below the lowest one of <paramref name="broken"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CountBefore(ulong found, ulong broken) => BitOperations.PopCount(found & ((broken & (0 - broken)) - 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteFour(ref int positions, int start, ref ulong found)
    {
        positions = start + BitOperations.TrailingZeroCount(found);
        found &= found - 1;
        Unsafe.Add(ref positions, 1) = start + BitOperations.TrailingZeroCount(found);
        found &= found - 1;
        Unsafe.Add(ref positions, 2) = start + BitOperations.TrailingZeroCount(found);
        found &= found - 1;
        Unsafe.Add(ref positions, 3) = start + BitOperations.TrailingZeroCount(found);
        found &= found - 1;
    }

    private static void WriteAll(ref int lineEnds, int count, ulong found, ulong broken)
    {
        for (var i = 0; broken != 0; i++, broken &= broken - 1)
            Unsafe.Add(ref lineEnds, i) = count + CountBefore(found, broken);
    }
#endif
}
