using System.Collections;

namespace IisIdentityTools.Configuration.Files;

/// <summary>The attributes of one element, in file order.</summary>
public readonly struct ElementAttributes : IReadOnlyList<ConfigurationAttribute>
{
    private readonly ElementTable _table;
    private readonly int _first;

    internal ElementAttributes(ElementTable table, int first, int end)
    {
        _table = table;
        _first = first;
        Count = end - first;
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>The attribute at an index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    public ConfigurationAttribute this[int index] => index >= 0 && index < Count
        ? _table.Attribute(_first + index)
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The element has {Count} attributes.");

    IEnumerator<ConfigurationAttribute> IEnumerable<ConfigurationAttribute>.GetEnumerator()
    {
        foreach (var attribute in this)
            yield return attribute;
    }

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<ConfigurationAttribute>)this).GetEnumerator();

    /// <summary>What a loop asks: makes no object, since large files have many loops.</summary>
    public Enumerator GetEnumerator() => new(_table, _first, _first + Count);

    /// <summary>Walks the attributes.</summary>
    public struct Enumerator
    {
        private readonly ElementTable _table;
        private readonly int _end;
        private int _at;

        internal Enumerator(ElementTable table, int first, int end)
        {
            _table = table;
            _end = end;
            _at = first - 1;
        }

        /// <summary>The attribute reached.</summary>
        public readonly ConfigurationAttribute Current => _table.Attribute(_at);

        /// <summary>Goes on; false behind the last.</summary>
        public bool MoveNext() => ++_at < _end;
    }
}
