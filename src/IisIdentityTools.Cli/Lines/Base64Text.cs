namespace IisIdentityTools.Cli.Lines;

/// <summary>Bytes as text.</summary>
internal static class Base64Text
{
    /// <summary>The bytes of a base64 text.</summary>
    /// <exception cref="FormatException">It is none; the message says so in our words.</exception>
    public static byte[] Decode(string text)
    {
        try
        {
            return Convert.FromBase64String(text);
        }
        catch (FormatException)
        {
            throw new FormatException("The text is not base64.");
        }
    }
}
