using System.Text.RegularExpressions;
using IisIdentityTools.Facts;
using IisIdentityTools.Facts.Json;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Facts;

/// <summary>docs/facts-json.md and docs/facts.schema.json say what the reader does.</summary>
public sealed partial class FactsJsonDocumentationTests
{
    private static readonly string s_page = File.ReadAllText(SourceTree.At("docs/facts-json.md")).ReplaceLineEndings("\n");

    private static readonly JsonValue s_schema = JsonReader.Read(File.ReadAllText(SourceTree.At("docs/facts.schema.json")), "facts.schema.json");

    [Fact]
    public void Every_example_on_the_page_is_read()
    {
        var examples = Example().Matches(s_page).Select(match => match.Groups[1].Value).ToList();
        Assert.True(examples.Count >= 7);
        foreach (var example in examples)
            FactsText.Document(example.StartsWith('{') ? example : FactsText.Version1(example));
    }

    [Fact]
    public void The_page_and_the_schema_name_the_same_members()
    {
        var documented = Row().Matches(s_page).SelectMany(row => Word().Matches(row.Groups[1].Value)).Select(word => word.Groups[1].Value);
        var described = MemberNames(s_schema).Where(name => name != "$schema");
        Assert.Equal(described.Distinct().Order(StringComparer.Ordinal), documented.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_schema_knows_the_words_that_the_reader_knows()
    {
        Assert.Equal(["present", "absent", "unreadable"], Words("paths", "state"));
        Assert.Equal(["folder", "file", null], Words("paths", "kind"));
        Assert.Equal(Enum.GetNames<AccountKind>().Length - 1, Words("accounts", "kind").Count(word => word is not null));
        Assert.All(Words("accounts", "kind").OfType<string>(), word => FactsText.Document(FactsText.Version1(
            $$"""  "accounts": [ { "sid": "S-1-5-18", "name": "", "kind": "{{word}}" } ]  """)));
    }

    private static IEnumerable<string?> Words(string list, string member) =>
        s_schema.Find("properties")!.Find(list)!.Find("items")!.Find("properties")!.Find(member)!.Find("enum")!.Items.Select(item => item.Text);

    private static IEnumerable<string> MemberNames(JsonValue schema) =>
        (schema.Find("properties")?.Members ?? []).Select(member => member.Name)
            .Concat(schema.Members.SelectMany(member => MemberNames(member.Value)))
            .Concat(schema.Items.SelectMany(MemberNames));

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"^\| (`.*?`) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Word();
}
