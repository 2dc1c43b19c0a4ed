using System.Buffers;

namespace IisIdentityTools.Cli.Lines;

/// <summary>Whole lines in a row, in a buffer that is handed back after use.</summary>
/// <param name="buffer">A rented array.</param>
/// <param name="start">Where the first line begins.</param>
/// <param name="length">Number of bytes, line ends included.</param>
/// <param name="firstLine">Number of the first line, counted from 1.</param>
internal sealed class LineBlock(byte[] buffer, int start, int length, long firstLine)
{
    /// <summary>The lines; empty for one that was too long and was thrown away.</summary>
    public ReadOnlySpan<byte> Content => buffer.AsSpan(start, length);

    /// <summary>Number of the first line, counted from 1.</summary>
    public long FirstLine => firstLine;

    /// <summary>True for a single line that was longer than <see cref="LineReader.MaxLength"/>.</summary>
    public bool IsTooLong => buffer.Length == 0;

    /// <summary>Hands the buffer back.</summary>
    public void Release()
    {
        if (!IsTooLong)
            ArrayPool<byte>.Shared.Return(buffer);
    }
}
