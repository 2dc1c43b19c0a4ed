using System.Text;
using IisIdentityTools.Compatibility;

namespace IisIdentityTools.Changes.Editing;

/// <summary>
/// A file's bytes as text, and back. Bytes that are not edited are copied, never written anew; so that offsets in the text can be
/// turned into offsets in the file, only encodings are taken that give the same bytes again.
/// </summary>
internal sealed class ConfigurationText
{
    /// <summary>As much of the file as the reader looks at for its declaration.</summary>
    private const int HeadLength = 128;

    private readonly byte[] _bytes;
    private readonly int _preamble;
    private readonly Encoding _encoding;
    private readonly char[] _characters;

    private ConfigurationText(byte[] bytes, int preamble, Encoding encoding, char[] characters)
    {
        _bytes = bytes;
        _preamble = preamble;
        _encoding = encoding;
        _characters = characters;
        Text = new string(characters);
    }

    /// <summary>The text without the byte order mark.</summary>
    public string Text { get; }

    /// <summary>Decodes a file by its byte order mark, else its XML declaration, else as UTF-8.</summary>
    /// <exception cref="ConfigurationEditException">The encoding is not known, contradicts itself, or does not have these bytes.</exception>
    public static ConfigurationText Decode(byte[] bytes, string file)
    {
        if (IsFourByte(bytes))
            throw new ConfigurationEditException("The file is in UTF-32, which IIS does not read. Save it as UTF-8.", file, 1);
        var encoding = Strict(Marked(bytes, out var preamble) ?? Declared(bytes, 0, file) ?? new UTF8Encoding(false));
        if (preamble == 3 && Declared(bytes, preamble, file) is { } declared && declared.CodePage != encoding.CodePage)
            throw new ConfigurationEditException($"The byte order mark says UTF-8, the XML declaration says {declared.WebName}. Correct the declaration.", file, 1);
        try
        {
            var characters = encoding.GetChars(bytes, preamble, bytes.Length - preamble);
            if (ByteContent.Equals(encoding.GetBytes(characters), bytes, preamble, bytes.Length - preamble))
                return new ConfigurationText(bytes, preamble, encoding, characters);
        }
        catch (ArgumentException e)
        {
            // Coder fallbacks throw subclasses of it.
            throw new ConfigurationEditException($"The file holds bytes that its encoding ({encoding.WebName}) does not have. Save it as UTF-8.", file, inner: e);
        }

        throw new ConfigurationEditException($"The encoding {encoding.WebName} does not give back the file's own bytes. Save it as UTF-8.", file);
    }

    /// <summary>True when the encoding has the character.</summary>
    public bool CanEncode(string character)
    {
        try
        {
            return _encoding.GetByteCount(character) > 0;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>The file's bytes with the pieces replaced; all others are copied.</summary>
    public byte[] Do(IReadOnlyList<Splice> splices)
    {
        using var result = new MemoryStream(_bytes.Length + 1024);
        var (character, copied) = (0, 0);
        var at = _preamble;
        foreach (var splice in splices)
        {
            at += _encoding.GetByteCount(_characters, character, splice.Start - character);
            result.Write(_bytes, copied, at - copied);
            var replacement = _encoding.GetBytes(splice.Replacement);
            result.Write(replacement, 0, replacement.Length);
            at += _encoding.GetByteCount(_characters, splice.Start, splice.End - splice.Start);
            (character, copied) = (splice.End, at);
        }

        result.Write(_bytes, copied, _bytes.Length - copied);
        return result.ToArray();
    }

    /// <summary>UTF-32 in either order, with a mark or beginning with a bracket ([XML] F.1).</summary>
    private static bool IsFourByte(byte[] bytes) => bytes.Length >= 4
        && (bytes[0], bytes[1], bytes[2], bytes[3]) is (0xFF, 0xFE, 0, 0) or (0, 0, 0xFE, 0xFF) or ((byte)'<', 0, 0, 0) or (0, 0, 0, (byte)'<');

    private static Encoding? Marked(byte[] bytes, out int preamble)
    {
        preamble = 0;
        var (first, second) = bytes.Length < 2 ? ((byte)0, (byte)0) : (bytes[0], bytes[1]);
        if (first == 0xEF && second == 0xBB && bytes.Length > 2 && bytes[2] == 0xBF)
        {
            preamble = 3;
            return new UTF8Encoding(false);
        }

        if ((first, second) is (0xFF, 0xFE) or (0xFE, 0xFF))
            preamble = 2;
        // Without a mark, a bracket with a zero byte is UTF-16 all the same ([XML] F.1).
        return (first, second) is (0xFF, 0xFE) or ((byte)'<', 0) ? new UnicodeEncoding(false, false)
            : (first, second) is (0xFE, 0xFF) or (0, (byte)'<') ? new UnicodeEncoding(true, false)
            : null;
    }

    private static Encoding? Declared(byte[] bytes, int start, string file)
    {
        var head = Encoding.ASCII.GetString(bytes, start, Math.Min(HeadLength, bytes.Length - start));
        return DeclaredEncoding.NameIn(head) is not { } name ? null
            : DeclaredEncoding.Resolve(name) ?? throw new ConfigurationEditException($"The encoding '{name}' that the XML declaration names is not known here. Save the file as UTF-8.", file, 1);
    }

    /// <summary>The same encoding, but one that refuses what it does not have.</summary>
    private static Encoding Strict(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.EncoderFallback = EncoderFallback.ExceptionFallback;
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict;
    }
}
