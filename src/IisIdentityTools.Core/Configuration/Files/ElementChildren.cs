using System.Collections;

namespace IisIdentityTools.Configuration.Files;

/// <summary>The child elements of one element, in file order. They are found by walking: what needs them by number often makes an array first.</summary>
public readonly struct ElementChildren : IReadOnlyList<ConfigurationElement>
{
    private readonly ElementTable _table;
    private readonly int _first;
    private readonly int _end;

    internal ElementChildren(ElementTable table, int first, int end)
    {
        _table = table;
        _first = first;
        _end = end;
    }

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var _ in this)
                count++;
            return count;
        }
    }

    /// <summary>The child at an index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public ConfigurationElement this[int index]
    {
        get
        {
            var at = 0;
            foreach (var child in this)
                if (at++ == index)
                    return child;
            throw new ArgumentOutOfRangeException(nameof(index), index, $"The element has {at} children.");
        }
    }

    /// <summary>True when there is none.</summary>
    internal bool IsEmpty => _first == _end;

    IEnumerator<ConfigurationElement> IEnumerable<ConfigurationElement>.GetEnumerator()
    {
        foreach (var child in this)
            yield return child;
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<ConfigurationElement>)this).GetEnumerator();

    /// <summary>What a loop asks: makes no object, since large files have many loops.</summary>
    public Enumerator GetEnumerator() => new(_table, _first, _end);

    /// <summary>Walks the children, each time over the descendants of the one before.</summary>
    public struct Enumerator
    {
        private readonly ElementTable _table;
        private readonly int _end;
        private int _at;
        private int _next;

        internal Enumerator(ElementTable table, int first, int end)
        {
            _table = table;
            _end = end;
            _at = -1;
            _next = first;
        }

        /// <summary>The child reached.</summary>
        public readonly ConfigurationElement Current => new(_table, _at);

        /// <summary>Goes on; false behind the last.</summary>
        public bool MoveNext()
        {
            if (_next >= _end)
                return false;
            _at = _next;
            _next = _table[_at].End;
            return true;
        }
    }
}
