using System.Runtime.CompilerServices;
using IisIdentityTools.Compatibility;

namespace IisIdentityTools.Diagnosis.Logs.Lines;

/// <summary>
/// Reads a stream as lines of columns without making anything of them: a buffer of bytes and the positions of the separators in it. A line
/// ends with LF, CR LF, or in a text without any LF with CR. Memory does not depend on the length of lines; <see cref="Open"/> lets a reader be used for many streams.
/// </summary>
internal sealed class LineReader(int blockSize = LineReader.DefaultBlockSize)
{
    /// <summary>Bytes that are read at a time; fits the second-level cache with its separators.</summary>
    public const int DefaultBlockSize = 256 * 1024;

    // One byte more than a block, for the end of a last line that has none.
    private readonly byte[] _buffer = new byte[blockSize + 1];
    private readonly int[] _separators = new int[blockSize + 1 + SeparatorScan.Slack];
    private readonly int[] _lineEnds = new int[blockSize + 1 + SeparatorScan.Slack];
    private Stream _stream = Stream.Null;
    private long _offset;
    private int _filled;
    private int _lines;
    private int _line;
    private int _nextStart;
    private int _nextFirst;
    private int _stop;
    private bool _atEnd;
    private bool _dropping;
    private byte _lineEnd;

    /// <summary>Length from which a line is skipped: twice what HTTP.sys writes at most (65536, maxLogLineLength), or half a block.</summary>
    public int LongestLine { get; } = Math.Min(128 * 1024, blockSize / 2);

    /// <summary>The buffer that the current line lies in.</summary>
    public byte[] Bytes => _buffer;

    /// <summary>Positions of separators; those of the current line begin at <see cref="First"/> and end with its line end.</summary>
    public int[] Separators => _separators;

    /// <summary>Index of the line's first separator in <see cref="Separators"/>.</summary>
    public int First { get; private set; }

    /// <summary>Number of columns that the line's separators cut it into.</summary>
    public int Columns { get; private set; }

    /// <summary>Position of the line's first byte in <see cref="Bytes"/>.</summary>
    public int Start { get; private set; }

    /// <summary>Position after the line's last byte.</summary>
    public int End { get; private set; }

    /// <summary>Number of the line, the first one read is 1; empty lines count.</summary>
    public long Number { get; private set; }

    /// <summary>True when the line is longer than <see cref="LongestLine"/>: what is seen of it is its beginning.</summary>
    public bool IsOverlong { get; private set; }

    /// <summary>True when the stream ended without a line end after this line.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Where to stop: lines that begin there or behind it are not read until it is moved.</summary>
    public long Limit
    {
        get;
        set
        {
            field = value;
            _stop = StopInBuffer();
        }
    }

    /// <summary>Begins with a stream.</summary>
    /// <param name="stream">Read from where it stands; not closed.</param>
    /// <param name="offset">Where it stands.</param>
    /// <param name="inLine">True when that is within a line, or at its line end: reading begins with the next one.</param>
    public void Open(Stream stream, long offset, bool inLine)
    {
        (_stream, _offset, _dropping) = (stream, offset, inLine);
        (_filled, _lines, _line, _nextStart, _nextFirst, Number) = (0, 0, 0, 0, 0, 0);
        (_atEnd, IsOverlong, IsCut, _lineEnd) = (false, false, false, 0);
        Limit = long.MaxValue;
    }

    /// <summary>Goes to the next line that is not empty.</summary>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    [MethodImpl(HotPath.Optimize)]
    public bool MoveNext()
    {
        while (true)
        {
            if (_nextStart >= _stop)
                return false;
            if (_line == _lines)
            {
                if (!Fill())
                    return false;
                if (IsOverlong)
                    return true;
                continue;
            }

            var last = _lineEnds[_line++];
            (Start, First, End) = (_nextStart, _nextFirst, _separators[last]);
            _nextStart = End + 1;
            _nextFirst = last + 1;
            Number++;
            if (End > Start && _buffer[End - 1] == '\r')
                (End, last) = (End - 1, last - 1);
            if (End == Start)
                continue;
            Columns = last - First + 1;
            IsOverlong = End - Start > LongestLine;
            IsCut = _atEnd && _nextStart > _filled;
            return true;
        }
    }

    /// <summary>Reads more behind what is left of the last line; false at the end of the stream.</summary>
    private bool Fill()
    {
        IsOverlong = false;
        while (_lines == _line)
        {
            if (_atEnd || _nextStart >= _stop)
                return false;
            KeepRest();
            if (_filled > LongestLine)
                return BeginDropping();
            Read();
            if (_dropping && !EndDropping())
                continue;
            Scan();
            if (_atEnd && _filled > 0)
                EndLastLine();
            if (_offset == 0)
                SkipByteOrderMark();
        }

        return true;
    }

    private void KeepRest()
    {
        _offset += _nextStart;
        _filled -= _nextStart;
        Buffer.BlockCopy(_buffer, _nextStart, _buffer, 0, _filled);
        _nextStart = 0;
        _stop = StopInBuffer();
    }

    private int StopInBuffer() => (int)Math.Min(int.MaxValue, Math.Max(0, Limit - _offset));

    private void Read()
    {
        while (_filled < blockSize)
        {
            var read = _stream.Read(_buffer, _filled, blockSize - _filled);
            if (read == 0)
            {
                _atEnd = true;
                break;
            }

            _filled += read;
        }
    }

    private void Scan()
    {
        FindLineEnd();
        (_, _lines) = SeparatorScan.Scan(_buffer, 0, _filled, _lineEnd, _separators, _lineEnds);
        (_line, _nextStart, _nextFirst) = (0, 0, 0);
    }

    private void FindLineEnd()
    {
        if (_lineEnd == 0 && _filled > 0)
            _lineEnd = Array.IndexOf(_buffer, (byte)'\n', 0, _filled) < 0 && Array.IndexOf(_buffer, (byte)'\r', 0, _filled) >= 0 ? (byte)'\r' : (byte)'\n';
    }

    private void EndLastLine()
    {
        if (_buffer[_filled - 1] == _lineEnd)
            return;
        _buffer[_filled] = _lineEnd;
        (_, _lines) = SeparatorScan.Scan(_buffer, 0, _filled + 1, _lineEnd, _separators, _lineEnds);
    }

    private bool BeginDropping()
    {
        (Start, First, End, Columns) = (0, 0, _filled, 0);
        _nextStart = _filled;
        Number++;
        (IsOverlong, _dropping) = (true, true);
        return true;
    }

    /// <summary>Drops what is left of a skipped line; false when all that was read is of it.</summary>
    private bool EndDropping()
    {
        FindLineEnd();
        var end = Array.IndexOf(_buffer, _lineEnd, 0, _filled);
        _nextStart = end < 0 ? _filled : end + 1;
        KeepRest();
        _dropping = end < 0;
        return !_dropping;
    }

    private void SkipByteOrderMark()
    {
        if (_filled >= 3 && _buffer[0] == 0xEF && _buffer[1] == 0xBB && _buffer[2] == 0xBF)
            _nextStart = 3;
    }
}
