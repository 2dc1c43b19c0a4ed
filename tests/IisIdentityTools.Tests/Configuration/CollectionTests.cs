using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Configuration;

/// <summary>add, remove, clear and the order of collections over several files (rules A5, A7).</summary>
public sealed class CollectionTests
{
    // tests/data/stock: what applicationHost.config lists.
    private const string StockDocuments = "Default.htm Default.asp index.htm index.html iisstart.htm default.aspx";

    [Theory]
    // [C] mergeAppend=false: additions of a child come first, in the child's order.
    [InlineData("""<add value="own.htm" />""", "own.htm " + StockDocuments)]
    [InlineData("""<add value="a.htm" /><add value="b.htm" />""", "a.htm b.htm " + StockDocuments)]
    // [C] clear drops what is inherited, remove drops one; [R] one that is not there is ignored.
    [InlineData("<clear />", "")]
    [InlineData("""<clear /><add value="only.htm" />""", "only.htm")]
    [InlineData("""<add value="lost.htm" /><clear /><add value="only.htm" />""", "only.htm")]
    [InlineData("""<remove value="index.htm" />""", "Default.htm Default.asp index.html iisstart.htm default.aspx")]
    [InlineData("""<remove value="not-there.htm" />""", StockDocuments)]
    // The key is compared ignoring case: no caseSensitive on files/add/@value in IIS_schema.xml.
    [InlineData("""<remove value="INDEX.HTM" />""", "Default.htm Default.asp index.html iisstart.htm default.aspx")]
    [InlineData("""<remove value="index.htm" /><add value="index.htm" />""", "index.htm Default.htm Default.asp index.html iisstart.htm default.aspx")]
    public void Default_documents(string directives, string expected)
    {
        var level = new TestServer().WebConfig(@"D:\site", $"<system.webServer><defaultDocument><files>{directives}</files></defaultDocument></system.webServer>").Level("/");

        Assert.Empty(level.Problems);
        Assert.Equal(expected, Documents(level));
    }

    [Fact]
    public void Three_levels_each_in_front_of_the_one_above()
    {
        var server = new TestServer()
            .WebConfig(@"D:\site", Files("""<clear /><add value="site.htm" /><add value="both.htm" />"""))
            .WebConfig(@"D:\site\a", Files("""<add value="a.htm" /><remove value="both.htm" />"""))
            .WebConfig(@"D:\site\a\b", Files("""<add value="b.htm" /><add value="both.htm" />"""));

        Assert.Equal("site.htm both.htm", Documents(server.Level("/")));
        Assert.Equal("a.htm site.htm", Documents(server.Level("/a")));
        Assert.Equal("b.htm both.htm a.htm site.htm", Documents(server.Level("/a/b")));
        Assert.Equal("a.htm site.htm", Documents(server.Level("/a/other")));
    }

    [Fact]
    public void Handlers_of_a_child_are_asked_first()
    {
        var level = new TestServer().WebConfig(@"D:\site", Handlers("""<add name="own" path="*.own" verb="*" modules="X" />""")).Level("/");

        var names = level.GetSection("system.webServer/handlers").Element.Items.Select(item => item.Get("name").Text).ToArray();
        Assert.Equal(("own", "WebDAV", "StaticFile"), (names[0], names[1], names[^1]));
    }

    [Fact]
    public void Authorization_rules_of_ASP_NET_child_first()
    {
        // Rule A5: system.web/authorization mergeAppend=false. tests/data/stock/web.config: <allow users="*" />.
        var level = new TestServer().WebConfig(@"D:\site", """<system.web><authorization><deny users="?" /></authorization></system.web>""").Level("/");

        Assert.Equal(["deny ?", "allow *"], level.GetSection("system.web/authorization").Element.Items.Select(item => $"{item.Name} {item.Get("users").Text}"));
    }

    [Fact]
    public void An_entry_repeated_word_by_word_in_a_location_of_the_same_file_is_let_pass()
    {
        // As Visual Studio 2022 writes it for every ASP.NET Core project, see apphost_vs/MarkKharitonov+wcf-to-corewcf in ../shared/data.
        const string Same = """<system.webServer><staticContent><mimeMap fileExtension=".html" mimeType="text/html" /></staticContent></system.webServer>""";

        Assert.Empty(new TestServer().Location("Site", Same).Level("/").Problems);
        Assert.Single(new TestServer().Location("Site", Same.Replace("text/html", "text/plain")).Level("/").Problems);
        Assert.Single(new TestServer().WebConfig(@"D:\site", Same).Level("/").Problems);
    }

    [Fact]
    public void Where_the_schema_says_nothing_additions_come_last()
    {
        var level = new TestServer()
            .WebConfig(@"D:\site", """<system.webServer><security><requestFiltering><hiddenSegments><add segment="own" /></hiddenSegments></requestFiltering></security></system.webServer>""")
            .Level("/");

        var segments = level.GetSection("system.webServer/security/requestFiltering").Element.Child("hiddenSegments").Items.Select(item => item.Get("segment").Text).ToArray();
        Assert.Equal("own", segments[^1]);
        Assert.NotEqual("own", segments[0]);
    }

