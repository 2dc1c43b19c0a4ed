using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace IisIdentityTools.Security;

/// <summary>
/// A Windows security identifier: who an access control entry, a group or a token names. Immutable; equal when authority and all
/// sub-authorities are equal. Shape: [MS-DTYP] 2.4.2 (text <c>S-1-authority-sub-...</c>, 1 to 15 sub-authorities).
/// </summary>
public sealed partial class SecurityIdentifier : IEquatable<SecurityIdentifier>, IComparable<SecurityIdentifier>
{
    /// <summary>Most sub-authorities that a SID may have.</summary>
    public const int MaxSubAuthorities = 15;

    /// <summary>Largest authority: it has 48 bits.</summary>
    public const long MaxAuthority = 0xFFFF_FFFF_FFFF;

    private const long NtAuthority = 5;
    private const uint LogonSessionTag = 5;
    private const uint AccountDomainTag = 21;
    private const uint BuiltinTag = 32;

    private readonly uint[] _subAuthorities;
    private readonly int _hash;
    private string? _text;

    /// <summary>Makes a SID of its parts.</summary>
    /// <param name="authority">Identifier authority, 0 to <see cref="MaxAuthority"/>; 5 is NT AUTHORITY.</param>
    /// <param name="subAuthorities">1 to 15 sub-authorities; the array is copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">The authority or the number of sub-authorities is out of range.</exception>
    public SecurityIdentifier(long authority, params uint[] subAuthorities)
    {
        if (authority is < 0 or > MaxAuthority)
            throw new ArgumentOutOfRangeException(nameof(authority), authority, "The authority of a SID has 48 bits.");
        if (subAuthorities.Length is 0 or > MaxSubAuthorities)
            throw new ArgumentOutOfRangeException(nameof(subAuthorities), subAuthorities.Length, "A SID has 1 to 15 sub-authorities.");

        Authority = authority;
        _subAuthorities = (uint[])subAuthorities.Clone();
        _hash = ComputeHash(authority, _subAuthorities, _subAuthorities.Length);
    }

    private SecurityIdentifier(uint[] own, long authority)
    {
        Authority = authority;
        _subAuthorities = own;
        _hash = ComputeHash(authority, own, own.Length);
    }

    /// <summary>Identifier authority, a 48-bit number: 1 world, 5 NT AUTHORITY, 16 integrity labels.</summary>
    public long Authority { get; }

    /// <summary>The sub-authorities in order.</summary>
    public IReadOnlyList<uint> SubAuthorities => Array.AsReadOnly(_subAuthorities);

    /// <summary>The last sub-authority: the relative identifier (RID) within its domain.</summary>
    public uint RelativeId => _subAuthorities[_subAuthorities.Length - 1];

    /// <summary>True for an account or group of a machine or Active Directory domain: <c>S-1-5-21-a-b-c-rid</c>.</summary>
    public bool IsAccount => Authority == NtAuthority && _subAuthorities.Length == 5 && _subAuthorities[0] == AccountDomainTag;

    /// <summary>True for a group that every Windows has: <c>S-1-5-32-rid</c>.</summary>
    public bool IsBuiltin => Authority == NtAuthority && _subAuthorities.Length == 2 && _subAuthorities[0] == BuiltinTag;

    /// <summary>True for the SID of one logon session: <c>S-1-5-5-x-y</c>.</summary>
    public bool IsLogonSession => Authority == NtAuthority && _subAuthorities[0] == LogonSessionTag;

    /// <summary>
    /// The SID of the machine or domain of an account (<c>S-1-5-21-a-b-c</c>), of such a domain SID itself, or null when this is neither.
    /// </summary>
    public SecurityIdentifier? AccountDomain
    {
        get
        {
            if (IsAccount)
                return new(Authority, [.. _subAuthorities.Take(4)]);
            return Authority == NtAuthority && _subAuthorities.Length == 4 && _subAuthorities[0] == AccountDomainTag ? this : null;
        }
    }

    /// <summary>Reads the text form.</summary>
    /// <param name="text"><c>S-1-5-32-544</c>; the authority may be written in hexadecimal (<c>0x5</c>). No blanks, no SDDL alias.</param>
    /// <exception cref="FormatException">The text is no SID; the message says what is wrong and where.</exception>
    public static SecurityIdentifier Parse(string text) =>
        TryParse(text, out var sid, out var error) ? sid : throw new FormatException(error);

    /// <summary>Reads the text form, without an error message.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SecurityIdentifier? sid) =>
        TryParse(text, out sid, out _);

