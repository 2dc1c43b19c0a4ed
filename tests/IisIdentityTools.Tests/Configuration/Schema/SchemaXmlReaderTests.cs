using System.Text;
using IisIdentityTools.Configuration.Schema;
using Xunit;

namespace IisIdentityTools.Tests.Configuration.Schema;

public class SchemaXmlReaderTests
{
    private const string Sample = """
        <!-- as IIS has it -->
        <configSchema>
          <sectionSchema name="acme/tool" allowUnrecognizedAttributes="true">
            <attribute name="enabled" type="bool" defaultValue="false" />
            <attribute name="mode" type="enum" defaultValue="Fast"><enum name="Fast" value="0" /><enum name="Slow" value="1" /></attribute>
            <attribute name="rights" type="flags"><flag name="Read" value="1" /><flag name="Write" value="2" /></attribute>
            <attribute name="secret" type="string" encrypted="true" misspelt="true" />
            <method name="Start" extension="Acme.Tool"><inputElement><attribute name="x" type="string" /></inputElement></method>
            <element name="limits"><attribute name="time" type="timeSpan" timeSpanFormat="seconds" allowInfinite="true" defaultValue="5" /></element>
            <collection addElement="allow,deny" removeElement="remove" clearElement="clear" mergeAppend="false" allowDuplicates="true" allowUnrecognizedAttributes="true">
              <attribute name="user" type="string" isUniqueKey="true" required="true" />
              <collection addElement="inner"><attribute name="y" type="int64" validationType="integerRange" validationParameter="1,2" /></collection>
            </collection>
          </sectionSchema>
        </configSchema>
        """;

    [Fact]
    public void Reads_a_section()
    {
        var result = Read(Sample);
        var element = Assert.Single(result.Sections).Element;

        Assert.Empty(result.Problems);
        Assert.Equal(("tool", true), (element.Name, element.AllowUnrecognizedAttributes));
        Assert.Equal(["enabled", "mode", "rights", "secret"], element.Attributes.Select(a => a.Name));
        Assert.Equal([("Fast", 0L), ("Slow", 1L)], element.FindAttribute("mode")!.Values.Select(v => (v.Name, v.Value)));
        Assert.True(element.FindAttribute("secret")!.Encrypted);
        Assert.Equal("seconds", element.FindElement("limits")!.FindAttribute("time")!.TimeSpanFormat);
        Assert.Equal(["allow", "deny"], element.Collection!.AddNames);
        Assert.Equal((false, true, true), (element.Collection.MergeAppend, element.Collection.AllowDuplicates, element.Collection.Item.AllowUnrecognizedAttributes));
        Assert.Equal("1,2", element.Collection.Item.Collection!.Item.FindAttribute("y")!.ValidationParameter);
    }

