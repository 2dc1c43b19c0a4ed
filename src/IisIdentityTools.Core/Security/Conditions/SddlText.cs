using System.Globalization;
using System.Text;

namespace IisIdentityTools.Security.Conditions;

/// <summary>Writes the values and names of conditions and resource attributes as SDDL spells them. Source: [MS-DTYP] 2.5.1.1.</summary>
internal static class SddlText
{
    private const string EscapedInNames = "!\"&(),<=>|%";

    public static string Quoted(string text) => "\"" + text + "\"";

    /// <summary>True when a text can stand between quotes: SDDL has no way to write a quote or a zero character in it.</summary>
    public static bool IsQuotable(string text) => text.IndexOfAny(['"', '\0']) < 0;

    public static string Sid(SecurityIdentifier sid) => SidAliases.Find(sid)?.Token ?? sid.ToString();

    public static string Hexadecimal(byte[] octets)
    {
        var text = new StringBuilder(octets.Length * 2);
        foreach (var octet in octets)
            text.Append(octet.ToString("x2", CultureInfo.InvariantCulture));
        return text.ToString();
    }

    /// <summary>A number in its base; below zero without minus sign means the 64 bits as they are.</summary>
    public static string Integer(long value, IntegerStyle style)
    {
        var isSigned = value < 0 ? style.Sign == IntegerStyle.Minus || style.Base == IntegerStyle.Decimal : style.Sign == IntegerStyle.Plus;
        var sign = !isSigned ? "" : value < 0 ? "-" : "+";
        var bits = isSigned && value < 0 ? unchecked(0UL - (ulong)value) : unchecked((ulong)value);
        return sign + style.Base switch
        {
            IntegerStyle.Octal => "0" + Convert.ToString(unchecked((long)bits), 8),
            IntegerStyle.Hexadecimal => "0x" + bits.ToString("x", CultureInfo.InvariantCulture),
            _ => bits.ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The name of a claim or resource attribute: blanks, operators and what is not ASCII as % and four hexadecimal digits.</summary>
    public static string ClaimName(string name) =>
        Escaped(name, (letter, _) => letter is > ' ' and <= '~' && EscapedInNames.IndexOf(letter) < 0);

    /// <summary>The name of a local attribute. One that reads like an operator gets its first letter escaped.</summary>
    public static string LocalName(string name)
    {
        var looksLikeOperator = ConditionOperator.Find(name) is not null;
        return Escaped(name, (letter, place) => (SddlCursor.IsWordLetter(letter) || (letter == '@' && place > 0)) && !(looksLikeOperator && place == 0));
    }

    private static string Escaped(string name, Func<char, int, bool> isPlain)
    {
        var text = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (isPlain(name[i], i))
                text.Append(name[i]);
            else
                text.Append('%').Append(((int)name[i]).ToString("x4", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
