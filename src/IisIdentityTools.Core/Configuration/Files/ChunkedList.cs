namespace IisIdentityTools.Configuration.Files;

/// <summary>
/// A list that grows chunk by chunk: what is in it is never copied again, and no chunk is large enough for the large-object heap,
/// which only full garbage collections clean.
/// </summary>
internal sealed class ChunkedList<T> where T : struct
{
    // 2,048 items of up to 40 bytes stay below the 85,000 bytes of a large object.
    private const int Bits = 11;
    private const int Full = 1 << Bits;
    private const int Least = 32;

    private readonly List<T[]> _chunks = [];
    private T[] _last = new T[Least];

    public ChunkedList() => _chunks.Add(_last);

    /// <summary>How many items there are.</summary>
    public int Count { get; private set; }

    /// <summary>The item at an index, to be read or changed in place.</summary>
    public ref T this[int index] => ref _chunks[index >> Bits][index & (Full - 1)];

    /// <summary>Adds an item at the end.</summary>
    public void Add(T item)
    {
        var at = Count & (Full - 1);
        if (at == _last.Length || (at == 0 && Count > 0))
            Grow();
        _last[at] = item;
        Count++;
    }

    /// <summary>A small file has one small chunk; a large one has many full ones.</summary>
    private void Grow()
    {
        if (_last.Length < Full)
        {
            Array.Resize(ref _last, _last.Length * 2);
            _chunks[0] = _last;
        }
        else
        {
            _chunks.Add(_last = new T[Full]);
        }
    }
}
