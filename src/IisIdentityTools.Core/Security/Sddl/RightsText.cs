using System.Globalization;
using System.Text;

namespace IisIdentityTools.Security.Sddl;

/// <summary>
/// The rights field of an entry. Words: [MS-DTYP] 2.5.1.1 and Microsoft Learn "ACE Strings"; which of them Windows writes: pairs of
/// text made by Windows (Samba python/samba/tests/sddl.py, outputs of Get-Acl on files and registry keys).
/// </summary>
internal static class RightsText
{
    // Windows writes these when they are the whole mask. KX is KR by another name.
    private static readonly (string Word, uint Mask)[] s_whole =
    [
        ("FA", 0x1F01FF), ("FR", 0x120089), ("FW", 0x120116), ("FX", 0x1200A0), ("KA", 0xF003F), ("KR", 0x20019), ("KW", 0x20006),
    ];

    // In the order in which Windows writes them.
    private static readonly (string Word, uint Mask)[] s_bits =
    [
        ("CC", 0x1), ("DC", 0x2), ("LC", 0x4), ("SW", 0x8), ("RP", 0x10), ("WP", 0x20), ("DT", 0x40), ("LO", 0x80), ("CR", 0x100),
        ("SD", 0x10000), ("RC", 0x20000), ("WD", 0x40000), ("WO", 0x80000),
        ("GA", 0x10000000), ("GX", 0x20000000), ("GW", 0x40000000), ("GR", 0x80000000),
    ];

    // The words of a mandatory label.
    private static readonly (string Word, uint Mask)[] s_label = [("NW", 0x1), ("NR", 0x2), ("NX", 0x4)];

    private static readonly uint s_bitsWithWord = s_bits.Aggregate(0u, (all, bit) => all | bit.Mask);
    private static readonly uint[] s_byLetters = Array.ConvertAll(
        TwoLetters.Table(s_whole.Concat(s_bits).Concat(s_label).Append(("KX", 0x20019u)), each => each.Item1), each => each.Item2);

    /// <summary>Reads the field up to the semicolon: words in a row, or one number.</summary>
    public static AccessMask Read(SddlCursor cursor)
    {
        cursor.SkipSpaces();
        if (cursor.Next is '-' or '+' or (>= '0' and <= '9'))
            return new(ReadNumber(cursor));

        var mask = 0u;
        while (cursor.Next != ';')
        {
            var index = TwoLetters.IndexOf(cursor.Next, cursor.Second);
            if (index < 0 || s_byLetters[index] == 0)
                throw cursor.Problem("this is no right (FA, GR, RC, 0x1200a9 ...)");
            mask |= s_byLetters[index];
            cursor.Position += 2;
            // Windows takes spaces before a word and none behind the last.
            var behind = cursor.Position;
            cursor.SkipSpaces();
            if (cursor.Next == ';' && cursor.Position != behind)
                throw cursor.Problem("no space may stand behind the last right", behind);
        }

        return new(mask);
    }

    /// <summary>Writes the field.</summary>
    public static void Append(StringBuilder text, AccessMask mask, AceType type)
    {
        var value = mask.Value;
        if (type == AceType.SystemMandatoryLabel && (value & ~0x7u) == 0)
        {
            AppendWords(text, value, s_label);
            return;
        }

        foreach (var (word, whole) in s_whole)
        {
            if (whole == value)
            {
                text.Append(word);
                return;
            }
        }

        if ((value & ~s_bitsWithWord) == 0)
            AppendWords(text, value, s_bits);
        else
            text.Append("0x").Append(value.ToString("x", CultureInfo.InvariantCulture));
    }

    private static void AppendWords(StringBuilder text, uint value, (string Word, uint Mask)[] words)
    {
        foreach (var (word, mask) in words)
        {
            if ((value & mask) != 0)
                text.Append(word);
        }
    }

    // As strtoul: 0x is hexadecimal, a leading 0 octal; a minus sign gives the two's complement. Windows takes a number that does not fit
    // for 0xffffffff, every right there is; that is refused here.
    private static uint ReadNumber(SddlCursor cursor)
    {
        var start = cursor.Position;
        var negative = cursor.Next == '-';
        if (cursor.Next is '-' or '+')
            cursor.Position++;
        var radix = Radix(cursor);

        ulong value = 0;
        var first = cursor.Position;
        for (; Digit(cursor.Next) is var digit && digit < radix; cursor.Position++)
        {
            value = (value * (uint)radix) + (uint)digit;
            if (value > uint.MaxValue)
                throw cursor.Problem("the number has more than 32 bits", start);
        }

        if (cursor.Position == first || cursor.Next != ';')
            throw cursor.Problem("a number and ';' are expected");
        return unchecked(negative ? (uint)-(long)value : (uint)value);
    }

    private static int Radix(SddlCursor cursor)
    {
        if (cursor.Next != '0')
            return 10;
        if (cursor.Second is not ('x' or 'X'))
            return 8;
        cursor.Position += 2;
        return 16;
    }

    /// <summary>Value of a hexadecimal digit; a large number for what is none.</summary>
    internal static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => int.MaxValue,
    };
}
