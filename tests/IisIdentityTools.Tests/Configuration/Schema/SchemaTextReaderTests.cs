using IisIdentityTools.Configuration.Schema;
using Xunit;

namespace IisIdentityTools.Tests.Configuration.Schema;

public class SchemaTextReaderTests
{
    private const string Sample = """
        # comment
        values colour
          Red=1 Green=2
          @8.5+ Blue=4
        template named
          name string required key caseSensitive nonEmptyString

        section a/b anyAttribute
          colours flags:colour = Red, Green
          mode enum(On=0,Off=-1) = Off
          empty string =
          none string expanded encrypted
          limit uint infinite integerRange(0,10,exclude) = 7
          wait timeSpan:minutes = 20
          @-7.0 old bool = true
          @7.5-8.0 middle bool = true
          @8.0 exact bool
          <child> runtime
            *named
            <grandchild>
          [allow,deny] remove=removeIt clear=clearAll defaults=child prepend duplicates anyAttribute
            *named
            value string = a = b # no comment
        @8.5+ section late
          [add] remove clear
            x int
        """;

    [Fact]
    public void Reads_attributes()
    {
        var element = Read(IisSchemaVersion.Iis100, Sample)[0].Element;

        Assert.Equal(("b", true), (element.Name, element.AllowUnrecognizedAttributes));
        Assert.Equal(["Red", "Green", "Blue"], element.FindAttribute("colours")!.Values.Select(v => v.Name));
        Assert.Equal("Red, Green", element.FindAttribute("colours")!.Default);
        Assert.Equal([0L, -1L], element.FindAttribute("mode")!.Values.Select(v => v.Value));
        Assert.Equal("", element.FindAttribute("empty")!.Default);
        Assert.Equal("minutes", element.FindAttribute("wait")!.TimeSpanFormat);
        var none = element.FindAttribute("none")!;
        Assert.Equal((null, true, true), (none.Default, none.Expanded, none.Encrypted));
        var limit = element.FindAttribute("limit")!;
        Assert.Equal(("integerRange", "0,10,exclude", true), (limit.ValidationType, limit.ValidationParameter, limit.AllowInfinite));
    }

    [Fact]
    public void Reads_children_and_templates()
    {
        var child = Read(IisSchemaVersion.Iis100, Sample)[0].Element.FindElement("child")!;

        Assert.True(child.IsRuntime);
        Assert.NotNull(child.FindElement("grandchild"));
        var name = child.FindAttribute("name")!;
        Assert.Equal((true, true, true, "nonEmptyString"), (name.Required, name.IsUniqueKey, name.CaseSensitive, name.ValidationType));
    }

    [Fact]
    public void Reads_a_collection()
    {
        var collection = Read(IisSchemaVersion.Iis100, Sample)[0].Element.Collection!;

        Assert.Equal(["allow", "deny"], collection.AddNames);
        Assert.Equal(("removeIt", "clearAll", "child"), (collection.RemoveName, collection.ClearName, collection.DefaultElementName));
        Assert.Equal((false, true, true), (collection.MergeAppend, collection.AllowDuplicates, collection.Item.AllowUnrecognizedAttributes));
        Assert.Equal(["name"], collection.KeyAttributes.Select(a => a.Name));
        Assert.Equal("a = b # no comment", collection.Item.FindAttribute("value")!.Default);
    }

    [Theory]
    [InlineData("7.0", "old", 2, 1)]
    [InlineData("7.5", "middle", 2, 1)]
    [InlineData("8.0", "middle exact", 2, 1)]
    [InlineData("8.5", "", 3, 2)]
    [InlineData("10.0", "", 3, 2)]
    public void Passes_over_what_other_versions_have(string word, string expected, int colours, int sections)
    {
        Assert.True(IisSchemaVersionMap.TryParse(word, out var version));
        var read = Read(version, Sample);

        Assert.Equal(sections, read.Count);
        Assert.Equal(colours, read[0].Element.FindAttribute("colours")!.Values.Count);
        Assert.Equal(expected, string.Join(' ', new[] { "old", "middle", "exact" }.Where(n => read[0].Element.FindAttribute(n) is not null)));
    }

    [Fact]
    public void Joins_what_two_texts_say_of_a_section()
    {
        var sections = new SectionSchemaBuilders();
        SchemaTextReader.Read(new StringReader("section s\n  [add] clear\n    a string\n"), "one", IisSchemaVersion.Iis100, sections);
        SchemaTextReader.Read(new StringReader("section s\n  [add,plus]\n    b string\n    a bool\n"), "two", IisSchemaVersion.Iis100, sections);
        var collection = Assert.Single(sections.ToSections()).Element.Collection!;

        Assert.Equal(["add", "plus"], collection.AddNames);
        Assert.Equal("clear", collection.ClearName);
        Assert.Equal([("a", AttributeType.Bool), ("b", AttributeType.String)], collection.Item.Attributes.Select(a => (a.Name, a.Type)));
    }

    [Theory]
    [InlineData("sectoin x", 1)]
    [InlineData("section", 1)]
    [InlineData("section x colour", 1)]
    [InlineData("template a b", 1)]
    [InlineData("template t\ntemplate t", 2)]
    [InlineData("values v\n  A=1\nvalues v\n  A=1", 3)]
    [InlineData("values v\n  A", 2)]
    [InlineData("values v\n  A=one", 2)]
    [InlineData("section x\n  name", 2)]
    [InlineData("section x\n  name text", 2)]
    [InlineData("section x\n  name string bright", 2)]
    [InlineData("section x\n  name string nonEmptyString siteName", 2)]
    [InlineData("section x\n  name enum", 2)]
    [InlineData("section x\n  name enum:unknown", 2)]
    [InlineData("section x\n  name enum(A=1", 2)]
    [InlineData("section x\n  name enum(A=1) = B", 2)]
    [InlineData("section x\n  name string:seconds", 2)]
    [InlineData("section x\n  name timeSpan:hours", 2)]
    [InlineData("section x\n  *unknown", 2)]
    [InlineData("section x\n  <open", 2)]
    [InlineData("section x\n  <>", 2)]
    [InlineData("section x\n  <e> bright", 2)]
    [InlineData("section x\n  [add] bright", 2)]
    [InlineData("section x\n  [add]clear", 2)]
    [InlineData("section x\n    name string", 2)]
    [InlineData("section x\n   name string", 2)]
    [InlineData("section x\n\tname string", 2)]
    [InlineData("section x\n  name string\n    deeper string", 3)]
    [InlineData("  name string", 1)]
    [InlineData("section x\n  @7.2+ name string", 2)]
    [InlineData("section x\n  @8.0-7.0 name string", 2)]
    [InlineData("section x\n  @8.0+", 2)]
    [InlineData("# fine\n\nsection x\n  @-7.0 skipped whatever\n  name text", 5)]
    public void Bad_line_is_named(string text, int line)
    {
        var error = Assert.Throws<InvalidDataException>(() => Read(IisSchemaVersion.Iis100, text));

        Assert.StartsWith($"test.schema:{line}: ", error.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<SectionSchema> Read(IisSchemaVersion version, string text)
    {
        var sections = new SectionSchemaBuilders();
        SchemaTextReader.Read(new StringReader(text), "test.schema", version, sections);
        return sections.ToSections();
    }
}
