using System.Globalization;
using System.Text;

namespace IisIdentityTools.Changes.Editing;

/// <summary>Attribute values between their spelling and their meaning ([XML] 2.4, 3.3.3, 4.6).</summary>
internal static class XmlText
{
    /// <summary>White space as XML has it.</summary>
    public static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n';

    /// <summary>A character that ends a line, or is half of the pair that does.</summary>
    public static bool IsLineEnd(char c) => c is '\r' or '\n';

    /// <summary>The meaning of a spelled value; null when it has an entity that only a document type could declare.</summary>
    public static string? Unescape(string text, int start, int end)
    {
        var plain = start;
        while (plain < end && text[plain] != '&' && (text[plain] == ' ' || !IsSpace(text[plain])))
            plain++;
        if (plain == end)
            return text.Substring(start, end - start);
        var value = new StringBuilder().Append(text, start, plain - start);
        for (var at = plain; at < end; at++)
        {
            var c = text[at];
            if (c == '&')
            {
                var close = text.IndexOf(';', at, end - at);
                if (close < 0 || Entity(text.Substring(at + 1, close - at - 1)) is not { } meaning)
                    return null;
                value.Append(meaning);
                at = close;
            }
            else if (c != '\r' || at + 1 >= end || text[at + 1] != '\n')
            {
                // A line end counts as one space, however it is made.
                value.Append(IsSpace(c) ? ' ' : c);
            }
        }

        return value.ToString();
    }

    /// <summary>Spells a value for an attribute: only what must be escaped is.</summary>
    /// <param name="value">The meaning.</param>
    /// <param name="quote">The quotes around it.</param>
    /// <param name="canEncode">Says whether the file's encoding has a character (two code units for those beyond the basic plane).</param>
    public static string Escape(string value, char quote, Func<string, bool> canEncode)
    {
        var result = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c == '&')
                result.Append("&amp;");
            else if (c == '<')
                result.Append("&lt;");
            else if (c == quote)
                result.Append(c == '"' ? "&quot;" : "&apos;");
            else if (c is '\t' or '\r' or '\n')
                AppendReference(result, c);
            else if (c < 0x80)
                result.Append(c);
            else
                i += AppendWide(result, value.Substring(i, char.IsSurrogatePair(value, i) ? 2 : 1), canEncode) - 1;
        }

        return result.ToString();
    }

    private static int AppendWide(StringBuilder result, string character, Func<string, bool> canEncode)
    {
        if (canEncode(character))
            result.Append(character);
        else
            AppendReference(result, char.ConvertToUtf32(character, 0));
        return character.Length;
    }

    private static void AppendReference(StringBuilder result, int code) => result.Append("&#x").Append(code.ToString("X", CultureInfo.InvariantCulture)).Append(';');

    private static string? Entity(string name) => name switch
    {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ when name.StartsWith("#x", StringComparison.Ordinal) => Character(name.Substring(2), NumberStyles.AllowHexSpecifier),
        _ when name.StartsWith("#", StringComparison.Ordinal) => Character(name.Substring(1), NumberStyles.None),
        _ => null,
    };

    private static string? Character(string digits, NumberStyles style) =>
        int.TryParse(digits, style, CultureInfo.InvariantCulture, out var code) && code is > 0 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF) ? char.ConvertFromUtf32(code) : null;
}
