using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Facts;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Configuration;

/// <summary>Sections in files of their own (rule A7, vector 22).</summary>
public sealed class ConfigSourceTests
{
    private const string Uses = """<system.webServer><directoryBrowse configSource="browse.config" /></system.webServer>""";

    [Theory]
    // [C] JEX, ISB: the section itself is the root of the file, for native sections too.
    [InlineData("browse.config", @"D:\site\browse.config")]
    [InlineData(@"parts\browse.config", @"D:\site\parts\browse.config")]
    [InlineData("parts/browse.config", @"D:\site\parts\browse.config")]
    public void The_section_is_read_from_the_file(string source, string file)
    {
        var level = new TestServer()
            .WebConfig(@"D:\site", Uses.Replace("browse.config", source))
            .WithFile(file, """<?xml version="1.0"?><directoryBrowse enabled="true" />""")
            .Level("/");

        Assert.Empty(level.Problems);
        var enabled = level.GetSection("system.webServer/directoryBrowse").Get("enabled");
        Assert.True(enabled.IsTrue);
        Assert.Equal((file, 1), (enabled.Source!.File, enabled.Source.Line));
    }

    [Fact]
    public void A_collection_in_the_file_merges_as_if_it_stood_there()
    {
        var level = new TestServer()
            .WebConfig(@"D:\site", """<system.webServer><security><authorization configSource="rules.config" /></security></system.webServer>""")
            .WithFile(@"D:\site\rules.config", """<authorization><clear /><add accessType="Deny" users="?" /></authorization>""")
            .Level("/");

        Assert.Empty(level.Problems);
        Assert.Equal("?", Assert.Single(level.GetSection("system.webServer/security/authorization").Element.Items).Get("users").Text);
    }

    [Fact]
    public void A_missing_file_is_a_problem_at_the_attribute()
    {
        const string WebConfig = "<configuration>\n <system.webServer>\n  <directoryBrowse configSource=\"gone.config\" />\n </system.webServer>\n</configuration>";

        var problem = Assert.Single(new TestServer().WithFile(@"D:\site\web.config", WebConfig).Level("/").Problems);

        Assert.Equal(("500.19", @"D:\site\web.config"), (problem.Status, problem.File));
        Assert.Equal(TextPlace.Of(WebConfig, "configSource"), (problem.Line, problem.Column));
        Assert.Contains("gone.config", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<configuration><system.webServer><directoryBrowse enabled=\"true\" /></system.webServer></configuration>")]
    [InlineData("<directoryBrowse enabled=\"true\"")]
    [InlineData("<defaultDocument />")]
    public void A_file_whose_root_is_not_the_section_is_a_problem(string content) =>
        Assert.Equal("500.19", Assert.Single(new TestServer().WebConfig(@"D:\site", Uses).WithFile(@"D:\site\browse.config", content).Level("/").Problems).Status);

    [Fact]
    public void A_file_that_was_not_captured_is_unknown_and_no_problem()
    {
        var level = new TestServer().WebConfig(@"D:\site", Uses).WithFacts(facts => facts.WithUnknownFile(@"D:\site\browse.config")).Level("/");

        Assert.Empty(level.Problems);
        var unread = Assert.Single(level.UnreadFiles);
        Assert.Equal((@"D:\site\browse.config", FactState.Unknown), (unread.Path, unread.State));
        Assert.Equal([@"D:\site\browse.config"], level.UnreadFiles.Select(file => file.Path));
    }

    [Fact]
    public void What_was_not_captured_is_unknown_below_as_well()
    {
        var level = new TestServer().WebConfig(@"D:\site", Uses).WithFacts(facts => facts.WithUnknownFile(@"D:\site\browse.config")).Level("/deep/er");

        Assert.Equal([@"D:\site\browse.config"], level.UnreadFiles.Select(file => file.Path));
    }

    [Fact]
    public void In_applicationHost_config_the_attribute_is_not_recognized()
    {
        // [C] JEX: "Unrecognized attribute 'configSource'".
        var server = new TestServer().Replace("""<directoryBrowse enabled="false" />""", """<directoryBrowse configSource="browse.config" />""");

        var problem = Assert.Single(server.Load().Problems);

        Assert.Equal(("500.19", "0x8007000d", TestServer.ApplicationHostPath), (problem.Status, problem.HResult, problem.File));
        Assert.Contains("Unrecognized attribute 'configSource'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_a_location_of_applicationHost_config_it_is_not_recognized_either() =>
        Assert.Contains("Unrecognized attribute 'configSource'", Assert.Single(new TestServer().Location("Site", Uses).Level("/").Problems).Message, StringComparison.Ordinal);

    [Fact]
    public void ChildSource_is_not_recognized()
    {
        // [U] in no schema, document or test.
        var problem = Assert.Single(new TestServer().WebConfig(@"D:\site", Uses.Replace("configSource", "childSource")).Level("/").Problems);

        Assert.Contains("Unrecognized attribute 'childSource'", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_locked_section_stays_locked_when_it_comes_from_a_file()
    {
        var server = new TestServer()
            .WebConfig(@"D:\site", """<system.webServer><serverRuntime configSource="runtime.config" /></system.webServer>""")
            .WithFile(@"D:\site\runtime.config", """<serverRuntime enabled="false" />""");

        var problem = Assert.Single(server.Level("/").Problems);

        Assert.Equal(("0x80070021", @"D:\site\web.config"), (problem.HResult, problem.File));
        Assert.True(server.Level("/").GetSection("system.webServer/serverRuntime").Get("enabled").IsTrue);
    }

    [Fact]
    public void A_NET_section_in_a_missing_file_keeps_nobody_from_answering()
    {
        // appSettings are read by .NET, not by IIS: no 500.19.
        var level = new TestServer().WebConfig(@"D:\site", """<appSettings configSource="gone.config" />""").Level("/");

        Assert.Empty(level.Problems);
        Assert.Equal(ValueOrigin.SchemaDefault, level.GetSection("system.web/authentication").Get("mode").Origin);
    }
}
