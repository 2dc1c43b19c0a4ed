using System.Text;
using IisIdentityTools.Compatibility;

namespace IisIdentityTools.Diagnosis.Evidence;

/// <summary>
/// The text of an evidence file: UTF-8, UTF-16 and UTF-32 by their byte order mark, a legacy code page by the XML declaration, else UTF-8. Bytes that
/// are none become U+FFFD: one broken name is no reason to lose the rest.
/// </summary>
internal static class EvidenceText
{
    private const int BufferSize = 64 * 1024;

    /// <summary>Opens the text, byte order mark left out.</summary>
    public static TextReader Open(PrefixedStream headed) =>
        DeclaredEncoding.OpenIfLegacy(headed) ?? new StreamReader(headed, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, BufferSize);

    /// <summary>Skips white space before the first character; gives how many lines that were.</summary>
    public static int SkipBlank(TextReader text)
    {
        var lines = 0;
        for (var next = text.Peek(); next >= 0 && char.IsWhiteSpace((char)next); next = text.Peek())
            lines += text.Read() == '\n' ? 1 : 0;
        return lines;
    }
}