    [Theory]
    // handlers/add/@name is a caseSensitive key, mimeMap/@fileExtension is not (IIS_schema.xml).
    [InlineData("""<handlers><remove name="StaticFile" /></handlers>""", "system.webServer/handlers", "StaticFile", false)]
    [InlineData("""<handlers><remove name="staticfile" /></handlers>""", "system.webServer/handlers", "StaticFile", true)]
    [InlineData("""<staticContent><remove fileExtension=".HTML" /></staticContent>""", "system.webServer/staticContent", ".html", false)]
    public void The_schema_says_whether_the_case_of_a_key_matters(string xml, string section, string key, bool isStillThere)
    {
        var level = new TestServer().WebConfig(@"D:\site", $"<system.webServer>{xml}</system.webServer>").Level("/");

        Assert.Empty(level.Problems);
        Assert.Equal(isStillThere, level.GetSection(section).Element.Items.Any(item => item.Get("name").Text == key || item.Get("fileExtension").Text == key));
    }

    [Fact]
    public void A_second_entry_with_an_inherited_key_is_refused_and_the_first_one_named()
    {
        var server = new TestServer().WebConfig(@"D:\site", """<system.webServer><staticContent><mimeMap fileExtension=".html" mimeType="text/html" /></staticContent></system.webServer>""");

        var problem = Assert.Single(server.Level("/").Problems);

        Assert.Equal(("500.19", "0x800700b7"), (problem.Status, problem.HResult));
        Assert.Equal(@"D:\site\web.config", problem.File);
        var first = TextPlace.Of(server.ApplicationHost(), "<mimeMap fileExtension=\".html\"");
        Assert.Equal((TestServer.ApplicationHostPath, first.Line), (problem.LockFile, problem.LockLine));
    }

    [Fact]
    public void A_key_that_differs_in_case_is_the_same_key_where_case_does_not_matter() =>
        Assert.Equal("0x800700b7", Assert.Single(new TestServer()
            .WebConfig(@"D:\site", """<system.webServer><staticContent><mimeMap fileExtension=".HTML" mimeType="text/html" /></staticContent></system.webServer>""").Level("/").Problems).HResult);

    [Fact]
    public void A_key_that_differs_in_case_is_another_key_where_case_matters() =>
        Assert.Empty(new TestServer().WebConfig(@"D:\site", Handlers("""<add name="STATICFILE" path="*.own" verb="*" modules="X" />""")).Level("/").Problems);

    [Fact]
    public void Two_equal_keys_in_one_file_are_refused()
    {
        var problem = Assert.Single(new TestServer().WebConfig(@"D:\site", Files("""<add value="twice.htm" /><add value="twice.htm" />""")).Level("/").Problems);

        Assert.Equal(("0x800700b7", @"D:\site\web.config", @"D:\site\web.config"), (problem.HResult, problem.File, problem.LockFile));
    }

    [Fact]
    public void Removing_first_makes_room_for_the_same_key() =>
        Assert.Empty(new TestServer()
            .WebConfig(@"D:\site", """<system.webServer><staticContent><remove fileExtension=".html" /><mimeMap fileExtension=".html" mimeType="text/plain" /></staticContent></system.webServer>""")
            .Level("/").Problems);

    [Fact]
    public void Combined_keys_differ_when_one_part_does()
    {
        // authorization/add: users + roles + verbs together are the key (IIS_schema.xml).
        const string Rules = """<system.webServer><security><authorization><add accessType="Deny" users="?" verbs="GET" /><add accessType="Deny" users="?" verbs="POST" /></authorization></security></system.webServer>""";

        Assert.Empty(new TestServer().WebConfig(@"D:\site", Rules).Level("/").Problems);
        Assert.Equal("0x800700b7", Assert.Single(new TestServer().WebConfig(@"D:\site", Rules.Replace("POST", "GET")).Level("/").Problems).HResult);
    }

    [Fact]
    public void AppSettings_are_NETs_own_and_a_later_value_wins_without_complaint()
    {
        var level = new TestServer()
            .WebConfig(@"D:\site", """<appSettings><add key="who" value="site" /></appSettings>""")
            .WebConfig(@"D:\site\in", """<appSettings><add key="who" value="in" /></appSettings>""")
            .Level("/in");

        Assert.Empty(level.Problems);
        Assert.Equal("in", Assert.Single(level.GetSection("appSettings").Element.Items).Get("value").Text);
    }

    [Fact]
    public void A_missing_required_attribute_is_refused() =>
        Assert.Equal("0x8007000d", Assert.Single(new TestServer().WebConfig(@"D:\site", Handlers("""<add name="own" path="*.own" modules="X" />""")).Level("/").Problems).HResult);

    [Fact]
    public void A_location_of_applicationHost_config_adds_to_what_its_body_has()
    {
        var level = new TestServer().Location("Site/in", Files("""<add value="in.htm" />""")).Level("/in");

        Assert.Equal("in.htm " + StockDocuments, Documents(level));
    }

    private static string Files(string directives) => $"<system.webServer><defaultDocument><files>{directives}</files></defaultDocument></system.webServer>";

    private static string Handlers(string directives) => $"<system.webServer><handlers>{directives}</handlers></system.webServer>";

    private static string Documents(ConfigurationLevel level) =>
        string.Join(' ', level.GetSection("system.webServer/defaultDocument").Element.Child("files").Items.Select(item => item.Get("value").Text));
}
