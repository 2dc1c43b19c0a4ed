using System.IO.Compression;
using System.Text.Json;
using IisIdentityTools.Changes;
using IisIdentityTools.Cli;
using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Tests.Facts;
using Xunit;

namespace IisIdentityTools.Tests.Cli;

/// <summary>iisid plan: what it prints, how it ends, what --apply writes, and what --json promises.</summary>
public sealed class PlanTests
{
    private const string Wiki = @"D:\sites\wiki";

    [Fact]
    public void Json_has_the_names_of_the_PowerShell_result()
    {
        var plan = Anonymous("--site", "Blog", "--json").Json.Single();
        Assert.Equal(NamesOf<ChangePlan>(), Names(plan));
        Assert.All(plan.GetProperty("Steps").EnumerateArray(), step => Assert.Equal(NamesOf<PlannedChange>(), Names(step)));
        Assert.All(plan.GetProperty("Identities").EnumerateArray(), row => Assert.Equal(NamesOf<PredictedIdentity>(), Names(row)));
        Assert.All(plan.GetProperty("Access").EnumerateArray(), row => Assert.Equal(NamesOf<PredictedAccess>(), Names(row)));
        Assert.Equal("Refused", plan.GetProperty("State").GetString());
        Assert.Equal("ConfigurationFile", plan.GetProperty("Steps")[0].GetProperty("Kind").GetString());
        Assert.DoesNotContain("null", Anonymous("--site", "Blog", "--json").Output, StringComparison.Ordinal);
    }

    // samples/contoso: Shop gives its pool what it gives IUSR; Brochure has userName="" already; IUSR alone may write to D:\sites\wiki of Blog.
    [Theory]
    [InlineData(0, "Nothing was written.", "Shop")]
    [InlineData(0, "Nothing to do:", "Brochure")]
    [InlineData(1, "Refused,", "Blog")]
    public void Only_a_plan_that_breaks_something_is_1(int expected, string says, string site)
    {
        var result = Anonymous("--site", site);
        Assert.Equal(expected, result.Code);
        Assert.Contains("\n" + says, result.Output, StringComparison.Ordinal);
        Assert.Equal(expected, Anonymous("--site", site, "--json").Code);
        Assert.Equal(expected, Anonymous("--site", site, "--script").Code);
    }

    [Theory]
    [InlineData("--grant-missing")]
    [InlineData("--force")]
    public void What_is_refused_can_be_granted_or_forced(string option) => Assert.Equal(0, Anonymous("--site", "Blog", option).Code);

