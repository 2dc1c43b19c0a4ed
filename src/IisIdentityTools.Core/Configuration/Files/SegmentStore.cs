namespace IisIdentityTools.Configuration.Files;

/// <summary>
/// Keeps many short lists in few arrays: the attributes and the children of 100,000 elements would otherwise be as many arrays, which
/// every garbage collection has to visit while the file is in use.
/// </summary>
internal sealed class SegmentStore<T>
{
    private const int Size = 2048;

    private T[] _current = [];
    private int _used;

    /// <summary>Keeps the items from <paramref name="first"/> to the end of the list.</summary>
    public ArraySegment<T> Keep(List<T> items, int first)
    {
        var count = items.Count - first;
        if (count > Size / 4)
            return new ArraySegment<T>(items.GetRange(first, count).ToArray());
        if (_used + count > _current.Length)
            (_current, _used) = (new T[Size], 0);
        items.CopyTo(first, _current, _used, count);
        _used += count;
        return new ArraySegment<T>(_current, _used - count, count);
    }
}
