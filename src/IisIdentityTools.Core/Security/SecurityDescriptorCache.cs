using IisIdentityTools.Compatibility;
using IisIdentityTools.Security.Binary;
using IisIdentityTools.Security.Interning;
using IisIdentityTools.Security.Sddl;

namespace IisIdentityTools.Security;

/// <summary>
/// Descriptors of which one per text and one per bytes is kept, with one SID object per principal: a tree of a million files has a few
/// dozen different ones. Safe from several threads at once. Looking up what is known allocates nothing.
/// </summary>
public sealed class SecurityDescriptorCache
{
    /// <summary>Number of different descriptors that are kept when nothing else is said.</summary>
    public const int DefaultCapacity = 65_536;

    private readonly InternTable<Known<string>> _texts;
    private readonly InternTable<Known<byte[]>> _bytes;
    private readonly SidPool _sids;
    private readonly SddlDomains? _domains;

    /// <summary>Makes an empty cache.</summary>
    /// <param name="domains">What relative aliases in SDDL stand on, or null.</param>
    /// <param name="capacity">Most texts, and most byte forms, that are kept; what comes later is read each time.</param>
    public SecurityDescriptorCache(SddlDomains? domains = null, int capacity = DefaultCapacity)
    {
        if (capacity < 0)
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "The capacity cannot be negative.");
        _texts = new(capacity);
        _bytes = new(capacity);
        _sids = new(capacity);
        _domains = domains;
    }

    /// <summary>Number of different texts and byte forms kept.</summary>
    public int Count => _texts.Count + _bytes.Count;

    /// <summary>The descriptor of that SDDL.</summary>
    /// <exception cref="SddlException">The text is no SDDL.</exception>
    public SecurityDescriptor FromSddl(string sddl)
    {
        var key = new TextKey(sddl);
        return (_texts.Find(key) ?? _texts.Add(key, new(sddl, new SddlReader(sddl, _domains, _sids).Read()))).Descriptor;
    }

    /// <summary>The descriptor of that self-relative binary form.</summary>
    /// <exception cref="FormatException">The bytes are no self-relative descriptor.</exception>
    public SecurityDescriptor FromBytes(byte[] bytes) => FromBytes(bytes, 0, bytes.Length);

    /// <summary>The descriptor whose self-relative binary form is a piece of a larger array, such as a buffer that is used again.</summary>
    /// <param name="buffer">Holds the descriptor; copied when it is new.</param>
    /// <param name="offset">Where it begins.</param>
    /// <param name="length">Its number of bytes.</param>
    /// <exception cref="FormatException">The bytes are no self-relative descriptor.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The piece is not within the array.</exception>
    public SecurityDescriptor FromBytes(byte[] buffer, int offset, int length)
    {
        SecurityDescriptor.ThrowIfOutside(buffer, offset, length);
        var key = new BytesKey(buffer, offset, length);
        if (_bytes.Find(key) is { } known)
            return known.Descriptor;
        var descriptor = new DescriptorReader(buffer, offset, length, _sids).Read();
        return _bytes.Add(key, new(DescriptorReader.Copy(buffer, offset, offset + length), descriptor)).Descriptor;
    }

    private sealed class Known<TForm>(TForm form, SecurityDescriptor descriptor)
    {
        public TForm Form { get; } = form;

        public SecurityDescriptor Descriptor { get; } = descriptor;
    }

    private readonly struct TextKey(string text) : IContentKey<Known<string>>
    {
        public int Hash { get; } = StringComparer.Ordinal.GetHashCode(text);

        public bool IsContentOf(Known<string> value) => string.Equals(value.Form, text, StringComparison.Ordinal);
    }

    private readonly struct BytesKey(byte[] bytes, int offset, int length) : IContentKey<Known<byte[]>>
    {
        public int Hash { get; } = ByteContent.Hash(bytes, offset, length);

        public bool IsContentOf(Known<byte[]> value) => ByteContent.Equals(value.Form, bytes, offset, length);
    }
}
