using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Configuration;

/// <summary>Locks inside sections (rule A7, [C] LOCK): lockAttributes, lockElements, their Except forms, lockItem.</summary>
public sealed class ElementLockTests
{
    [Theory]
    // lock in the parent's web.config | what the child writes | is it refused?
    [InlineData("""lockAttributes="enabled" """, """enabled="false" """, true)]
    [InlineData("""lockAttributes="enabled" """, """enabled="true" """, true)]
    [InlineData("""lockAttributes="enabled" """, """showFlags="Date" """, false)]
    [InlineData("""lockAttributes="enabled,showFlags" """, """showFlags="Date" """, true)]
    [InlineData("""lockAttributes="*" """, """showFlags="Date" """, true)]
    [InlineData("""lockAllAttributesExcept="enabled" """, """showFlags="Date" """, true)]
    [InlineData("""lockAllAttributesExcept="enabled" """, """enabled="false" """, false)]
    [InlineData("""lockItem="true" """, """enabled="false" """, true)]
    [InlineData("""lockItem="true" """, "", true)]
    [InlineData("""lockItem="false" """, """enabled="false" """, false)]
    [InlineData("", """enabled="false" """, false)]
    public void Attributes(string locks, string written, bool isRefused)
    {
        var server = new TestServer()
            .WebConfig(@"D:\site", $"<system.webServer><directoryBrowse enabled=\"true\" {locks}/></system.webServer>")
            .WebConfig(@"D:\site\in", $"<system.webServer><directoryBrowse {written}/></system.webServer>");

        AssertRefusal(server, isRefused);
        Assert.Equal(!isRefused && written.Contains("false", StringComparison.Ordinal) ? "false" : "true", server.Level("/in").GetSection("system.webServer/directoryBrowse").Get("enabled").Text);
    }

    [Theory]
    // The names of elements are those of children and of collection directives.
    [InlineData("""lockElements="files" """, """<files><add value="x.htm" /></files>""", true)]
    [InlineData("""lockElements="*" """, """<files />""", true)]
    [InlineData("""lockAllElementsExcept="files" """, """<files><add value="x.htm" /></files>""", false)]
    [InlineData("""lockAllElementsExcept="other" """, """<files><add value="x.htm" /></files>""", true)]
    [InlineData("", """<files><add value="x.htm" /></files>""", false)]
    public void Elements(string locks, string written, bool isRefused)
    {
        var server = new TestServer()
            .WebConfig(@"D:\site", $"<system.webServer><defaultDocument enabled=\"true\" {locks}/></system.webServer>")
            .WebConfig(@"D:\site\in", $"<system.webServer><defaultDocument>{written}</defaultDocument></system.webServer>");

        AssertRefusal(server, isRefused);
    }

    [Theory]
    [InlineData("""lockElements="clear" """, "<clear />", true)]
    [InlineData("""lockElements="clear" """, """<remove value="index.htm" />""", false)]
    [InlineData("""lockElements="remove,clear" """, """<remove value="index.htm" />""", true)]
    [InlineData("""lockAllElementsExcept="add" """, """<remove value="index.htm" />""", true)]
    [InlineData("""lockAllElementsExcept="add" """, """<add value="x.htm" />""", false)]
    public void Directives_of_a_collection(string locks, string written, bool isRefused)
    {
        var server = new TestServer()
            .WebConfig(@"D:\site", $"<system.webServer><defaultDocument><files {locks}/></defaultDocument></system.webServer>")
            .WebConfig(@"D:\site\in", $"<system.webServer><defaultDocument><files>{written}</files></defaultDocument></system.webServer>");

        AssertRefusal(server, isRefused);
    }

    [Theory]
    // [C] JEX: removing a locked entry in a web.config fails; [R] so does clear.
    [InlineData("""<remove name="StaticFileModule" />""", true)]
    [InlineData("<clear />", true)]
    [InlineData("""<remove name="WebDAVModule" />""", false)]
    [InlineData("""<add name="own" type="Own.Module, Own" />""", false)]
    public void A_locked_entry_cannot_be_dropped(string written, bool isRefused)
    {
        var server = new TestServer().WebConfig(@"D:\site", "<appSettings />").WebConfig(@"D:\site\in", "<appSettings />")
            .Application("/in", @"D:\site\in").WebConfig(@"D:\site\in", $"<system.webServer><modules>{written}</modules></system.webServer>");

        AssertRefusal(server, isRefused);
    }

