using System.Buffers.Text;
using System.Text.Json;

namespace IisIdentityTools.Cli.Checks;

/// <summary>Reads the values of members out of their JSON.</summary>
internal static class CheckJson
{
    /// <summary>The text of a string.</summary>
    /// <exception cref="FormatException">The member is no string.</exception>
    public static string Text(ReadOnlySpan<byte> json, CheckMember member)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return reader.TokenType == JsonTokenType.String ? TextOf(ref reader) : throw Wrong(member, "a text");
    }

    /// <summary>The texts of an array of strings; none when the member is not there.</summary>
    /// <exception cref="FormatException">The member is no array of strings.</exception>
    public static List<string> Texts(ReadOnlySpan<byte> json, CheckMember member)
    {
        if (json.IsEmpty)
            return [];
        var texts = new List<string>();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            throw NoTexts(member);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            texts.Add(reader.TokenType == JsonTokenType.String ? TextOf(ref reader) : throw NoTexts(member));
        return texts;
    }

    /// <summary>32 bits: a number, or a text with hexadecimal digits after 0x.</summary>
    /// <exception cref="FormatException">The member is neither.</exception>
    public static uint Bits(ReadOnlySpan<byte> json, CheckMember member)
    {
        var isText = json is [(byte)'"', (byte)'0', (byte)'x' or (byte)'X', .., (byte)'"'];
        var digits = isText ? json[3..^1] : json;
        if (Utf8Parser.TryParse(digits, out uint value, out var read, isText ? 'x' : 'd') && read == digits.Length && read > 0)
            return value;
        throw Wrong(member, "a mask of 32 bits, such as \"0x1200a9\"");
    }

    /// <summary>The text of the token that a reader stands on.</summary>
    /// <exception cref="FormatException">It is not valid Unicode.</exception>
    public static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new FormatException("a text in it is not valid Unicode.");
        }
    }

    /// <summary>The error for a member that is no array of strings.</summary>
    public static FormatException NoTexts(CheckMember member) => Wrong(member, "an array of texts");

    private static FormatException Wrong(CheckMember member, string what) => new($"'{CheckLine.NameOf(member)}' must be {what}.");
}
