using System.Runtime.CompilerServices;
using IisIdentityTools.Compatibility;

namespace IisIdentityTools.Diagnosis.Logs.Lines;

/// <summary>The columns of one line: pieces of a buffer. One object serves all lines of a reader, one after the other.</summary>
internal sealed class LogLine
{
    private int[] _separators = [];
    private int _first;
    private int _start;
    private int _columns;
    private byte _trailer;

    /// <summary>Holds the line.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>Number of the line, as its reader counts.</summary>
    public long LineNumber { get; private set; }

    /// <summary>Takes the reader's line.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="trailer">A byte that ends each value before its separator, or 0: the comma of the IIS format.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(LineReader reader, byte trailer)
    {
        (Bytes, _separators, _first, _start, _columns, LineNumber) = (reader.Bytes, reader.Separators, reader.First, reader.Start, reader.Columns, reader.Number);
        _trailer = trailer;
    }

    /// <summary>Takes a line that was put together elsewhere.</summary>
    public void Take(byte[] bytes, int[] separators, int columns, byte trailer, long number)
    {
        (Bytes, _separators, _first, _start, _columns, LineNumber) = (bytes, separators, 0, 0, columns, number);
        _trailer = trailer;
    }

    /// <summary>A copy that stays when the reader goes on.</summary>
    [MethodImpl(HotPath.Optimize)]
    public LogLine Copy()
    {
        var length = End - _start;
        var copy = new LogLine { Bytes = new byte[length], LineNumber = LineNumber, _separators = new int[_columns], _columns = _columns, _trailer = _trailer };
        Buffer.BlockCopy(Bytes, _start, copy.Bytes, 0, length);
        for (var i = 0; i < _columns; i++)
            copy._separators[i] = _separators[_first + i] - _start;
        return copy;
    }

    /// <summary>Where a column begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int StartOf(int column) => column == 0 ? _start : _separators[_first + column - 1] + 1;

    /// <summary>Where a column ends.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int EndOf(int column)
    {
        var end = _separators[_first + column];
        return _trailer != 0 && end > StartOf(column) && Bytes[end - 1] == _trailer ? end - 1 : end;
    }

    /// <summary>Where the line ends.</summary>
    public int End => _separators[_first + _columns - 1];

    /// <summary>True when there is nothing but separators.</summary>
    public bool IsBlank => End - _start == _columns - 1;

    /// <summary>True when the column is missing, empty or <c>-</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsEmpty(int column)
    {
        if (column < 0)
            return true;
        var start = StartOf(column);
        var length = EndOf(column) - start;
        return length <= 0 || (length == 1 && Bytes[start] == '-');
    }

    /// <summary>The number in a column; 0 when it is missing or <c>-</c>, -1 when it is no number of at most ten digits.</summary>
    [MethodImpl(HotPath.Optimize)]
    public long NumberIn(int column)
    {
        if (IsEmpty(column))
            return 0;
        var start = StartOf(column);
        var end = EndOf(column);
        if (end - start > 10)
            return -1;
        var value = 0L;
        for (; start < end; start++)
        {
            var digit = Bytes[start] - '0';
            if ((uint)digit > 9)
                return -1;
            value = (value * 10) + digit;
        }

        return value;
    }

    /// <summary>The HTTP status in a column of three digits; 0 when it is <c>-</c>, -1 when it is no status.</summary>
    [MethodImpl(HotPath.Optimize)]
    public int StatusIn(int column)
    {
        var start = StartOf(column);
        var end = EndOf(column);
        if (end - start != 3)
            return IsEmpty(column) && end > start ? 0 : -1;
        var status = ((Bytes[start] - '0') * 100) + ((Bytes[start + 1] - '0') * 10) + Bytes[start + 2] - '0';
        return (uint)(Bytes[start] - '0') <= 9 && (uint)(Bytes[start + 1] - '0') <= 9 && (uint)(Bytes[start + 2] - '0') <= 9 ? status : -1;
    }
}