    [Fact]
    public void A_locked_entry_can_be_dropped_in_a_location_of_the_file_that_locked_it()
    {
        var level = new TestServer().Location("Site", """<system.webServer><modules><remove name="StaticFileModule" /></modules></system.webServer>""").Level("/");

        Assert.Empty(level.Problems);
        Assert.DoesNotContain(level.GetSection("system.webServer/modules").Element.Items, item => item.Get("name").Text == "StaticFileModule");
    }

    [Fact]
    public void A_location_of_the_same_file_is_not_bound_by_its_lock()
    {
        var server = new TestServer().WebConfig(
            @"D:\site",
            """<system.webServer><directoryBrowse enabled="true" lockAttributes="*" /></system.webServer><location path="in"><system.webServer><directoryBrowse enabled="false" /></system.webServer></location>""");

        var level = server.Level("/in");

        Assert.Empty(level.Problems);
        Assert.False(level.GetSection("system.webServer/directoryBrowse").Get("enabled").IsTrue);
    }

    [Fact]
    public void A_lock_of_the_stock_server()
    {
        // tests/data/stock: <httpErrors lockAttributes="allowAbsolutePathsWhenDelegated,defaultPath">
        var server = new TestServer().WebConfig(@"D:\site", """<system.webServer><httpErrors errorMode="Custom" defaultPath="x" /></system.webServer>""");

        var problem = Assert.Single(server.Level("/").Problems);

        Assert.Equal(("500.19", "0x80070021"), (problem.Status, problem.HResult));
        Assert.Contains("Lock violation", problem.Message, StringComparison.Ordinal);
        Assert.Equal((TestServer.ApplicationHostPath, TextPlace.Of(server.ApplicationHost(), "lockAttributes=\"allowAbsolutePathsWhenDelegated").Line), (problem.LockFile, problem.LockLine));
        Assert.Equal("Custom", server.Level("/").GetSection("system.webServer/httpErrors").Get("errorMode").Text);
    }

    [Fact]
    public void A_lock_holds_at_every_deeper_level()
    {
        var server = new TestServer()
            .WebConfig(@"D:\site", """<system.webServer><directoryBrowse lockAttributes="enabled" /></system.webServer>""")
            .WebConfig(@"D:\site\a", """<system.webServer><directoryBrowse showFlags="Date" /></system.webServer>""")
            .WebConfig(@"D:\site\a\in", """<system.webServer><directoryBrowse enabled="true" /></system.webServer>""");

        var problem = Assert.Single(server.Level("/a/in").Problems);

        Assert.Equal((@"D:\site\a\in\web.config", @"D:\site\web.config"), (problem.File, problem.LockFile));
    }

    [Fact]
    public void The_offender_of_an_attribute_lock_is_the_attribute()
    {
        const string Child = "<configuration>\n  <system.webServer>\n    <directoryBrowse\n        showFlags=\"Date\"\n        enabled=\"true\" />\n  </system.webServer>\n</configuration>";
        var server = new TestServer().WebConfig(@"D:\site", """<system.webServer><directoryBrowse lockAttributes="enabled" /></system.webServer>""").WithFile(@"D:\site\in\web.config", Child);

        var problem = Assert.Single(server.Level("/in").Problems);

        Assert.Equal(TextPlace.Of(Child, "enabled="), (problem.Line, problem.Column));
        Assert.Equal(5, problem.Line);
    }

    private static void AssertRefusal(TestServer server, bool isRefused)
    {
        Assert.Empty(server.Level("/").Problems);
        var problems = server.Level("/in").Problems;
        Assert.Equal(isRefused ? [("500.19", "0x80070021", @"D:\site\in\web.config")] : [], problems.Select(problem => (problem.Status, problem.HResult, problem.File)));
    }
}
