using System.Globalization;
using System.Text;

namespace IisIdentityTools.Security.Conditions;

/// <summary>Reads values and names from SDDL, from left to right. Source: [MS-DTYP] 2.5.1.1.</summary>
internal sealed class SddlCursor(string text, int position, SddlDomains? domains)
{
    private const char End = '\0';
    private const string EndsNames = "!\"&()<=>|";
    private const int EscapeDigits = 4;

    public int Position { get; private set; } = position;

    public char Next => Position < text.Length ? text[Position] : End;

    /// <summary>Letters of local attributes and of operators.</summary>
    public static bool IsWordLetter(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or ':' or '.' or '/' or '_';

    public void SkipBlanks()
    {
        while (IsBlank(Next))
            Position++;
    }

    /// <summary>Takes what stands next when it is this symbol or word, in any case.</summary>
    public bool TryTake(string symbol)
    {
        if (string.Compare(text, Position, symbol, 0, symbol.Length, StringComparison.OrdinalIgnoreCase) != 0)
            return false;
        Position += symbol.Length;
        return true;
    }

    public void Take(string symbol, string where)
    {
        if (!TryTake(symbol))
            throw Expected($"'{symbol}' {where}");
    }

    /// <summary>The word that stands next, as written and without taking it; may be empty.</summary>
    public string PeekWord()
    {
        var end = Position;
        while (end < text.Length && (IsWordLetter(text[end]) || text[end] == '%' || (text[end] == '@' && end > Position)))
            end++;
        return text.Substring(Position, end - Position);
    }

    public void Skip(int count) => Position += count;

    /// <summary>A text in quotes; nothing is escaped in it.</summary>
    public string ReadQuoted()
    {
        var start = Position;
        Take("\"", "before a text");
        var end = text.IndexOf('"', Position);
        if (end < 0)
            throw Error("the text that begins here has no closing quote", start);
        var content = text.Substring(Position, end - Position);
        Position = end + 1;
        return content.IndexOf(End) < 0 ? content : throw Error("the text that begins here holds a zero character", start);
    }

    /// <summary>The name of a claim or resource attribute.</summary>
    public string ReadClaimName()
    {
        var start = Position;
        while (Position < text.Length && !IsBlank(Next) && EndsNames.IndexOf(Next) < 0)
            Position++;
        return Unescape(start, Position);
    }

    /// <summary>The name of a local attribute.</summary>
    public string ReadLocalName()
    {
        var start = Position;
        Position += PeekWord().Length;
        return Unescape(start, Position);
    }

    /// <summary>Hexadecimal digits in which # is 0; with an odd number of them a zero comes first.</summary>
    public byte[] ReadOctets()
    {
        var start = Position;
        while (Next == '#' || HexDigit(Next) >= 0)
            Position++;
        var octets = new byte[(Position - start + 1) / 2];
        for (int i = start, half = (Position - start) % 2; i < Position; i++, half++)
            octets[half / 2] = (byte)((octets[half / 2] << 4) | Math.Max(HexDigit(text[i]), 0));
        return octets;
    }

    /// <summary>A SID or its alias.</summary>
    public SecurityIdentifier ReadSid()
    {
        var start = Position;
        while (char.IsLetterOrDigit(Next) || Next == '-')
            Position++;
        var word = text.Substring(start, Position - start);
        if (word.StartsWith("S-", StringComparison.OrdinalIgnoreCase))
            return SecurityIdentifier.TryParse(word, out var sid, out var error) ? sid : throw Error(error!, start);
        if (SidAliases.Find(word) is not { } alias)
            throw Error($"'{word}' is neither a SID nor an alias of one", start);
        return alias.Resolve(DomainOf(alias)) ?? throw Error($"'{word}' means a SID of a domain that is not known here; write the SID", start);
    }

    /// <summary>An integer: decimal, octal after 0, hexadecimal after 0x; a sign may come before.</summary>
    public SddlNumber ReadNumber()
    {
        var start = Position;
        var sign = TryTake("-") ? IntegerStyle.Minus : TryTake("+") ? IntegerStyle.Plus : IntegerStyle.NoSign;
        var numberBase = TryTake("0x") ? IntegerStyle.Hexadecimal : Next == '0' && Position + 1 < text.Length && char.IsDigit(text[Position + 1]) ? IntegerStyle.Octal : IntegerStyle.Decimal;
        var radix = numberBase switch { IntegerStyle.Hexadecimal => 16UL, IntegerStyle.Octal => 8UL, _ => 10UL };
        var digits = Position;
        ulong magnitude = 0;
        for (; HexDigit(Next) is var digit and >= 0 && (ulong)digit < radix; Position++)
        {
            if (magnitude > (ulong.MaxValue - (ulong)digit) / radix)
                throw Error("the number is larger than 64 bits", start);
            magnitude = (magnitude * radix) + (ulong)digit;
        }

        if (Position == digits || IsWordLetter(Next))
            throw Error("a number is expected here", start);
        return new(magnitude, new(sign, numberBase), start);
    }

    public SddlException Expected(string what) =>
        Error(Position < text.Length ? $"'{text[Position]}' stands where {what} is expected" : $"the text ends where {what} is expected", Position);

    public static SddlException Error(string reason, int position) =>
        new(FormattableString.Invariant($"The SDDL cannot be read: {reason.TrimEnd('.')} (position {position + 1})."), position + 1);

    private static bool IsBlank(char letter) => letter is ' ' or (>= '\t' and <= '\r');

    private static int HexDigit(char letter) => letter switch
    {
        >= '0' and <= '9' => letter - '0',
        >= 'a' and <= 'f' => letter - 'a' + 10,
        >= 'A' and <= 'F' => letter - 'A' + 10,
        _ => -1,
    };

    // Where no machine is named, LA and LG of a condition stand on the domain.
    private SecurityIdentifier? DomainOf(SidAlias alias) =>
        domains?.SidFor(alias.Kind) ?? (alias.Kind == SidAliasKind.MachineOrDomain ? domains?.Domain : null);

    private string Unescape(int start, int end)
    {
        if (start == end)
            throw Error("the name of an attribute is expected here", start);
        var name = new StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            if (text[i] != '%')
            {
                name.Append(text[i]);
                continue;
            }

            if (end - i <= EscapeDigits || !ushort.TryParse(text.Substring(i + 1, EscapeDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
                throw Error("'%' in a name is followed by four hexadecimal digits", i);
            name.Append((char)unit);
            i += EscapeDigits;
        }

        return name.ToString();
    }
}
