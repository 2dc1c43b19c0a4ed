using System.Text;

namespace IisIdentityTools.Facts.Json;

/// <summary>Reads a stream as strict UTF-8 and says where it is not.</summary>
internal static class Utf8Text
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The whole text, with its byte order mark if it has one.</summary>
    /// <exception cref="JsonSyntaxException">The bytes are no UTF-8 or more than <paramref name="maxBytes"/>.</exception>
    public static string Read(Stream stream, int maxBytes, string file)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer, 0, buffer.Length)) > 0;)
        {
            if (bytes.Length + read > maxBytes)
                throw new JsonSyntaxException(file, 1, 1, $"the file is larger than {maxBytes / (1024 * 1024)} MB, the most that is read.");
            bytes.Write(buffer, 0, read);
        }
        return Decode(bytes.GetBuffer(), (int)bytes.Length, file);
    }

    private static string Decode(byte[] bytes, int length, string file)
    {
        var isUtf16 = length >= 2 && (bytes[0] == 0xFF && bytes[1] == 0xFE || bytes[0] == 0xFE && bytes[1] == 0xFF);
        if (isUtf16)
            throw new JsonSyntaxException(file, 1, 1, "the file is UTF-16. Save it as UTF-8 (in Windows PowerShell: Set-Content -Encoding UTF8).");
        try
        {
            return s_strict.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            throw InvalidByte(bytes, length, file);
        }
    }

    private static JsonSyntaxException InvalidByte(byte[] bytes, int length, string file)
    {
        int line = 1, lineStart = 0, at = 0;
        for (int size; (size = SequenceLength(bytes, at, length)) > 0; at += size)
        {
            if (bytes[at] != '\n')
                continue;
            line++;
            lineStart = at + 1;
        }
        var column = s_strict.GetCharCount(bytes, lineStart, at - lineStart) + 1;
        return new JsonSyntaxException(file, line, column, $"the byte 0x{bytes[Math.Min(at, length - 1)]:X2} is no UTF-8. Save the file as UTF-8.");
    }

    // Length of the well-formed sequence at that place (Unicode table 3-7); 0 when there is none.
    private static int SequenceLength(byte[] bytes, int at, int length)
    {
        if (at >= length)
            return 0;
        var lead = bytes[at];
        var size = lead < 0x80 ? 1 : lead is >= 0xC2 and < 0xE0 ? 2 : lead is >= 0xE0 and < 0xF0 ? 3 : lead is >= 0xF0 and < 0xF5 ? 4 : 0;
        if (size < 2 || at + size > length)
            return at + size > length ? 0 : size;
        var (low, high) = lead switch { 0xE0 => (0xA0, 0xBF), 0xED => (0x80, 0x9F), 0xF0 => (0x90, 0xBF), 0xF4 => (0x80, 0x8F), _ => (0x80, 0xBF) };
        if (bytes[at + 1] < low || bytes[at + 1] > high)
            return 0;
        for (var i = at + 2; i < at + size; i++)
        {
            if ((bytes[i] & 0xC0) != 0x80)
                return 0;
        }
        return size;
    }
}