    [Fact]
    public void What_breaks_comes_first_and_then_what_is_written_and_then_the_tables()
    {
        var output = Anonymous("--site", "Blog").Output;
        string[] parts = ["WEB01: ", "  ! ", "--- C:\\Windows", "+                    <anonymousAuthentication userName=\"\" />", "Requests that run as somebody else", "Access\n", "Refused"];
        var places = parts.Select(part => output.IndexOf(part, StringComparison.Ordinal)).ToArray();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void Differences_have_the_colours_of_diff()
    {
        using var output = new MemoryStream();
        CommandLine.Run(["plan", "revoke", CliRun.Contoso, @"D:\sites\shop", "--identity", "IUSR", "--force"], new CliHost(output, TextWriter.Null) { HasColor = true }, TestContext.Current.CancellationToken);
        var text = System.Text.Encoding.UTF8.GetString(output.ToArray());
        Assert.Contains("\e[31m  - (A;OICI;0x1200a9;;;S-1-5-17)", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no site 'Shopp'", "anonymous-to-pool", "--site", "Shopp")]
    [InlineData("--script and --apply", "anonymous-to-pool", "--script", "--apply")]
    [InlineData("--script and --json", "anonymous-to-pool", "--script", "--json")]
    [InlineData("Say which folder", "grant", "--identity", "IUSR")]
    [InlineData("Say whose rights", "revoke", @"D:\sites\shop")]
    [InlineData("'Wirte' names no rights", "grant", @"D:\sites\shop", "--right", "Wirte")]
    [InlineData("Did you mean 'IUSR'?", "revoke", @"D:\sites\shop", "--identity", "IUSRR")]
    public void A_wrong_question_is_2(string expected, string plan, params string[] options)
    {
        var result = CliRun.Of(["plan", plan, CliRun.Contoso, .. options]);
        Assert.Equal(2, result.Code);
        Assert.StartsWith("iisid: error: ", result.ErrorLines[0], StringComparison.Ordinal);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No command was given. The commands are: anonymous-to-pool, grant, revoke.")]
    [InlineData("There is no command or option 'grnt'.", "grnt")]
    public void A_plan_without_its_kind_is_2(string expected, params string[] words)
    {
        var result = CliRun.Of(["plan", .. words]);
        Assert.Equal(2, result.Code);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
        Assert.Contains("'iisid plan --help'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_writes_nothing()
    {
        using var server = new CopiedServer();
        var before = server.Hashes();
        string[][] plans = [["anonymous-to-pool", server.Root], ["anonymous-to-pool", server.Root, "--site", "Blog", "--apply"], ["grant", server.Root, Wiki, "--identity", "Blog", "--right", "Modify", "--script"], ["revoke", server.Root, @"D:\sites\shop", "--identity", "IUSR"]];
        Assert.All(plans, plan => Assert.InRange(CliRun.Of(["plan", .. plan]).Code, 0, 1));
        Assert.Equal(before, server.Hashes());
        Assert.False(Directory.Exists(server.Changes));
    }

    [Theory]
    [InlineData("anonymous-to-pool", "--site", "Shop")]
    [InlineData("anonymous-to-pool", "--site", "Blog", "--grant-missing")]
    [InlineData("grant", @"D:\sites\images", "--identity", "IUSR", "--right", "Read")]
    [InlineData("revoke", @"D:\sites\shop", "--identity", "IUSR", "--force")]
    public void Applied_and_undone_every_byte_is_back_and_a_second_time_there_is_nothing_to_do(string plan, params string[] options)
    {
        using var server = new CopiedServer();
        var before = server.Hashes();
        var applied = CliRun.Of(["plan", plan, server.Root, .. options, "--apply"]);
        Assert.Equal("", applied.Error);
        Assert.Equal(0, applied.Code);
        Assert.NotEqual(before, server.Hashes());
        var after = server.Hashes();

        var second = CliRun.Of(["plan", plan, server.Root, .. options, "--apply"]);
        Assert.Contains("\nNothing to do:", second.Output, StringComparison.Ordinal);
        Assert.Equal(0, second.Code);
        Assert.Equal(after, server.Hashes());

        // The last line is the command that takes it back.
        var undo = applied.Lines[^2];
        Assert.Matches($"^To take it back: iisid undo .* [0-9]{{8}}T[0-9]{{6}}Z-[0-9a-f]{{4}}$", undo);
        Assert.Equal(0, CliRun.Of("undo", server.Root, undo.Split(' ')[^1]).Code);
        Assert.Equal(before, server.Hashes());
    }

    [Fact]
    public void The_identities_are_those_that_were_planned()
    {
        using var server = new CopiedServer();
        CliRun.Of("plan", "anonymous-to-pool", server.Root, "--site", "Shop", "--apply");
        var requests = CliRun.Of("identity", server.Root, "--site", "Shop", "--application", "/", "--json").Json
            .Where(answer => answer.GetProperty("Authentication").GetString() == "Anonymous").Select(answer => answer.GetProperty("RequestIdentity").GetString());
        Assert.All(requests, name => Assert.Equal(@"IIS AppPool\Shop", name));
    }

    [Fact]
    public void With_one_misspelt_name_nothing_is_applied()
    {
        using var server = new CopiedServer();
        var before = server.Hashes();
        var result = CliRun.Of("plan", "anonymous-to-pool", server.Root, "--site", "Shop", "Blogg", "--apply");
        Assert.Equal(2, result.Code);
        Assert.Contains("no site 'Blogg'", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(before, server.Hashes());
    }

    [Fact]
    public void Stopped_before_it_writes_it_leaves_nothing()
    {
        using var server = new CopiedServer();
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Equal(130, CommandLine.Run(["plan", "anonymous-to-pool", server.Root, "--site", "Shop", "--apply"], new CliHost(Stream.Null, TextWriter.Null), stopped.Token));
        Assert.False(Directory.Exists(server.Changes));
    }

    [Fact]
    public void An_archive_is_planned_but_not_changed()
    {
        using var folder = new TemporaryFolder();
        var archive = folder.At("WEB01.zip");
        ZipFile.CreateFromDirectory(CliRun.Contoso, archive);
        Assert.Equal(0, CliRun.Of("plan", "anonymous-to-pool", archive, "--site", "Shop").Code);
        var result = CliRun.Of("plan", "anonymous-to-pool", archive, "--site", "Shop", "--apply");
        Assert.Equal(2, result.Code);
        Assert.Contains("it is an archive. Unpack it", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bare_file_is_changed_and_changed_back()
    {
        using var folder = new TemporaryFolder();
        var file = folder.At("applicationHost.config");
        File.Copy(Path.Combine(CliRun.Contoso, SmallServer.ApplicationHost), file);
        var before = File.ReadAllBytes(file);
        Assert.Equal(0, CliRun.Of("plan", "anonymous-to-pool", file, "--site", "Shop", "--force", "--apply").Code);
        Assert.Contains("<location path=\"Shop\">", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal(0, CliRun.Of("undo", file).Code);
        Assert.Equal(before, File.ReadAllBytes(file));
    }

    // What the commands are, PlanScriptTests says.
    [Fact]
    public void A_script_is_all_that_is_written()
    {
        var result = Anonymous("--site", "Shop", "--script");
        Assert.StartsWith("# Anonymous requests of 'Shop', 'Shop/help', 'Shop/loyalty' run as the application pool.\r\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("    & $appcmd set config 'Shop' ", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("Show-WayBack\r\n", result.Output, StringComparison.Ordinal);
    }

    // The password of the former anonymous user is removed with its name; a line beside it holds another one.
    [Theory]
    [InlineData("")]
    [InlineData("--json")]
    [InlineData("--script")]
    [InlineData("--apply")]
    public void A_stored_password_is_never_shown(string option)
    {
        const string Secret = "Tr0ub4dor-n3ver-sh0wn";
        using var folder = new TemporaryFolder();
        var source = SmallServer.Write(folder);
        var file = folder.At(SmallServer.ApplicationHost);
        File.WriteAllText(file, File.ReadAllText(file).Replace("</configuration>", $"""
              <location path="Web"><system.webServer><security><authentication>
                <!-- password="{Secret}" -->
                <anonymousAuthentication userName="WEB02\web" password="{Secret}" />
              </authentication></security></system.webServer></location>
            </configuration>
            """, StringComparison.Ordinal));
        string[] words = ["plan", "anonymous-to-pool", source, "--force", .. option.Length == 0 ? Array.Empty<string>() : [option]];
        var result = CliRun.Of(words);
        Assert.Equal(0, result.Code);
        Assert.Contains("password", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, result.Output + result.Error, StringComparison.Ordinal);
        var changes = CliRun.Of("changes", source, "--json");
        Assert.Equal(option == "--apply" ? 1 : 0, changes.Json.Count);
        Assert.DoesNotContain(Secret, changes.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(110)]
    public void Lines_fit_the_terminal_but_for_the_lines_of_files(int width)
    {
        var lines = CliRun.At(width, "plan", "grant", CliRun.Contoso, "Shop/", "--purpose", "Upload").Lines;
        Assert.InRange(lines.Count, 10, int.MaxValue);
        Assert.All(lines.Where(line => !line.Contains("S-1-5-", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 0, width));
    }

    private static CliResult Anonymous(params string[] options) => CliRun.Of(["plan", "anonymous-to-pool", CliRun.Contoso, .. options]);

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    private static IEnumerable<string> NamesOf<T>() => typeof(T).GetProperties().Select(property => property.Name);
}
