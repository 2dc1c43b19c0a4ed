using System.IO.Compression;
using IisIdentityTools.Tests.Facts;
using Xunit;

namespace IisIdentityTools.Tests.Cli;

/// <summary>Exit codes and what standard error says with them.</summary>
public sealed class ExitCodeTests
{
    public static TheoryData<string, string[]> WrongCommandLines => new()
    {
        { "No command was given", [] },
        { "no command or option 'idntity'", ["idntity", "x"] },
        { "No source was named", ["identity"] },
        { "No source was named", ["identity", "--site", "Shop", "x"] },
        { "No source was named", ["token"] },
        { "'--bogus'", ["identity", "x", "--bogus"] },
        { "no kind of handler 'Statc'", ["identity", "x", "--handler", "Statc"] },
        { "no kind of handler '1'", ["identity", "x", "--handler", "1"] },
        { "--matrix and --path", ["identity", "x", "--matrix", "--path", "/"] },
        { "--url and --site", ["identity", "x", "--url", "http://a/", "--site", "a"] },
        { "--user", ["identity", "x", "--user"] },
        { "--user needs a value", ["identity", "x", "--user", "--trail"] },
        { "--site needs a value", ["identity", "x", "--site", "--trail"] },
    };

    [Theory]
    [MemberData(nameof(WrongCommandLines))]
    public void A_wrong_command_line_is_2(string expected, string[] arguments)
    {
        var result = CliRun.Of(arguments);
        Assert.Equal(2, result.Code);
        Assert.Equal("", result.Output);
        Assert.StartsWith("iisid: error: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.Equal("[]\n", CliRun.Of([.. arguments, "--json"]).Output);
    }

    [Fact]
    public void A_missing_source_is_2() => Fails("'no/such/place' does not exist", "identity", "no/such/place");

    [Fact]
    public void An_empty_folder_is_2()
    {
        using var folder = new TemporaryFolder();
        Fails("holds no snapshot", "identity", folder.Root);
    }

    [Fact]
    public void Broken_facts_are_2_with_line_and_column()
    {
        using var folder = new TemporaryFolder();
        SmallServer.Write(folder);
        folder.Write("facts.json", "{\n  \"schemaVersion\": 1,\n}");
        Fails("facts.json:3:1", "identity", folder.Root);
    }

    [Fact]
    public void A_broken_application_host_is_2_with_its_line()
    {
        using var folder = new TemporaryFolder();
        SmallServer.Write(folder);
        folder.Write(SmallServer.ApplicationHost, "<configuration>\n  <system.webServer>\n</configuration>");
        Fails("applicationHost.config:3", "identity", folder.Root);
        Fails("applicationHost.config:3", "token", folder.Root);
    }

    [Theory]
    [InlineData("There is no site 'Shopp'", "Did you mean 'Shop'?", "--site", "Shopp")]
    [InlineData("There is no application '/hlp'", "Did you mean '/help'?", "--application", "hlp")]
    [InlineData("No site has a binding for http://nowhere.test:8099", "", "--url", "http://nowhere.test:8099/")]
    [InlineData("'nowhere' is not an absolute", "", "--url", "nowhere")]
    [InlineData("serves the folder 'Z:\\none'", "", "--path", "Z:\\none")]
    public void A_name_that_is_not_there_is_2(string expected, string suggestion, string option, string value)
    {
        Fails(expected, "identity", CliRun.Contoso, option, value);
        Assert.Contains(suggestion, CliRun.Of("identity", CliRun.Contoso, option, value).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_identity_that_is_not_there_is_2()
    {
        Fails("'Shopp'", "token", CliRun.Contoso, "Shopp");
        Fails("no application pool 'Shopp'", "token", CliRun.Contoso, "--application-pool", "Shopp");
    }

    [Fact]
    public void The_names_that_are_there_are_answered()
    {
        var result = CliRun.Of("identity", CliRun.Contoso, "--site", "Shop", "Shopp", "--json");
        Assert.Equal(2, result.Code);
        Assert.NotEmpty(result.Json);
        Assert.StartsWith("iisid: warning: There is no site 'Shopp'", result.ErrorLines.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void Problems_are_1_and_all_is_well_is_0()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(1, CliRun.Of("identity", CliRun.Contoso).Code);
        Assert.Equal(1, CliRun.Of("identity", CliRun.Contoso, "--json").Code);
        Assert.Equal(1, CliRun.Of("identity", CliRun.Contoso, "--trail", "--site", "Sandbox").Code);
        Assert.Equal(0, CliRun.Of("identity", CliRun.Contoso, "--site", "Brochure").Code);
        Assert.Equal(0, CliRun.Of("identity", SmallServer.Write(folder)).Code);
    }

    [Fact]
    public void A_pattern_that_matches_nothing_is_an_answer()
    {
        Assert.Equal(0, CliRun.Of("identity", CliRun.Contoso, "--site", "Z*").Code);
        Assert.Equal("[]\n", CliRun.Of("identity", CliRun.Contoso, "--site", "Z*", "--json").Output);
    }

    [Fact]
    public void Sources_of_every_kind_are_understood()
    {
        using var folder = new TemporaryFolder();
        SmallServer.Write(folder);
        using var zips = new TemporaryFolder();
        ZipFile.CreateFromDirectory(folder.Root, zips.At("web.zip"));
        Assert.Equal(0, CliRun.Of("identity", zips.At("web.zip")).Code);
        Assert.Equal(0, CliRun.Of("identity", folder.At(SmallServer.ApplicationHost)).Code);
        Assert.Equal(0, CliRun.Of("identity", Path.GetDirectoryName(folder.At(SmallServer.ApplicationHost))!).Code);
    }

    [Fact]
    public void A_cancelled_run_is_130_and_still_an_array()
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var code = IisIdentityTools.Cli.CommandLine.Run(["identity", CliRun.Contoso, "--json"], new(output, error), new CancellationToken(canceled: true));
        Assert.Equal(130, code);
        Assert.Empty(new CliResult(code, output.ToArray(), "").Json);
    }

    private static void Fails(string expected, params string[] arguments)
    {
        var result = CliRun.Of(arguments);
        Assert.Equal(2, result.Code);
        Assert.Equal("", result.Output);
        Assert.StartsWith("iisid: error: ", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        var json = CliRun.Of([.. arguments, "--json"]);
        Assert.Equal(2, json.Code);
        Assert.Equal("[]\n", json.Output);
        Assert.Equal(result.Error, json.Error);
    }
}