    [Fact]
    public void Several_files_add_to_one_section()
    {
        var result = Read(
            Sample,
            """
            <configSchema><sectionSchema name="acme/tool">
              <attribute name="enabled" type="bool" defaultValue="true" />
              <element name="limits"><attribute name="size" type="uint" /></element>
              <collection addElement="allow,deny"><attribute name="state" type="int" extension="Acme.Tool" /></collection>
            </sectionSchema></configSchema>
            """);
        var element = Assert.Single(result.Sections).Element;

        Assert.Empty(result.Problems);
        Assert.Equal("true", element.FindAttribute("enabled")!.Default);
        Assert.Equal(["time", "size"], element.FindElement("limits")!.Attributes.Select(a => a.Name));
        Assert.Equal(["allow", "deny"], element.Collection!.AddNames);
        Assert.Equal([("user", false), ("state", true)], element.Collection.Item.Attributes.Select(a => (a.Name, a.IsRuntime)));
        Assert.False(element.Collection.MergeAppend);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("plain text", 1)]
    [InlineData("<configSchema><sectionSchema name='a'></configSchema>", 1)]
    [InlineData("<configSchema>\n<sectionSchema name='a' name='b' />\n</configSchema>", 2)]
    [InlineData("<configSchema />\n<configSchema />", 2)]
    [InlineData("<!DOCTYPE x [<!ENTITY e 'y'>]>\n<configSchema />", 1)]
    [InlineData("<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'>\n<configSchema />", 1)]
    [InlineData("<configSchema>&undefined;</configSchema>", 1)]
    [InlineData("<configuration />", 1)]
    [InlineData("<configSchema>\n<section name='a' />\n</configSchema>", 2)]
    [InlineData("<configSchema>\n<sectionSchema />\n</configSchema>", 2)]
    [InlineData("<configSchema><sectionSchema name='a'>\n<attribute name='x' type='text' /></sectionSchema></configSchema>", 2)]
    [InlineData("<configSchema><sectionSchema name='a'>\n<attribute type='bool' /></sectionSchema></configSchema>", 2)]
    [InlineData("<configSchema><sectionSchema name='a'>\n<collection addElement=',' /></sectionSchema></configSchema>", 2)]
    [InlineData("<configSchema><sectionSchema name='a'><attribute name='x' type='enum'>\n<enum name='y' value='z' /></attribute></sectionSchema></configSchema>", 2)]
    public void Fault_is_reported_with_its_place(string text, int line)
    {
        var problem = Assert.Single(Read(text).Problems);

        Assert.StartsWith($"file1.xml:{line}:", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_read_before_the_fault_is_kept_but_the_catalogue_is_not_complete()
    {
        var result = Read("<configSchema><sectionSchema name='a' /><sectionSchema name='b'><attribute name='x' type='bool' /><oops");

        Assert.Equal(["a"], result.Sections.Select(s => s.Path));
        Assert.False(result.ToCatalog("test").IsComplete);
    }

    [Fact]
    public void Sound_files_make_a_complete_catalogue()
    {
        var catalog = Read(Sample).ToCatalog("schema of SERVER1");

        Assert.Equal((true, "schema of SERVER1"), (catalog.IsComplete, catalog.Source));
        Assert.NotNull(catalog.Find("acme/tool"));
    }

    [Fact]
    public void No_file_makes_no_complete_catalogue() => Assert.False(Read().ToCatalog("nothing").IsComplete);

    [Theory]
    [InlineData("element name='e'", "element")]
    [InlineData("method name='m'", "method")]
    [InlineData("unknown", "unknown")]
    public void Deep_nesting_is_refused(string start, string end)
    {
        var deep = string.Concat(Enumerable.Repeat($"<{start}>", 5000)) + string.Concat(Enumerable.Repeat($"</{end}>", 5000));
        var result = Read("<configSchema><sectionSchema name='a'>" + deep + "</sectionSchema></configSchema>");

        Assert.Contains("nested too deeply", result.Problems[^1], StringComparison.Ordinal);
        Assert.Empty(result.Sections);
    }

    [Fact]
    public void Size_is_bounded()
    {
        var result = Read("<configSchema><!--" + new string('x', SchemaXmlReader.MaxCharacters) + "--></configSchema>");

        Assert.StartsWith("file1.xml:", Assert.Single(result.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_are_bounded()
    {
        var result = Read("<configSchema>" + string.Concat(Enumerable.Repeat("<x/>", 10_000)) + "</configSchema>");

        Assert.Equal(SchemaXmlReader.MaxFaults + 1, result.Problems.Count);
    }

    [Fact]
    public void Stream_that_fails_is_a_problem()
    {
        var reader = new SchemaXmlReader();
        using var stream = new FailingStream();
        reader.Add(stream, "disk.xml");

        Assert.Equal(["disk.xml:1:1: Cannot be read: The disk is gone."], reader.ToResult().Problems);
    }

    private static SchemaReadResult Read(params string[] texts)
    {
        var reader = new SchemaXmlReader();
        var number = 0;
        foreach (var text in texts)
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
            reader.Add(stream, $"file{++number}.xml");
            Assert.True(stream.CanRead);
        }

        return reader.ToResult();
    }

    private sealed class FailingStream() : MemoryStream(new byte[10])
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("The disk is gone.");

        public override int Read(Span<byte> buffer) => throw new IOException("The disk is gone.");
    }
}
