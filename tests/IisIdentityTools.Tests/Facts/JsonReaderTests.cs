using System.Text;
using System.Text.Json;
using IisIdentityTools.Facts.Json;
using Xunit;

namespace IisIdentityTools.Tests.Facts;

/// <summary>Rows follow the JSONTestSuite (github.com/nst/JSONTestSuite): what RFC 8259 says must be read, and what must be refused.</summary>
public sealed class JsonReaderTests
{
    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData(" true ")]
    [InlineData("\"\"")]
    [InlineData("\uFEFF[1]")]
    [InlineData("\t[\r\n1\r,\n 2]\n")]
    [InlineData("[[[]],{}]")]
    [InlineData("[0,-0,1,-1,10.5,1e5,1E+5,1e-5,0e1,0.0e0]")]
    [InlineData("[123456789012345678901234567890, 1e400]")]
    [InlineData("""["\"\\\/\b\f\n\r\t\u0041\uD83D\uDE00"]""")]
    [InlineData("""["\uD800"]""")]
    [InlineData("[\"\u007F\u2028\u2029é😀\"]")]
    [InlineData("""{"a":1,"A":2,"":3}""")]
    [InlineData("""{"a\u0000b":1}""")]
    public void What_RFC_8259_allows_is_read_as_another_reader_reads_it(string text)
    {
        using var other = JsonDocument.Parse(text.TrimStart('\uFEFF'));

        Same(other.RootElement, JsonReader.Read(text, "x.json"));
    }

    private static void Same(JsonElement other, JsonValue value)
    {
        switch (other.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.Equal(other.EnumerateObject().Select(member => member.Name), value.Members.Select(member => member.Name));
                Assert.All(other.EnumerateObject().Zip(value.Members), pair => Same(pair.First.Value, pair.Second.Value));
                break;
            case JsonValueKind.Array:
                Assert.Equal(other.GetArrayLength(), value.Items.Count);
                Assert.All(other.EnumerateArray().Zip(value.Items), pair => Same(pair.First, pair.Second));
                break;
            case JsonValueKind.String when !other.GetRawText().Contains("uD800", StringComparison.Ordinal):
                Assert.Equal((JsonKind.String, other.GetString()), (value.Kind, value.Text));
                break;
            case JsonValueKind.String:
                // The other reader refuses to give a lone surrogate; RFC 8259 section 8.2 lets the text through.
                Assert.Equal((JsonKind.String, "\uD800"), (value.Kind, value.Text));
                break;
            case JsonValueKind.Number:
                Assert.Equal((JsonKind.Number, other.GetRawText()), (value.Kind, value.Text));
                break;
            case JsonValueKind.True or JsonValueKind.False:
                Assert.Equal((JsonKind.Boolean, other.GetBoolean()), (value.Kind, value.IsTrue));
                break;
            default:
                Assert.Equal((JsonValueKind.Null, JsonKind.Null), (other.ValueKind, value.Kind));
                break;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("[1,]")]
    [InlineData("[1,,2]")]
    [InlineData("[,1]")]
    [InlineData("[1 2]")]
    [InlineData("[1]]")]
    [InlineData("[1")]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("""{"a":1,}""")]
    [InlineData("""{"a" 1}""")]
    [InlineData("""{"a":}""")]
    [InlineData("""{"a"}""")]
    [InlineData("{a:1}")]
    [InlineData("{'a':1}")]
    [InlineData("{1:1}")]
    [InlineData("{null:1}")]
    [InlineData("""{"a":1}{"b":2}""")]
    [InlineData("""{"a":1 "b":2}""")]
    [InlineData("[1}")]
    [InlineData("{]")]
    [InlineData("[NaN]")]
    [InlineData("[Infinity]")]
    [InlineData("[-Infinity]")]
    [InlineData("[+1]")]
    [InlineData("[01]")]
    [InlineData("[-01]")]
    [InlineData("[-]")]
    [InlineData("[- 1]")]
    [InlineData("[1.]")]
    [InlineData("[.5]")]
    [InlineData("[1.e1]")]
    [InlineData("[1e]")]
    [InlineData("[1e+]")]
    [InlineData("[0x1]")]
    [InlineData("[1_000]")]
    [InlineData("[１]")]
    [InlineData("[True]")]
    [InlineData("[nul]")]
    [InlineData("[truex]")]
    [InlineData("""["a]""")]
    [InlineData("['a']")]
    [InlineData("[\"a\nb\"]")]
    [InlineData("[\"a\tb\"]")]
    [InlineData("[\"a\0b\"]")]
    [InlineData("[\"\\n\tb\"]")]
    [InlineData("""["\x41"]""")]
    [InlineData("""["\u12"]""")]
    [InlineData("""["\u12G4"]""")]
    [InlineData("""["\u+123"]""")]
    [InlineData("""["\u 123"]""")]
    [InlineData("""["\U0041"]""")]
    [InlineData("""["\"]""")]
    [InlineData("""["\""")]
    [InlineData("[1] // why")]
    [InlineData("[/* why */ 1]")]
    [InlineData("# why\n[1]")]
    [InlineData("[\u00A01]")]
    [InlineData("[\f1]")]
    [InlineData("[1]\0")]
    [InlineData("\uFEFF\uFEFF[1]")]
    [InlineData("""{"a":1,"b":2,"a":3}""")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    public void Everything_else_is_refused(string text) => Assert.Throws<JsonSyntaxException>(() => JsonReader.Read(text, "x.json"));

    [Theory]
    [InlineData("", 1, 1, "the file ends here; expected a value")]
    [InlineData("{\n  \"a\": 1,\n}", 3, 1, "no trailing commas")]
    [InlineData("{\n  \"a\": 1\n  \"b\": 2\n}", 3, 3, "found '\"'; expected ',' or '}'")]
    [InlineData("{\r\n  \"a\" = 1\r\n}", 2, 7, "expected ':' after the name \"a\"")]
    [InlineData("{\r  a: 1\r}", 2, 3, "a member's name in double quotes")]
    [InlineData("[\n  // why\n]", 2, 3, "a comment, which JSON does not have")]
    [InlineData("[\"C:\\inetpub\"]", 1, 5, "Write \\\\ for a backslash itself")]
    [InlineData("[\"abc\ndef\"]", 1, 6, "starts in column 2")]
    [InlineData("[1,\n 2\n", 3, 1, "expected ',' or ']'")]
    [InlineData("\uFEFF[x]", 1, 2, "found 'x'; expected a value")]
    [InlineData("[1] 2", 1, 5, "expected the end of the file")]
    [InlineData("[007]", 1, 3, "cannot start with 0")]
    [InlineData("{\"a\": 1,\n\"b\": 2, \"a\": 3}", 2, 9, "already used in this object at x.json:1:2")]
    [InlineData("[\u00A01]", 1, 2, "found U+00A0")]
    public void A_refusal_names_the_place_and_what_was_expected(string text, int line, int column, string words)
    {
        var error = Assert.Throws<JsonSyntaxException>(() => JsonReader.Read(text, "x.json"));
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.StartsWith($"x.json:{line}:{column}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_duplicate_among_many_members_names_both_places()
    {
        var members = Enumerable.Range(0, 100).Select(i => $"\"m{i}\": {i}");
        var error = Assert.Throws<JsonSyntaxException>(() => JsonReader.Read("{" + string.Join(",\n", members) + ",\n\"m42\": 0}", "x.json"));
        Assert.Equal(101, error.Line);
        Assert.Contains("x.json:43:1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(100_000, false)]
    public void Nesting_ends_at_64(int depth, bool isRead)
    {
        var text = new string('[', depth) + new string(']', depth);
        var error = Record.Exception(() => JsonReader.Read(text, "x.json"));
        Assert.Equal(isRead, error is null);
        if (!isRead)
            Assert.StartsWith("x.json:1:65: ", Assert.IsType<JsonSyntaxException>(error).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Siblings_do_not_add_to_the_depth() =>
        Assert.Equal(1000, JsonReader.Read("[" + string.Join(",", Enumerable.Repeat("[[]]", 1000)) + "]", "x.json").Items.Count);

    [Theory]
    [InlineData(new byte[] { 0x22, 0x80, 0x22 }, 2)]
    [InlineData(new byte[] { 0x22, 0xC3, 0xA9, 0xC3, 0x22 }, 3)]
    [InlineData(new byte[] { 0x22, 0xC0, 0xAF, 0x22 }, 2)]
    [InlineData(new byte[] { 0x22, 0xE0, 0x80, 0x80, 0x22 }, 2)]
    [InlineData(new byte[] { 0x22, 0xED, 0xA0, 0x80, 0x22 }, 2)]
    [InlineData(new byte[] { 0x22, 0xF4, 0x90, 0x80, 0x80, 0x22 }, 2)]
    [InlineData(new byte[] { 0x22, 0xF5, 0x80, 0x80, 0x80, 0x22 }, 2)]
    [InlineData(new byte[] { 0x22, 0x61, 0xE2, 0x82 }, 3)]
    public void Broken_UTF8_is_refused_at_its_byte(byte[] bytes, int column)
    {
        byte[] text = [.. "[\n"u8, .. bytes];
        var error = Assert.Throws<JsonSyntaxException>(() => JsonReader.Read(new MemoryStream(text), "x.json"));
        Assert.Equal((2, column), (error.Line, error.Column));
        Assert.Contains("no UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void UTF16_is_named(string encoding)
    {
        var unicode = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. unicode.GetPreamble(), .. unicode.GetBytes("[]")];
        var error = Assert.Throws<JsonSyntaxException>(() => JsonReader.Read(new MemoryStream(bytes), "x.json"));
        Assert.Contains("is UTF-16. Save it as UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_above_the_limit_is_refused()
    {
        var error = Assert.Throws<JsonSyntaxException>(() => Utf8Text.Read(new MemoryStream(new byte[3 * 1024 * 1024]), 2 * 1024 * 1024, "x.json"));
        Assert.Contains("larger than 2 MB", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_know_their_place_and_their_text()
    {
        var root = JsonReader.Read("{\n  \"name\": \"é\\u0041\",\r\n  \"list\": [1.50, true]\r\n}", "x.json");
        Assert.Equal((1, 1), (root.Line, root.Column));
        Assert.Equal("éA", root.Find("name")!.Text);
        Assert.Equal((2, 11), (root.Find("name")!.Line, root.Find("name")!.Column));
        Assert.Equal((3, 3), (root.Members[1].Line, root.Members[1].Column));
        Assert.Equal("1.50", root.Find("list")!.Items[0].Text);
        Assert.Equal((3, 18), (root.Find("list")!.Items[1].Line, root.Find("list")!.Items[1].Column));
        Assert.True(root.Find("list")!.Items[1].IsTrue);
        Assert.Null(root.Find("Name"));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(50)]
    public void Members_are_found_in_small_and_large_objects(int count)
    {
        var root = JsonReader.Read("{" + string.Join(",", Enumerable.Range(0, count).Select(i => $"\"m{i}\":{i}")) + "}", "x.json");
        for (var i = 0; i < count; i++)
        {
            Assert.True(root.Find("m" + i)!.TryGetInt64(out var value));
            Assert.Equal(i, value);
        }
        Assert.Null(root.Find("m" + count));
    }

    [Theory]
    [InlineData("1", true, 1)]
    [InlineData("-9223372036854775808", true, long.MinValue)]
    [InlineData("9223372036854775808", false, 0)]
    [InlineData("1.0", false, 0)]
    [InlineData("1e1", false, 0)]
    [InlineData("\"1\"", false, 0)]
    public void Whole_numbers_are_what_they_look_like(string text, bool isWhole, long expected)
    {
        Assert.Equal(isWhole, JsonReader.Read(text, "x.json").TryGetInt64(out var value));
        Assert.Equal(expected, value);
    }
}
