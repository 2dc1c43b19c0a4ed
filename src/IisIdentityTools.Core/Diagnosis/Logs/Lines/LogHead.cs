using System.Text;

namespace IisIdentityTools.Diagnosis.Logs.Lines;

/// <summary>What the beginning of a log file tells about all of it: its format and its first columns.</summary>
internal sealed class LogHead
{
    /// <summary>Bytes that are looked at.</summary>
    public const int Length = 64 * 1024;

    private const string Fields = "#Fields:";
    private const int CommasOfIisFormat = 14;

    private LogHead(LogFieldMap? map, string? problem) => (Map, Problem) = (map, problem);

    /// <summary>The columns; null when no <c>#Fields</c> is among the bytes.</summary>
    public LogFieldMap? Map { get; }

    /// <summary>Why the file cannot be read; null when it can.</summary>
    public string? Problem { get; }

    /// <summary>Looks at the first bytes of a file.</summary>
    public static LogHead Read(byte[] bytes, int length)
    {
        if (length >= 2 && ((bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF)))
            return new(null, "This is UTF-16 text, which no web server writes. Save it as UTF-8 first.");
        // Latin-1 keeps every byte a character of its own.
        var text = Encoding.GetEncoding(28591).GetString(bytes, 0, length);
        var fields = text.IndexOf(Fields, StringComparison.OrdinalIgnoreCase);
        if (fields >= 0)
            return new(LogFieldMap.FromFields(LineAt(text, fields + Fields.Length)), null);
        var first = FirstLine(text);
        if (Count(first, ", ") >= CommasOfIisFormat)
            return new(LogFieldMap.Iis, null);
        return new(first.Contains(" [") && first.Contains("] \"") ? LogFieldMap.Ncsa : null, null);
    }

    private static string FirstLine(string text)
    {
        var start = 0;
        while (start < text.Length && text[start] <= ' ')
            start++;
        return LineAt(text, start);
    }

    private static string LineAt(string text, int start)
    {
        var end = text.IndexOfAny(['\r', '\n'], start);
        return end < 0 ? text.Substring(start) : text.Substring(start, end - start);
    }

    private static int Count(string text, string part)
    {
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
            count++;
        return count;
    }
}
