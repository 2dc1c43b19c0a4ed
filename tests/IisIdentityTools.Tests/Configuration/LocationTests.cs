using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Configuration;

/// <summary>Location tags (rule A7): which paths they are for, in which order they count, and where they stop.</summary>
public sealed class LocationTests
{
    private const string On = """<system.webServer><directoryBrowse enabled="true" /></system.webServer>""";

    private const string Off = """<system.webServer><directoryBrowse enabled="false" /></system.webServer>""";

    [Theory]
    // [C] applicationHost.config: SiteName/dir, the last segment may be a file.
    [InlineData("Site", "/", true)]
    [InlineData("Site", "/press/deep", true)]
    [InlineData("Site/press", "/press", true)]
    [InlineData("Site/press", "/press/deep/page.htm", true)]
    [InlineData("Site/press", "/", false)]
    [InlineData("Site/press", "/pressroom", false)]
    [InlineData("Site/press/one.htm", "/press/one.htm", true)]
    [InlineData("Site/press/one.htm", "/press/two.htm", false)]
    [InlineData("Site/press/one.htm", "/press", false)]
    [InlineData("", "/press", true)]
    [InlineData(".", "/press", true)]
    [InlineData("Other", "/", false)]
    [InlineData("Sit", "/", false)]
    // [R] compared ignoring case; a trailing slash changes nothing.
    [InlineData("SITE/Press", "/press", true)]
    [InlineData("Site/press", "/PRESS", true)]
    [InlineData("Site/press/", "/press", true)]
    [InlineData("Site/", "/", true)]
    public void A_location_in_applicationHost_config_is_for_its_path_and_what_is_below(string path, string asked, bool isFor) =>
        Assert.Equal(isFor, IsOn(new TestServer().Replace("""<directoryBrowse enabled="false" />""", "").Location(path, On), asked));

    [Theory]
    // [C] web.config: relative to the file; "." and "" are this level.
    [InlineData("press", "/press", true)]
    [InlineData("press", "/press/deep", true)]
    [InlineData("press", "/", false)]
    [InlineData("press/one.htm", "/press/one.htm", true)]
    [InlineData("press/one.htm", "/press/two.htm", false)]
    [InlineData(".", "/", true)]
    [InlineData("", "/", true)]
    [InlineData("PRESS/", "/press", true)]
    [InlineData("Site/press", "/press", false)]
    public void A_location_in_a_web_config_is_relative_to_it(string path, string asked, bool isFor) =>
        Assert.Equal(isFor, IsOn(new TestServer().WebConfig(@"D:\site", $"<location path=\"{path}\">{On}</location>"), asked));

    [Fact]
    public void A_location_in_a_deeper_web_config_is_relative_to_that_one()
    {
        var server = new TestServer().WebConfig(@"D:\site\press", $"<location path=\"one\">{On}</location>");

        Assert.True(IsOn(server, "/press/one"));
        Assert.False(IsOn(server, "/one"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_deeper_location_wins_whichever_is_written_first(bool deeperFirst)
    {
        var server = new TestServer();
        _ = deeperFirst ? server.Location("Site/app", On).Location("Site", Off) : server.Location("Site", Off).Location("Site/app", On);

        Assert.True(IsOn(server, "/app"));
        Assert.False(IsOn(server, "/"));
    }

    [Fact]
    public void A_web_config_wins_over_locations_of_the_files_above_for_its_own_path()
    {
        var server = new TestServer().Location("Site/press", On).WebConfig(@"D:\site\press", Off);

        Assert.False(IsOn(server, "/press"));
    }

    [Fact]
    public void The_body_of_a_file_counts_first_and_its_location_for_a_deeper_path_after_it()
    {
        var server = new TestServer().WebConfig(@"D:\site", Off + $"<location path=\"press\">{On}</location>");

        Assert.Equal((false, true), (IsOn(server, "/"), IsOn(server, "/press")));
    }

    [Theory]
    // [C] the border of a nested application stops it, a virtual directory or folder does not; nothing stops where it is not said.
    [InlineData("false", "/", true)]
    [InlineData("false", "/folder", true)]
    [InlineData("false", "/vdir", true)]
    [InlineData("false", "/vdir/deep", true)]
    [InlineData("false", "/app", false)]
    [InlineData("false", "/app/folder", false)]
    [InlineData("false", "/app/inner", false)]
    [InlineData("false", "/folder/app2", false)]
    [InlineData("true", "/app", true)]
    [InlineData("true", "/app/inner", true)]
    public void InheritInChildApplications_stops_at_the_border_of_an_application(string inherits, string asked, bool isSeen)
    {
        var server = WithApplications().WebConfig(@"D:\site", $"<location path=\".\" inheritInChildApplications=\"{inherits}\">{On}</location>");

        Assert.Equal(isSeen, IsOn(server, asked));
    }

    [Fact]
    public void InheritInChildApplications_in_applicationHost_config_stops_there_too()
    {
        var server = WithApplications().Location("Site", On, "inheritInChildApplications=\"false\"");

        Assert.Equal((true, false), (IsOn(server, "/folder"), IsOn(server, "/app")));
    }

    [Fact]
    public void What_stands_outside_of_the_bordered_location_is_inherited_all_the_same()
    {
        var server = WithApplications().WebConfig(
            @"D:\site", $"""<system.webServer><defaultDocument enabled="false" /></system.webServer><location path="." inheritInChildApplications="false">{On}</location>""");

        var child = server.Level("/app");

        Assert.False(child.GetSection("system.webServer/defaultDocument").Get("enabled").IsTrue);
        Assert.False(child.GetSection("system.webServer/directoryBrowse").Get("enabled").IsTrue);
    }

    [Fact]
    public void A_bordered_location_of_the_child_itself_counts_for_the_child()
    {
        var server = WithApplications().WebConfig(@"D:\app", $"<location path=\".\" inheritInChildApplications=\"false\">{On}</location>");

        Assert.Equal((true, true, false), (IsOn(server, "/app"), IsOn(server, "/app/folder"), IsOn(server, "/app/inner")));
    }

    [Fact]
    public void Several_locations_may_name_one_path_when_their_sections_differ()
    {
        var level = new TestServer()
            .Location("Site", On)
            .Location("Site", """<system.webServer><defaultDocument enabled="false" /></system.webServer>""")
            .Level("/");

        Assert.Empty(level.Problems);
        Assert.True(level.GetSection("system.webServer/directoryBrowse").Get("enabled").IsTrue);
        Assert.False(level.GetSection("system.webServer/defaultDocument").Get("enabled").IsTrue);
    }

    private static TestServer WithApplications() => new TestServer()
        .Application("/app", @"D:\app")
        .Application("/app/inner", @"D:\inner")
        .Application("/folder/app2", @"D:\app2")
        .Directory("/", "/vdir", @"D:\vdir");

    private static bool IsOn(TestServer server, string path) => Section(server, path).Get("enabled").IsTrue;

    private static EffectiveSection Section(TestServer server, string path)
    {
        var level = server.Level(path);
        Assert.Empty(level.Problems);
        return level.GetSection("system.webServer/directoryBrowse");
    }
}
