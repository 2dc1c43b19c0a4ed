namespace IisIdentityTools.Security.Interning;

/// <summary>
/// Values of which one per content is kept. Safe from several threads at once; reading takes no lock. When it is full it keeps what it
/// has and takes no more.
/// </summary>
/// <typeparam name="T">Kind of value.</typeparam>
/// <param name="capacity">Most values that are kept.</param>
internal sealed class InternTable<T>(int capacity)
    where T : class
{
    private readonly object _gate = new();
    private volatile Node?[] _buckets = new Node?[64];
    private int _count;

    /// <summary>Number of values kept.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The value with that content, or null.</summary>
    public T? Find<TKey>(TKey key)
        where TKey : struct, IContentKey<T>
    {
        var buckets = _buckets;
        for (var node = buckets[key.Hash & (buckets.Length - 1)]; node is not null; node = node.Next)
        {
            if (node.Hash == key.Hash && key.IsContentOf(node.Value))
                return node.Value;
        }

        return null;
    }

    /// <summary>Keeps the value, unless another thread was first: then that one's value is the answer.</summary>
    public T Add<TKey>(TKey key, T value)
        where TKey : struct, IContentKey<T>
    {
        lock (_gate)
        {
            if (Find(key) is { } earlier)
                return earlier;
            if (_count == capacity)
                return value;
            if (_count == _buckets.Length)
                Grow();
            var place = key.Hash & (_buckets.Length - 1);
            Volatile.Write(ref _buckets[place], new(key.Hash, value, _buckets[place]));
            _count++;
            return value;
        }
    }

    // Readers may be in the old chains: they stay as they are, and the new ones are made of new nodes.
    private void Grow()
    {
        var grown = new Node?[_buckets.Length * 2];
        foreach (var first in _buckets)
        {
            for (var node = first; node is not null; node = node.Next)
            {
                var place = node.Hash & (grown.Length - 1);
                grown[place] = new(node.Hash, node.Value, grown[place]);
            }
        }

        _buckets = grown;
    }

    private sealed class Node(int hash, T value, Node? next)
    {
        public int Hash { get; } = hash;

        public T Value { get; } = value;

        public Node? Next { get; } = next;
    }
}
