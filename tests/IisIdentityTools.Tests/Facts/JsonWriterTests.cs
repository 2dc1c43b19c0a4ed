using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using IisIdentityTools.Facts.Json;
using Xunit;
using JsonWriter = IisIdentityTools.Facts.Json.JsonWriter;

namespace IisIdentityTools.Tests.Facts;

public sealed class JsonWriterTests
{
    private const string Sample = """
        {
          "schemaVersion": 1,
          "numbers": [
            1.50,
            -0,
            1E+2,
            123456789012345678901234567890
          ],
          "empty": {},
          "none": [],
          "nothing": null,
          "text": "C:\\inetpub \"é😀\" / \u0001\t",
          "lone": "\ud800"
        }

        """;

    [Fact]
    public void What_was_written_so_comes_back_unchanged() => Assert.Equal(Sample, JsonWriter.ToText(JsonReader.Read(Sample, "x.json")));

    [Fact]
    public void A_stream_gets_UTF8_without_a_mark_and_stays_open()
    {
        var stream = new MemoryStream();
        JsonWriter.Write(JsonReader.Read(Sample, "x.json"), stream);
        Assert.True(stream.CanWrite);
        Assert.Equal(Encoding.UTF8.GetBytes(Sample), stream.ToArray());
    }

    [Fact]
    public void A_member_is_replaced_in_its_place_or_added_at_the_end()
    {
        var root = JsonReader.Read("""{"a":1,"b":2}""", "x.json").With("a", JsonValue.From("x")).With("c", JsonValue.From(true));
        Assert.Equal("{\n  \"a\": \"x\",\n  \"b\": 2,\n  \"c\": true\n}\n", root.ToString());
    }

    [Fact]
    public void A_tree_can_be_built()
    {
        var root = JsonValue.FromMembers([
            new("list", JsonValue.FromItems([JsonValue.From(1), JsonValue.From(false), JsonValue.Null(), JsonValue.From((string?)null)])),
        ]);
        Assert.Equal("{\n  \"list\": [\n    1,\n    false,\n    null,\n    null\n  ]\n}\n", root.ToString());
        Assert.Throws<ArgumentException>(() => JsonValue.FromMembers([new("a", JsonValue.Null()), new("a", JsonValue.Null())]));
        Assert.Throws<InvalidOperationException>(() => JsonValue.Null().With("a", JsonValue.Null()));
    }

    /// <summary>System.Text.Json is the independent reader.</summary>
    [Fact]
    public void Any_text_is_read_by_another_reader_as_it_was_meant()
    {
        var texts = Gen.Choose(0, 0xFFFF).Select(code => (char)code).Where(c => !char.IsSurrogate(c)).ArrayOf().Select(chars => new string(chars));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var json = JsonValue.FromMembers([new(text, JsonValue.From(text))]).ToString();
            var member = JsonDocument.Parse(json).RootElement.EnumerateObject().Single();
            Assert.Equal((text, text), (member.Name, member.Value.GetString()));
            Assert.Equal(text, JsonReader.Read(json, "x.json").Find(text)!.Text);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }
}
