using System.Text;

namespace IisIdentityTools.Compatibility;

/// <summary>
/// Opens XML whose declaration names a legacy code page (windows-1252, iso-8859-15 ...). The .NET Framework's reader knows them; on
/// .NET the code pages are asked for by name, without registering anything for the whole process.
/// </summary>
internal static class DeclaredEncoding
{
    /// <summary>Gives a text reader when the encoding declared at the head of the stream is a legacy one; otherwise null.</summary>
    public static TextReader? OpenIfLegacy(PrefixedStream stream)
    {
        var name = NameIn(stream.Head);
        return name is not null && !IsPlain(name) && Find(name) is { } encoding
            ? new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true)
            : null;
    }

    /// <summary>The encoding that an XML declaration at the head of a text names; null when it names none.</summary>
    public static string? NameIn(string head)
    {
        var start = head.IndexOf("encoding=", StringComparison.Ordinal);
        var end = head.IndexOf("?>", StringComparison.Ordinal);
        if (!head.StartsWith("<?xml", StringComparison.Ordinal) || start < 0 || start + 10 > head.Length || (end >= 0 && start > end))
            return null;
        var close = head.IndexOf(head[start + 9], start + 10);
        return close < 0 ? null : head.Substring(start + 10, close - start - 10);
    }

    /// <summary>The encoding of that name, of those in which a byte is the unit; null when it is not known.</summary>
    public static Encoding? Resolve(string name) => name.ToUpperInvariant() switch
    {
        "UTF-8" => new UTF8Encoding(false),
        "US-ASCII" => Encoding.ASCII,
        "ISO-8859-1" => Encoding.GetEncoding(28591),
        _ => IsPlain(name) ? null : Find(name),
    };

    private static bool IsPlain(string name) =>
        name.StartsWith("utf", StringComparison.OrdinalIgnoreCase) || string.Equals(name, "us-ascii", StringComparison.OrdinalIgnoreCase)
        || string.Equals(name, "iso-8859-1", StringComparison.OrdinalIgnoreCase);

    private static Encoding? Find(string name)
    {
#if NETSTANDARD2_0
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
#else
        return CodePagesEncodingProvider.Instance.GetEncoding(name);
#endif
    }
}
