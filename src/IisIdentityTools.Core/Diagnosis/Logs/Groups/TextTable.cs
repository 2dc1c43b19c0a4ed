using System.Runtime.CompilerServices;
using System.Text;
using IisIdentityTools.Compatibility;
using IisIdentityTools.Diagnosis.Logs.Lines;

namespace IisIdentityTools.Diagnosis.Logs.Groups;

/// <summary>
/// Texts that occur in columns, each with a number. Texts that differ in the case of ASCII letters only are one; the spelling met first
/// is kept. A full table gives every further text the number of "others", so that no log can make it grow.
/// </summary>
internal sealed class TextTable
{
    /// <summary>Number of the empty text.</summary>
    public const int Empty = 0;

    /// <summary>Number of all texts for which there is no room.</summary>
    public const int Others = 1;

    private readonly int _capacity;
    private readonly List<Entry> _entries;
    private int[] _buckets = new int[64];
    private byte[] _folded = new byte[256];
    private int _last;

    /// <summary>Makes a table.</summary>
    /// <param name="capacity">Most texts that get a number of their own.</param>
    public TextTable(int capacity)
    {
        _capacity = capacity;
        _entries = [new([], "", 0, -1), new([], "(others)", 0, -1)];
    }

    /// <summary>The text of a number.</summary>
    public string this[int number] => _entries[number].Text;

    /// <summary>The number of a column's text; that of the empty text when the column is missing or <c>-</c>.</summary>
    [MethodImpl(HotPath.Optimize)]
    public int Add(LogLine line, int column) =>
        line.IsEmpty(column) ? Empty : Add(line.Bytes, line.StartOf(column), line.EndOf(column));

    /// <summary>The number of a piece's text.</summary>
    [MethodImpl(HotPath.Optimize)]
    public int Add(byte[] bytes, int start, int end)
    {
        var length = Math.Min(end - start, LogText.Longest);
        if (length <= 0)
            return Empty;
        Fold(bytes, start, length);
        if (_last > Others && ByteContent.Equals(_entries[_last].Key, _folded, 0, length))
            return _last;
        var hash = ByteContent.Hash(_folded, 0, length);
        return _last = Find(hash, length) is var found and > Others ? found : Insert(hash, length, LogText.Decode(bytes, start, end));
    }

    /// <summary>The number of a text that does not come from a column.</summary>
    public int Add(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Add(bytes, 0, bytes.Length);
    }

    /// <summary>The number here of what has a number in another table.</summary>
    public int Add(TextTable other, int number)
    {
        if (number <= Others)
            return number;
        var entry = other._entries[number];
        Fold(entry.Key, 0, entry.Key.Length);
        return Find(entry.Hash, entry.Key.Length) is var found and > Others ? found : Insert(entry.Hash, entry.Key.Length, entry.Text);
    }

    [MethodImpl(HotPath.Optimize)]
    private int Find(int hash, int length)
    {
        for (var i = _buckets[hash & (_buckets.Length - 1)]; i > Others; i = _entries[i].Next)
            if (_entries[i].Hash == hash && ByteContent.Equals(_entries[i].Key, _folded, 0, length))
                return i;
        return Empty;
    }

    private int Insert(int hash, int length, string text)
    {
        if (_entries.Count - 2 >= _capacity)
            return Others;
        if (_entries.Count > _buckets.Length)
            Grow();
        var key = new byte[length];
        Buffer.BlockCopy(_folded, 0, key, 0, length);
        ref var bucket = ref _buckets[hash & (_buckets.Length - 1)];
        _entries.Add(new(key, text, hash, bucket));
        return bucket = _entries.Count - 1;
    }

    private void Grow()
    {
        _buckets = new int[_buckets.Length * 4];
        for (var i = Others + 1; i < _entries.Count; i++)
        {
            ref var bucket = ref _buckets[_entries[i].Hash & (_buckets.Length - 1)];
            _entries[i] = _entries[i] with { Next = bucket };
            bucket = i;
        }
    }

    [MethodImpl(HotPath.Optimize)]
    private void Fold(byte[] bytes, int start, int length)
    {
        if (_folded.Length < length)
            _folded = new byte[LogText.Longest];
        for (var i = 0; i < length; i++)
        {
            var one = bytes[start + i];
            _folded[i] = one is >= (byte)'A' and <= (byte)'Z' ? (byte)(one | 0x20) : one;
        }
    }

    private readonly record struct Entry(byte[] Key, string Text, int Hash, int Next);
}
