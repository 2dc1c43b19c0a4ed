using System.Buffers;

namespace IisIdentityTools.Cli.Lines;

/// <summary>
/// Cuts a stream into blocks of whole lines. A block ends where the input pauses, so that no line waits for those behind it; a buffer is
/// never larger than the longest line.
/// </summary>
/// <param name="input">Read to its end; a UTF-8 mark at its beginning is passed over.</param>
internal sealed class LineReader(Stream input)
{
    /// <summary>Longest line in bytes.</summary>
    public const int MaxLength = 1024 * 1024;

    private const int FirstSize = 128 * 1024;
    private const int RoomForLineEnd = 2;

    private byte[] _buffer = [];
    private int _length;
    private int _searched;
    private long _nextLine = 1;
    private bool _hasBegun;

    /// <summary>The blocks, each to be released by its user.</summary>
    public IEnumerable<LineBlock> Read()
    {
        _buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
        do
        {
            for (var end = FindLines(); end > 0 || _length > MaxLength + RoomForLineEnd; end = FindLines())
                yield return end > 0 ? Cut(end) : SkipLine();
        }
        while (Fill() > 0);

        if (_length > 0)
            yield return Cut(_length);
    }

    /// <summary>Where the last whole line ends; 0 when there is none.</summary>
    private int FindLines()
    {
        var found = _buffer.AsSpan(_searched, _length - _searched).LastIndexOf((byte)'\n');
        var end = found < 0 ? 0 : _searched + found + 1;
        _searched = _length;
        return end;
    }

    private int Fill()
    {
        if (_length == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(2 * _buffer.Length);
            _buffer.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        var added = input.Read(_buffer, _length, _buffer.Length - _length);
        _length += added;
        return added;
    }

    /// <summary>Hands the first bytes out and keeps the rest.</summary>
    private LineBlock Cut(int end)
    {
        var full = _buffer;
        var left = _length - end;
        _buffer = ArrayPool<byte>.Shared.Rent(Math.Max(FirstSize, left));
        full.AsSpan(end, left).CopyTo(_buffer);
        _length = _searched = left;

        var start = !_hasBegun && full.AsSpan(0, end).StartsWith("\uFEFF"u8) ? 3 : 0;
        _hasBegun = true;
        var first = _nextLine;
        _nextLine += full.AsSpan(start, end - start).Count((byte)'\n');
        return new(full, start, end - start, first);
    }

    /// <summary>Reads on to the end of a line that is too long; what follows it is kept.</summary>
    private LineBlock SkipLine()
    {
        _hasBegun = true;
        int end;
        do
        {
            _length = input.Read(_buffer, 0, _buffer.Length);
            end = _buffer.AsSpan(0, _length).IndexOf((byte)'\n') + 1;
        }
        while (_length > 0 && end == 0);

        _length -= end;
        _searched = 0;
        Buffer.BlockCopy(_buffer, end, _buffer, 0, _length);
        return new([], 0, 0, _nextLine++);
    }
}
