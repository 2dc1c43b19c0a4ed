using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Changes.Editing;

/// <summary>
/// The place of a secret in a text. Found by its name alone, so also in comments, in broken XML, in the parts of a connection string
/// ("Password=...;"), and as the value of a setting whose key speaks of one (key="MailPassword" value="...").
/// </summary>
internal readonly struct SecretSpan(int start, int end, string note)
{
    private static readonly string[] s_words = ["password", "pwd", "secret"];

    /// <summary>Offset of its first character.</summary>
    public int Start { get; } = start;

    /// <summary>Offset behind its last one.</summary>
    public int End { get; } = end;

    /// <summary>What is shown in its place.</summary>
    public string Note { get; } = note;

    /// <summary>The secrets of a text in their order.</summary>
    public static IReadOnlyList<SecretSpan> FindAll(string text)
    {
        var found = new List<SecretSpan>();
        var secretKey = -1;
        for (var at = text.IndexOf('='); at >= 0; at = at < text.Length ? text.IndexOf('=', at) : -1)
        {
            var sign = at++;
            var name = NameBefore(text, sign);
            if (name is "key" or "name" && SpeaksOfSecret(text, at))
                secretKey = at;
            // Another tag has begun when a bracket stands between.
            if (!SecretAttributes.IsSecret(name) && !(name == "value" && secretKey >= 0 && text.IndexOf('<', secretKey, sign - secretKey) < 0))
                continue;
            while (at < text.Length && XmlText.IsSpace(text[at]))
                at++;
            var isQuoted = at < text.Length && text[at] is '"' or '\'';
            var end = isQuoted ? EndOfQuoted(text, at) : EndOfWord(text, at);
            var start = isQuoted ? at + 1 : at;
            if (end > start)
                found.Add(new SecretSpan(start, end, SecretAttributes.Redact(text.Substring(start, end - start))));
            at = Math.Max(at, end);
        }

        return found;
    }

    private static bool SpeaksOfSecret(string text, int at)
    {
        while (at < text.Length && XmlText.IsSpace(text[at]))
            at++;
        if (at >= text.Length || text[at] is not ('"' or '\''))
            return false;
        var (start, length) = (at + 1, EndOfQuoted(text, at) - at - 1);
        return s_words.Any(word => text.IndexOf(word, start, length, StringComparison.OrdinalIgnoreCase) >= 0);
    }

    private static string NameBefore(string text, int sign)
    {
        var end = sign;
        while (end > 0 && XmlText.IsSpace(text[end - 1]))
            end--;
        var start = end;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-' or '.'))
            start--;
        return text.Substring(start, end - start);
    }

    /// <summary>Without a closing quote the rest of the text may be the secret.</summary>
    private static int EndOfQuoted(string text, int quote) => text.IndexOf(text[quote], quote + 1) is var end and >= 0 ? end : text.Length;

    /// <summary>A word ends at a semicolon, unless that ends an entity of the word.</summary>
    private static int EndOfWord(string text, int at)
    {
        for (; at < text.Length && text[at] is not (';' or '"' or '\'' or '<' or '>') && !XmlText.IsSpace(text[at]); at++)
            if (text[at] == '&' && text.IndexOf(';', at, Math.Min(8, text.Length - at)) is var end and > 0)
                at = end;
        return Math.Min(at, text.Length);
    }
}
