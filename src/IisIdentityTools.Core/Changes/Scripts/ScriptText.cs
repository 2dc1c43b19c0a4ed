using System.Globalization;
using System.Text;

namespace IisIdentityTools.Changes.Scripts;

/// <summary>
/// Text inside of a PowerShell script. All of it is ASCII: Windows PowerShell 5.1 reads a file without a byte order mark in the code page of the
/// machine (Microsoft Learn "about_Character_Encoding").
/// </summary>
internal static class ScriptText
{
    /// <summary>
    /// An expression with the text as its value. Nothing is expanded between single quotes; a quote itself is doubled, every other character that is
    /// not ASCII is written by its number, the typographic quotes that PowerShell takes for plain ones among them.
    /// </summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("'");
        foreach (var c in text)
        {
            if (IsPlain(c))
                quoted.Append(c).Append(c == '\'' ? "'" : "");
            else
                quoted.Append("' + [char]0x").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)).Append(" + '");
        }

        quoted.Append('\'');
        return text.All(IsPlain) ? quoted.ToString() : $"({quoted})";
    }

    /// <summary>An argument of a program.</summary>
    /// <exception cref="ChangeException">
    /// ScriptImpossible: it holds a double quote, which Windows PowerShell 5.1 hands to programs unescaped (Microsoft Learn "about_Parsing").
    /// </exception>
    public static string Argument(string text) => text.IndexOf('"') < 0 ? Quote(text) : throw ChangeErrors.ScriptImpossible(text);

    /// <summary>A text that stays inside of its comment line: line ends and everything that is not ASCII by its number, "\u00e9".</summary>
    public static string Comment(string text) => text.All(IsPlain) ? text
        : string.Concat(text.Select(c => IsPlain(c) ? c.ToString() : "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture)));

    private static bool IsPlain(char c) => c is >= ' ' and <= '~';
}
