using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Facts;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Configuration;

/// <summary>Who inherits from whom (rule A7): the URL decides, not the folder.</summary>
public sealed class InheritanceTests
{
    private const string Marked = """<appSettings><add key="who" value="{0}" /></appSettings>""";

    [Theory]
    // [C] a parent application's web.config reaches applications and virtual directories below it along the URL.
    [InlineData("/", "site")]
    [InlineData("/folder/deep", "site")]
    [InlineData("/app", "site")]
    [InlineData("/app/folder", "site")]
    [InlineData("/app/inner", "site")]
    [InlineData("/vdir", "site")]
    [InlineData("/own", "own")]
    [InlineData("/own/below", "own")]
    public void Inheritance_follows_the_URL_through_applications_and_virtual_directories(string path, string who)
    {
        var server = new TestServer()
            .Application("/app", @"D:\elsewhere\app")
            .Application("/app/inner", @"D:\elsewhere\inner")
            .Application("/own", @"D:\own")
            .Application("/own/below", @"D:\elsewhere\below")
            .Directory("/", "/vdir", @"D:\elsewhere\vdir")
            .WebConfig(@"D:\site", Mark("site"))
            .WebConfig(@"D:\own", """<appSettings><remove key="who" /><add key="who" value="own" /></appSettings>""");

        Assert.Equal(who, Who(server.Level(path)));
    }

    [Fact]
    public void A_folder_exposed_a_second_time_has_the_parents_of_its_second_URL()
    {
        // D:\site\sub is /sub of the first site and the root of the second: there the web.config of D:\site is no parent.
        var server = new TestServer()
            .Site("""<site name="Second" id="2"><application path="/" applicationPool="Pool"><virtualDirectory path="/" physicalPath="D:\site\sub" /></application><bindings><binding protocol="http" bindingInformation="*:81:" /></bindings></site>""")
            .WebConfig(@"D:\site", Mark("site"))
            .WebConfig(@"D:\site\sub", """<system.webServer><directoryBrowse enabled="true" /></system.webServer>""");

        var first = server.Level("/sub");
        var second = server.Level("/", "Second");

        Assert.Equal(("site", true), (Who(first), IsBrowsable(first)));
        Assert.Equal(("", true), (Who(second), IsBrowsable(second)));
    }

    [Theory]
    // [C] allowSubDirConfig=false: web.config files below the root of the directory are ignored, the one at its root is not.
    [InlineData("true", "/sub", "sub")]
    [InlineData("false", "/sub", "site")]
    [InlineData("false", "/sub/deep", "site")]
    [InlineData("false", "/", "site")]
    public void AllowSubDirConfig(string allowed, string path, string who)
    {
        var server = new TestServer()
            .Application("/", @"D:\site", "applicationPool=\"Pool\"", $"allowSubDirConfig=\"{allowed}\"")
            .WebConfig(@"D:\site", Mark("site"))
            .WebConfig(@"D:\site\sub", """<appSettings><clear /><add key="who" value="sub" /></appSettings>""");

        Assert.Equal(who, Who(server.Level(path)));
    }

    [Fact]
    public void AllowSubDirConfig_false_hides_a_broken_file_with_the_rest()
    {
        var server = new TestServer()
            .Application("/", @"D:\site", "applicationPool=\"Pool\"", "allowSubDirConfig=\"false\"")
            .WithFile(@"D:\site\sub\web.config", "<configuration><not closed");

        Assert.Empty(server.Level("/sub").Problems);
    }

    [Fact]
    public void A_value_of_the_root_web_config_of_NET_reaches_every_site()
    {
        var level = new TestServer().Level("/");

        // tests/data/stock/web.config: trust Full inside of a location without a path.
        Assert.Equal("Full", level.GetSection("system.web/trust").Get("level").Text);
        Assert.EndsWith(@"v4.0.30319\Config\web.config", level.GetSection("system.web/trust").Get("level").Source!.File, StringComparison.Ordinal);
    }

    [Fact]
    public void A_web_config_that_was_not_captured_is_named_and_no_problem()
    {
        var level = new TestServer().WithFacts(facts => facts.WithUnknownFile(@"D:\site\web.config")).Level("/sub");

        var unread = Assert.Single(level.UnreadFiles);
        Assert.Equal((@"D:\site\web.config", FactState.Unknown), (unread.Path, unread.State));
        Assert.Empty(level.Problems);
    }

    [Fact]
    public void A_web_config_that_could_not_be_read_is_named_with_the_reason()
    {
        var level = new TestServer().WithFacts(facts => facts.WithUnreadableFile(@"D:\site\web.config", "Access is denied.")).Level("/");

        var unread = Assert.Single(level.UnreadFiles);
        Assert.Equal((@"D:\site\web.config", FactState.Unreadable, "Access is denied."), (unread.Path, unread.State, unread.Reason));
    }

    [Theory]
    [InlineData("/v1.0", "dotted")]
    [InlineData("/v1.0/deep", "dotted")]
    [InlineData("/v1.1", "site")]
    public void A_folder_with_a_dot_in_its_name_has_a_web_config_like_any_other(string path, string who)
    {
        var server = new TestServer().WebConfig(@"D:\site", Mark("site")).WebConfig(@"D:\site\v1.0", """<appSettings><clear /><add key="who" value="dotted" /></appSettings>""");

        Assert.Equal(who, Who(server.Level(path)));
    }

    [Fact]
    public void Environment_variables_of_the_server_are_expanded_in_physical_paths()
    {
        var server = new TestServer()
            .Application("/", @"%SITES%\main")
            .WithFacts(facts => facts.WithEnvironment("SITES", @"D:\homes"))
            .WebConfig(@"D:\homes\main", Mark("expanded"));

        Assert.Equal("expanded", Who(server.Level("/")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(20)]
    public void A_value_is_seen_however_deep(int depth) =>
        Assert.Equal("site", Who(new TestServer().WebConfig(@"D:\site", Mark("site")).Level(string.Concat(Enumerable.Repeat("/x", depth)))));

    private static string Mark(string who) => Marked.Replace("{0}", who);

    private static string Who(ConfigurationLevel level)
    {
        Assert.Empty(level.Problems);
        return level.GetSection("appSettings").Element.Items.LastOrDefault(item => item.Get("key").Text == "who")?.Get("value").Text ?? "";
    }

    private static bool IsBrowsable(ConfigurationLevel level) => level.GetSection("system.webServer/directoryBrowse").Get("enabled").IsTrue;
}
