namespace IisIdentityTools.Security;

/// <summary>Reads one SID from text, from left to right, and says where it went wrong. Grammar: [MS-DTYP] 2.4.2.1.</summary>
internal struct SecurityIdentifierReader(string text)
{
    private readonly string _text = text;
    private int _position;

    /// <summary>What is wrong with the text, once reading has failed.</summary>
    public string? Error { get; private set; }

    public bool TryRead(out long authority, out uint[] subAuthorities)
    {
        authority = 0;
        subAuthorities = [];
        return ReadPrefix() && ReadAuthority(out authority) && ReadSubAuthorities(out subAuthorities);
    }

    private bool ReadPrefix()
    {
        if (_text.Length == 0)
            return Fail("the text is empty");
        if (!_text.StartsWith("S-", StringComparison.OrdinalIgnoreCase))
            return Fail("a SID begins with 'S-1-'");

        _position = 2;
        if (!_text.StartsWith("S-1-", StringComparison.OrdinalIgnoreCase))
            return Fail("the revision must be 1, followed by '-'");
        _position = 4;
        return true;
    }

    private bool ReadAuthority(out long authority)
    {
        if (string.Compare(_text, _position, "0x", 0, 2, StringComparison.OrdinalIgnoreCase) != 0)
            return ReadNumber(10, SecurityIdentifier.MaxAuthority, "authority", out authority);

        _position += 2;
        return ReadNumber(16, SecurityIdentifier.MaxAuthority, "authority", out authority);
    }

    private bool ReadSubAuthorities(out uint[] subAuthorities)
    {
        subAuthorities = new uint[Math.Min(CountHyphens(), SecurityIdentifier.MaxSubAuthorities)];
        var count = 0;
        while (_position < _text.Length)
        {
            if (_text[_position] != '-')
                return Fail($"'{_text[_position]}' stands where '-' or the end is expected");
            if (count == SecurityIdentifier.MaxSubAuthorities)
                return Fail("a SID has at most 15 sub-authorities");

            _position++;
            if (!ReadNumber(10, uint.MaxValue, "sub-authority", out var value))
                return false;
            subAuthorities[count++] = (uint)value;
        }

        return count > 0 || Fail("at least one sub-authority must follow the authority");
    }

    // As many sub-authorities follow, if the rest is right.
    private readonly int CountHyphens()
    {
        var count = 0;
        for (var i = _position; i < _text.Length; i++)
            count += _text[i] == '-' ? 1 : 0;
        return count;
    }

    private bool ReadNumber(int radix, long max, string what, out long value)
    {
        value = 0;
        var start = _position;
        for (; _position < _text.Length && Digit(_text[_position]) is var digit && digit < radix; _position++)
        {
            value = (value * radix) + digit;
            if (value > max)
            {
                _position = start;
                return Fail(FormattableString.Invariant($"the {what} is larger than {max}"));
            }
        }

        return _position > start || Fail($"the {what} has no digits");
    }

    private static int Digit(char c) => (uint)(c - '0') < 10 ? c - '0' : HexadecimalDigit(c);

    private static int HexadecimalDigit(char c) => c switch
    {
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => int.MaxValue,
    };

    private bool Fail(string reason)
    {
        Error = FormattableString.Invariant($"'{_text}' is not a SID: {reason} (position {_position + 1}).");
        return false;
    }
}
