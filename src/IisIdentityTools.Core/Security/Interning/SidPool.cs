namespace IisIdentityTools.Security.Interning;

/// <summary>SIDs of which one object per principal is kept: equal ones are then found equal by comparing references. Thread-safe.</summary>
/// <param name="capacity">Most SIDs that are kept; beyond it new objects are made.</param>
internal sealed class SidPool(int capacity)
{
    private readonly InternTable<SecurityIdentifier> _table = new(capacity);

    /// <summary>The SID of those parts.</summary>
    /// <param name="authority">Authority, within its range.</param>
    /// <param name="subAuthorities">Holds the sub-authorities at its beginning; copied when the SID is new.</param>
    /// <param name="count">How many there are, 1 to 15.</param>
    public SecurityIdentifier Get(long authority, uint[] subAuthorities, int count)
    {
        var key = new Parts(authority, subAuthorities, count);
        return _table.Find(key) ?? _table.Add(key, SecurityIdentifier.FromParts(authority, subAuthorities, count));
    }

    /// <summary>The SID whose binary form, with <paramref name="count"/> sub-authorities, begins at <paramref name="offset"/>.</summary>
    public SecurityIdentifier Get(byte[] bytes, int offset, int count)
    {
        var key = new Stored(bytes, offset, count);
        return _table.Find(key) ?? _table.Add(key, SecurityIdentifier.FromBytes(bytes, offset));
    }

    private readonly struct Parts(long authority, uint[] subAuthorities, int count) : IContentKey<SecurityIdentifier>
    {
        public int Hash { get; } = SecurityIdentifier.ComputeHash(authority, subAuthorities, count);

        public bool IsContentOf(SecurityIdentifier value) => value.HasParts(authority, subAuthorities, count);
    }

    private readonly struct Stored(byte[] bytes, int offset, int count) : IContentKey<SecurityIdentifier>
    {
        public int Hash { get; } = SecurityIdentifier.ComputeHash(bytes, offset, count);

        public bool IsContentOf(SecurityIdentifier value) => value.HasBytes(bytes, offset, count);
    }
}
