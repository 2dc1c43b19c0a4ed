using System.Text;
using IisIdentityTools.Compatibility;

namespace IisIdentityTools.Diagnosis.Logs.Lines;

/// <summary>
/// Makes text of the bytes of a log. Files named <c>u_...</c> are UTF-8, others are in the server's ANSI code page, which the log does not
/// name (rules E): what is not UTF-8 is read as Windows-1252, the code page of most servers.
/// </summary>
internal static class LogText
{
    /// <summary>Length at which a text is cut: a log holds what clients send, up to 64 KiB in a field.</summary>
    public const int Longest = 2048;

    private static readonly Encoding s_ansi = DeclaredEncoding.Resolve("windows-1252") ?? Encoding.GetEncoding(28591);

    /// <summary>The text of a piece.</summary>
    public static string Decode(byte[] bytes, int start, int end)
    {
        var cut = Math.Min(end, start + Longest);
        // Not within a letter of UTF-8.
        while (cut < end && cut > start && (bytes[cut] & 0xC0) == 0x80)
            cut--;
        return DecodeAll(bytes, start, cut);
    }

    /// <summary>The text of a piece of any length.</summary>
    public static string DecodeAll(byte[] bytes, int start, int end)
    {
        if (end <= start)
            return "";
        var text = Encoding.UTF8.GetString(bytes, start, end - start);
        return text.IndexOf('\uFFFD') < 0 ? text : s_ansi.GetString(bytes, start, end - start);
    }

    /// <summary>The text of a column; empty when it is missing or <c>-</c>.</summary>
    public static string Column(LogLine line, int column) =>
        line.IsEmpty(column) ? "" : Decode(line.Bytes, line.StartOf(column), line.EndOf(column));
}