    /// <summary>Reads the text form.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sid">The SID, or null when the text is none.</param>
    /// <param name="error">What is wrong and at which position (counted from 1), or null.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SecurityIdentifier? sid, out string? error)
    {
        var reader = new SecurityIdentifierReader(text ?? "");
        sid = reader.TryRead(out var authority, out var subAuthorities) ? new(subAuthorities, authority) : null;
        error = reader.Error;
        return sid is not null;
    }

    /// <summary>A SID of parts that were checked before: the first <paramref name="count"/> numbers of <paramref name="subAuthorities"/>, copied.</summary>
    internal static SecurityIdentifier FromParts(long authority, uint[] subAuthorities, int count)
    {
        var own = new uint[count];
        Array.Copy(subAuthorities, own, count);
        return new(own, authority);
    }

    /// <summary>True when this SID has that authority and those sub-authorities.</summary>
    internal bool HasParts(long authority, uint[] subAuthorities, int count)
    {
        if (Authority != authority || _subAuthorities.Length != count)
            return false;
        for (var i = 0; i < count; i++)
        {
            if (_subAuthorities[i] != subAuthorities[i])
                return false;
        }

        return true;
    }

    /// <summary>The SID of an account with that RID in this domain: this SID with one more sub-authority.</summary>
    /// <exception cref="InvalidOperationException">This SID has 15 sub-authorities already.</exception>
    public SecurityIdentifier WithRelativeId(uint relativeId)
    {
        if (_subAuthorities.Length == MaxSubAuthorities)
            throw new InvalidOperationException($"'{this}' has {MaxSubAuthorities} sub-authorities; one more is not possible.");
        return new(Authority, [.. _subAuthorities, relativeId]);
    }

    /// <summary>True when the authority is the same and the sub-authorities begin with those given.</summary>
    public bool StartsWith(long authority, params uint[] subAuthorities) =>
        Authority == authority && subAuthorities.Length <= _subAuthorities.Length
        && _subAuthorities.Take(subAuthorities.Length).SequenceEqual(subAuthorities);

    /// <summary>
    /// The text form: authority in decimal, or as <c>0x</c> and twelve hexadecimal digits from 2^32 on ([MS-DTYP] 2.4.2.1).
    /// </summary>
    public override string ToString() => _text ??= ComposeText();

    /// <inheritdoc/>
    public bool Equals(SecurityIdentifier? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && other.HasParts(Authority, _subAuthorities, _subAuthorities.Length));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SecurityIdentifier);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>Orders by authority, then sub-authority by sub-authority as numbers; a SID comes before those it is the beginning of.</summary>
    public int CompareTo(SecurityIdentifier? other)
    {
        if (other is null)
            return 1;
        if (Authority != other.Authority)
            return Authority.CompareTo(other.Authority);
        for (var i = 0; i < Math.Min(_subAuthorities.Length, other._subAuthorities.Length); i++)
        {
            if (_subAuthorities[i] != other._subAuthorities[i])
                return _subAuthorities[i].CompareTo(other._subAuthorities[i]);
        }

        return _subAuthorities.Length.CompareTo(other._subAuthorities.Length);
    }

    /// <summary>True when both name the same principal.</summary>
    public static bool operator ==(SecurityIdentifier? left, SecurityIdentifier? right) => left is null ? right is null : left.Equals(right);

    /// <summary>True when they name different principals.</summary>
    public static bool operator !=(SecurityIdentifier? left, SecurityIdentifier? right) => !(left == right);

    /// <summary>The hash of a SID of those parts.</summary>
    internal static int ComputeHash(long authority, uint[] subAuthorities, int count)
    {
        unchecked
        {
            var hash = (uint)authority ^ (uint)(authority >> 32);
            for (var i = 0; i < count; i++)
                hash = (hash * 16777619) ^ subAuthorities[i];
            return (int)hash;
        }
    }

    private string ComposeText()
    {
        var authority = Authority <= uint.MaxValue ? Authority.ToString(CultureInfo.InvariantCulture) : "0x" + Authority.ToString("x12", CultureInfo.InvariantCulture);
        var text = new char[4 + authority.Length + (11 * _subAuthorities.Length)];
        "S-1-".CopyTo(0, text, 0, 4);
        authority.CopyTo(0, text, 4, authority.Length);
        var length = 4 + authority.Length;
        foreach (var sub in _subAuthorities)
        {
            text[length] = '-';
            length = Write(sub, text, length + 1);
        }

        return new string(text, 0, length);
    }

    /// <summary>Writes a number in decimal digits; gives the place behind it. A server has thousands of pools, each with a SID of six numbers.</summary>
    private static int Write(uint number, char[] text, int start)
    {
        var end = start + 1;
        for (var rest = number; rest >= 10; rest /= 10)
            end++;
        for (var at = end - 1; at >= start; at--, number /= 10)
            text[at] = (char)('0' + (number % 10));
        return end;
    }
}
