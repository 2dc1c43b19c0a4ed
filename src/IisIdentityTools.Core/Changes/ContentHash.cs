using IisIdentityTools.Compatibility;

namespace IisIdentityTools.Changes;

/// <summary>What tells contents of files apart: SHA-256 in 64 lower-case hexadecimal digits.</summary>
public static class ContentHash
{
    private const string Digits = "0123456789abcdef";

    /// <summary>The hash of a file's bytes; null for null, which stands for a file that does not exist.</summary>
    public static string? Of(byte[]? content)
    {
        if (content is null)
            return null;
        var hash = Sha256.Hash(content);
        var text = new char[hash.Length * 2];
        for (var i = 0; i < hash.Length; i++)
        {
            text[2 * i] = Digits[hash[i] >> 4];
            text[2 * i + 1] = Digits[hash[i] & 15];
        }
        return new string(text);
    }
}
