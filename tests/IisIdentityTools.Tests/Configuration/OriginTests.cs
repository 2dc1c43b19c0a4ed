using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Configuration;

/// <summary>Every value says where it came from, exactly: kind of place, file, line, column, location.</summary>
public sealed class OriginTests
{
    private const string Anonymous = "system.webServer/security/authentication/anonymousAuthentication";

    [Fact]
    public void A_value_in_the_body_of_applicationHost_config()
    {
        var server = new TestServer();

        var value = server.Level("/deep").GetSection(Anonymous).Get("userName");

        Assert.Equal(("IUSR", ValueOrigin.Configured, true), (value.Text, value.Origin, value.IsSet));
        Assert.Equal((TestServer.ApplicationHostPath, ""), (value.Source!.File, value.Source.Location));
        Assert.Equal(TextPlace.Of(server.ApplicationHost(), "userName=\"IUSR\""), (value.Source.Line, value.Source.Column));
    }

    [Fact]
    public void A_value_in_a_location_names_the_path_as_it_is_written()
    {
        var server = new TestServer().Location("site/Press/", """<system.webServer><security><authentication><anonymousAuthentication userName="X" /></authentication></security></system.webServer>""");

        var value = server.Level("/press").GetSection(Anonymous).Get("userName");

        Assert.Equal(("X", "site/Press/"), (value.Text, value.Source!.Location));
        Assert.Equal(TextPlace.Of(server.ApplicationHost(), "userName=\"X\""), (value.Source.Line, value.Source.Column));
    }

    [Fact]
    public void A_value_in_a_web_config()
    {
        const string WebConfig = "<configuration>\n  <system.web>\n    <authentication\n        mode=\"Forms\" />\n  </system.web>\n</configuration>\n";

        var value = new TestServer().WithFile(@"D:\site\web.config", WebConfig).Level("/").GetSection("system.web/authentication").Get("mode");

        // Counted by hand: line 4, after eight blanks.
        Assert.Equal((@"D:\site\web.config", 4, 9, ""), (value.Source!.File, value.Source.Line, value.Source.Column, value.Source.Location));
    }

    [Fact]
    public void A_schema_default_has_no_place()
    {
        var value = new TestServer().Level("/").GetSection("system.web/authentication").Get("mode");

        Assert.Equal(("Windows", ValueOrigin.SchemaDefault, false), (value.Text, value.Origin, value.IsSet));
        Assert.Null(value.Source);
    }

    [Fact]
    public void What_neither_file_nor_schema_says_is_unset()
    {
        var value = new TestServer().Level("/").GetSection("system.webServer/security/authentication/basicAuthentication").Get("no-such-attribute");

        Assert.Equal(("", ValueOrigin.Unset, false), (value.Text, value.Origin, value.IsSet));
    }

    [Fact]
    public void The_deepest_file_that_set_the_value_is_named_not_the_deepest_file()
    {
        var level = new TestServer()
            .WebConfig(@"D:\site", """<system.webServer><directoryBrowse enabled="true" /></system.webServer>""")
            .WebConfig(@"D:\site\in", """<system.webServer><directoryBrowse showFlags="Date" /></system.webServer>""")
            .Level("/in");

        var browse = level.GetSection("system.webServer/directoryBrowse");
        Assert.Equal(@"D:\site\web.config", browse.Get("enabled").Source!.File);
        Assert.Equal(@"D:\site\in\web.config", browse.Get("showFlags").Source!.File);
    }

    [Fact]
    public void A_pool_value_from_the_defaults_is_placed_in_the_defaults_element()
    {
        var server = new TestServer();

        var value = server.Load().FindApplicationPool("Pool")!.IdentityType;

        Assert.Equal((ValueOrigin.DefaultsElement, "applicationPoolDefaults"), (value.Origin, value.From));
        Assert.Equal(TextPlace.Of(server.ApplicationHost(), "identityType=\"ApplicationPoolIdentity\""), (value.Source!.Line, value.Source.Column));
    }

    [Fact]
    public void An_item_of_a_collection_is_placed_at_its_directive()
    {
        const string WebConfig = "<configuration>\n  <system.webServer>\n    <handlers>\n      <add name=\"own\" path=\"*.own\" verb=\"*\" modules=\"X\" />\n    </handlers>\n  </system.webServer>\n</configuration>";

        var item = new TestServer().WithFile(@"D:\site\web.config", WebConfig).Level("/").GetSection("system.webServer/handlers").Element.Items[0];

        Assert.Equal(("add", 4, 7), (item.Name, item.Source!.Line, item.Source.Column));
    }

    [Fact]
    public void Absent_and_empty_are_different_states()
    {
        var absent = new TestServer().Replace(" userName=\"IUSR\"", "").Level("/").GetSection(Anonymous).Get("userName");
        var empty = new TestServer().Replace(" userName=\"IUSR\"", " userName=\"\"").Level("/").GetSection(Anonymous).Get("userName");

        Assert.Equal(("IUSR", ValueOrigin.SchemaDefault, false), (absent.Text, absent.Origin, absent.IsSet));
        Assert.Equal(("", ValueOrigin.Configured, true), (empty.Text, empty.Origin, empty.IsSet));
    }
}
