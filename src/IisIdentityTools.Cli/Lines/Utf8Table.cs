using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace IisIdentityTools.Cli.Lines;

/// <summary>
/// What was made of a text, by the bytes of the text: a text that comes again costs no string. Safe from several threads at once. When it
/// is full it keeps what it has and takes no more.
/// </summary>
/// <typeparam name="T">What is made of a text.</typeparam>
internal sealed class Utf8Table<T>
    where T : class
{
    // Enough for what a server repeats, and few enough for the collector, which goes through all of it again and again.
    private const int MaxTexts = 8192;
    private const long MaxBytes = 16 * 1024 * 1024;

    private readonly ConcurrentDictionary<byte[], T> _values = new(Comparer.Instance);
    private readonly ConcurrentDictionary<byte[], T>.AlternateLookup<ReadOnlySpan<byte>> _bySpan;
    private int _texts;
    private long _bytes;

    public Utf8Table() => _bySpan = _values.GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>True when nothing more is taken.</summary>
    public bool IsFull => Volatile.Read(ref _texts) >= MaxTexts || Volatile.Read(ref _bytes) >= MaxBytes;

    /// <summary>What was made of that text.</summary>
    public bool TryFind(ReadOnlySpan<byte> text, [NotNullWhen(true)] out T? value) => _bySpan.TryGetValue(text, out value);

    /// <summary>Keeps what was made of a text, if there is room.</summary>
    /// <returns>The value.</returns>
    public T Add(ReadOnlySpan<byte> text, T value)
    {
        if (!IsFull && _bySpan.TryAdd(text, value))
        {
            Interlocked.Increment(ref _texts);
            Interlocked.Add(ref _bytes, text.Length);
        }

        return value;
    }

    private sealed class Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        private const ulong Spread = 0x9E3779B97F4A7C15;

        public static readonly Comparer Instance = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = (ulong)alternate.Length;
            foreach (var word in MemoryMarshal.Cast<byte, ulong>(alternate))
                hash = ulong.RotateLeft((hash ^ word) * Spread, 29);
            foreach (var last in alternate[(alternate.Length & ~7)..])
                hash = ulong.RotateLeft((hash ^ last) * Spread, 29);
            return (int)(hash ^ (hash >> 32));
        }
    }
}
