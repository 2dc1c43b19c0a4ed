using System.Text;
using IisIdentityTools.Configuration.Files;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Configuration;

/// <summary>Reading one file: encodings, what XML allows beside elements, what is refused, and the bounds.</summary>
public sealed class FileReadingTests
{
    private const string Sample = """<configuration><appSettings><add key="path" value="D:\Größe\Ärger" /></appSettings></configuration>""";

    static FileReadingTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    // Encoding of the bytes | declaration in the text | with a byte order mark
    public static TheoryData<string, string, bool> Encodings => new()
    {
        { "utf-8", "", false },
        { "utf-8", "", true },
        { "utf-8", "utf-8", false },
        { "utf-8", "UTF-8", true },
        { "utf-16", "utf-16", true },
        { "utf-16BE", "utf-16", true },
        { "utf-16", "", true },
        { "windows-1252", "windows-1252", false },
        { "windows-1252", "Windows-1252", false },
        { "iso-8859-1", "iso-8859-1", false },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void An_umlaut_survives_every_encoding(string encoding, string declared, bool hasMark)
    {
        var text = (declared.Length == 0 ? "" : $"<?xml version=\"1.0\" encoding=\"{declared}\"?>\r\n") + Sample;
        var bytes = Bytes(encoding, text, hasMark);

        var file = Read(bytes);

        Assert.Null(file.Problem);
        Assert.Equal(@"D:\Größe\Ärger", file.Root!.Value.Children[0].Children[0].Find("value"));
    }

    [Fact]
    public void Text_of_windows_1252_without_a_declaration_is_no_XML()
    {
        var problem = Read(Bytes("windows-1252", Sample, false)).Problem!;

        Assert.Equal(("500.19", "0x8007000d"), (problem.Status, problem.HResult));
    }

    [Theory]
    [InlineData("<configuration xmlns=\"http://schemas.microsoft.com/.NetConfiguration/v2.0\"><appSettings /></configuration>")]
    [InlineData("<!-- a --><?pi x?><configuration><!-- <appSettings><x/></appSettings> --><appSettings /><?pi y?></configuration><!-- b -->")]
    [InlineData("<configuration>\r\n\t<appSettings></appSettings>\r\n</configuration>\r\n\r\n")]
    [InlineData("<configuration><appSettings><![CDATA[ <clear /> ]]></appSettings></configuration>")]
    [InlineData("<?xml version=\"1.0\"?>\n<configuration>text<appSettings/>text</configuration>")]
    public void What_XML_allows_beside_elements_is_read_over(string text)
    {
        var file = Read(Encoding.UTF8.GetBytes(text));

        Assert.Null(file.Problem);
        var section = Assert.Single(file.Root!.Value.Children);
        Assert.Equal(("appSettings", 0), (section.Name, section.Children.Count));
    }

    [Theory]
    // text | line and column of the fault, worked out by hand from where the text stops being XML
    [InlineData("<configuration>\n  <appSettings>\n</configuration>", 3)]
    [InlineData("<configuration>\n  <a b=\"1\" b=\"2\" />\n</configuration>", 2)]
    [InlineData("<configuration>\n  <a b=1 />\n</configuration>", 2)]
    [InlineData("<configuration>\n  <a b=\"x & y\" />\n</configuration>", 2)]
    [InlineData("<configuration>\n  <a>\n    &nbsp;\n  </a>\n</configuration>", 3)]
    [InlineData("<configuration />\n<configuration />", 2)]
    [InlineData("\n<?xml version=\"1.0\"?>\n<configuration />", 2)]
    public void Malformed_XML_is_a_problem_with_its_line(string text, int line)
    {
        var problem = Read(Encoding.UTF8.GetBytes(text)).Problem!;

        Assert.Equal(("500.19", "0x8007000d", line), (problem.Status, problem.HResult, problem.Line));
        Assert.True(problem.Column > 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \r\n ")]
    [InlineData("not xml at all")]
    [InlineData("<web><configuration /></web>")]
    [InlineData("<Configuration />")]
    [InlineData("\0\0\0\0")]
    public void What_is_no_configuration_is_a_problem(string text)
    {
        var file = Read(Encoding.UTF8.GetBytes(text));

        Assert.Null(file.Root);
        Assert.Equal("0x8007000d", file.Problem!.HResult);
    }

    [Theory]
    [InlineData("<!DOCTYPE configuration><configuration />")]
    [InlineData("<!DOCTYPE configuration [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><configuration><x y=\"&b;\" /></configuration>")]
    [InlineData("<!DOCTYPE configuration SYSTEM \"file:///etc/passwd\"><configuration />")]
    public void A_document_type_is_refused(string text)
    {
        var file = Read(Encoding.UTF8.GetBytes(text));

        Assert.Null(file.Root);
        Assert.Equal("0x8007000d", file.Problem!.HResult);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(100, false)]
    [InlineData(200_000, false)]
    public void Depth_is_bounded(int depth, bool isRead)
    {
        var text = "<configuration>" + string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth)) + "</configuration>";

        Assert.Equal(isRead, Read(Encoding.UTF8.GetBytes(text)).Root is not null);
    }

    [Theory]
    // Rule A7: 250 KB, or what the registry says.
    [InlineData(250 * 1024, null, false)]
    [InlineData(250 * 1024 + 1, null, true)]
    [InlineData(250 * 1024 + 1, "300", false)]
    [InlineData(301 * 1024, "300", true)]
    [InlineData(250 * 1024 + 1, "", true)]
    public void A_web_config_has_a_largest_size(int length, string? limit, bool isTooLarge)
    {
        var text = "<configuration>" + new string(' ', length - 31) + "</configuration>";
        var server = new TestServer().WithFile(@"D:\site\web.config", text);
        if (limit is not null)
            server.WithFacts(facts => facts.WithSwitch(@"HKLM\SOFTWARE\Microsoft\InetStp\Configuration!MaxWebConfigFileSizeInKB", limit));
        Assert.Equal(length, Encoding.UTF8.GetByteCount(text));

        Assert.Equal(isTooLarge ? ["500.19 0x80070032"] : [], server.Level("/").Problems.Select(problem => $"{problem.Status} {problem.HResult}"));
    }

    [Fact]
    public void ApplicationHost_config_has_no_such_bound() =>
        Assert.True(new TestServer().Replace("<!-- locations -->", new string(' ', 300 * 1024)).Load().IsReadable);

    [Fact]
    public void Lines_and_columns_count_from_one_and_a_column_is_that_of_the_bracket()
    {
        const string Text = "<?xml version=\"1.0\"?>\r\n<configuration>\r\n\t<appSettings>\r\n      <add key=\"a\"\r\n           value=\"b\" />\r\n\t</appSettings>\r\n</configuration>";

        var add = Read(Encoding.UTF8.GetBytes(Text)).Root!.Value.Children[0].Children[0];

        Assert.Equal(TextPlace.Of(Text, "<add"), (add.Line, add.Column));
        Assert.Equal(TextPlace.Of(Text, "value="), (add.Attributes[1].Line, add.Attributes[1].Column));
    }

    [Fact]
    public void Elements_of_a_long_file_keep_their_attributes_children_and_places()
    {
        // Line 1 is <configuration>, so item i stands at line i + 2, its child behind it on the same line.
        const int Items = 5000;
        var text = "<configuration>\n" + string.Concat(Enumerable.Range(0, Items).Select(i => $"<item id=\"{i}\" name=\"n\"><child of=\"{i}\" /></item>\n")) + "</configuration>";

        var items = Read(Encoding.UTF8.GetBytes(text)).Root!.Value.Children.ToArray();

        Assert.Equal(Items, items.Length);
        Assert.All(items, (item, i) => Assert.Equal(("item", i + 2, 1, 2, $"{i}", "n"), (item.Name, item.Line, item.Column, item.Attributes.Count, item.Find("id"), item.Find("name"))));
        Assert.All(items, (item, i) => Assert.Equal($"{i}", Assert.Single(item.Children).Find("of")));
        Assert.All(items, item => Assert.Empty(item.Children[0].Children));
        Assert.Throws<ArgumentOutOfRangeException>(() => items[0].Children[1]);
        Assert.Throws<ArgumentOutOfRangeException>(() => items[0].Attributes[2]);
    }

    private static byte[] Bytes(string encoding, string text, bool hasMark)
    {
        var bytes = Encoding.GetEncoding(encoding).GetBytes(text);
        return hasMark ? [.. Encoding.GetEncoding(encoding).GetPreamble(), .. bytes] : bytes;
    }

    private static ConfigurationFile Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return ConfigurationFileReader.Read(stream, @"D:\site\web.config", cancellation: TestContext.Current.CancellationToken);
    }
}
