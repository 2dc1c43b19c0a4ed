using System.Text;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Tests.Facts;

/// <summary>Reads facts.json texts and the content of captured files.</summary>
internal static class FactsText
{
    public static ServerFactsDocument Document(string json) =>
        ServerFactsDocument.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "facts.json");

    /// <summary>A document of version 1 with the given members in its second line.</summary>
    public static string Version1(string members) => $"{{ \"schemaVersion\": 1,\n{members}\n}}";

    public static string Content(FileFact file)
    {
        using var reader = new StreamReader(file.Open());
        return reader.ReadToEnd();
    }
}
