using System.Globalization;

namespace IisIdentityTools.Cli.Text;

/// <summary>Text of a captured server as it may be shown: a name in it must not move the cursor or turn the line around.</summary>
internal static class PlainText
{
    /// <summary>The text with control and direction characters replaced and line ends made spaces.</summary>
    public static string Of(string text) => text.AsSpan().ContainsAnyExceptInRange(' ', '~') && text.Any(IsUnsafe) ? string.Create(text.Length, text, Clean) : text;

    private static void Clean(Span<char> result, string text)
    {
        for (var i = 0; i < text.Length; i++)
            result[i] = text[i] is '\n' or '\r' or '\t' ? ' ' : IsUnsafe(text[i]) ? '\uFFFD' : text[i];
    }

    private static bool IsUnsafe(char c) =>
        char.IsControl(c) || (c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069') || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
