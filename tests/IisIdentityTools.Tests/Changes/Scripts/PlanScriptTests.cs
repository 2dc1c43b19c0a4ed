using IisIdentityTools.Access;
using IisIdentityTools.Changes;
using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;
using IisIdentityTools.Tests.Facts;
using Xunit;

namespace IisIdentityTools.Tests.Changes.Scripts;

/// <summary>Plans as scripts: what they say, and what a real PowerShell does with them.</summary>
public sealed class PlanScriptTests : IDisposable
{
    private const string Section = "/section:system.webServer/security/authentication/anonymousAuthentication";
    private const string Iusr = "S-1-5-17";

    // A path and a site with everything that PowerShell could take for its own, and letters that are not ASCII.
    private const string OddFolder = @"C:\web\Bob's $HOME `n café";
    private const string OddSite = "Bob's $HOME `n café";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_setting_becomes_a_call_of_appcmd()
    {
        using var run = Run(PlanScript.Write(Anonymous()));
        // "userName" set and empty is the pool (rule A4); the section is locked below applicationHost.config (A6), so it is committed there.
        Assert.Equal(["appcmd|add|backup|(time)", $"appcmd|set|config|{OddSite}|{Section}|/userName:|/commit:apphost"], Calls(run));
        Assert.Contains("was changed after it was captured", run.Output, StringComparison.Ordinal);
        Assert.Contains("restore backup iisid-", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_removed_setting_is_removed_by_its_name()
    {
        using var run = Run(PlanScript.Write(Anonymous(AnonymousUser.Iusr, At(OddSite, """<anonymousAuthentication userName="WEB01\web" password="secret-of-web" />"""))));
        Assert.Equal($"appcmd|set|config|{OddSite}|{Section}|--password|--userName|/commit:apphost", Calls(run)[^1]);
    }

    [Fact]
    public void A_setting_of_a_web_config_stays_there_and_the_file_is_copied_before()
    {
        _folder.Write("drives/C/web/" + OddSite + "/web.config", """<configuration><system.webServer><security><authentication><anonymousAuthentication userName="IUSR" /></authentication></security></system.webServer></configuration>""");
        using var run = Run(PlanScript.Write(Anonymous(locations: """<location path="" overrideMode="Allow"><system.webServer><security><authentication><anonymousAuthentication /></authentication></security></system.webServer></location>""")));
        Assert.Equal([$@"Copy-Item|{OddFolder}\web.config", $"appcmd|set|config|{OddSite}|{Section}|/userName:|/commit:url"], Calls(run));
    }

    // D:AI(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;S-1-5-17) and what is asked for. RX is 0x1200a9, M 0x1301bf (Microsoft Learn "icacls").
    [Theory]
    [InlineData("D:AI(A;OICI;FA;;;SY)", "RX", $"/grant|*{Iusr}:(OI)(CI)(RX)")]
    [InlineData("D:AI(A;OICI;FA;;;SY)", "WD,AD", $"/grant|*{Iusr}:(CI)(WD,AD)")]
    [InlineData("D:AI(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;S-1-5-17)", "M", $"/grant|*{Iusr}:(OI)(CI)(M)")]
    public void A_grant_becomes_a_call_of_icacls(string dacl, string right, string expected)
    {
        using var run = Run(PlanScript.Write(Grant(dacl, right)));
        Assert.Equal([$"icacls|{OddFolder}|{expected}"], Calls(run));
        Assert.Contains("-RestorePermissions", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("D:AI(A;OICI;FA;;;SY)(A;OICI;0x1301bf;;;S-1-5-17)", "", $"icacls|{OddFolder}|/remove:g|*{Iusr}")]
    [InlineData("D:AI(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;S-1-5-17)(A;CI;0x2;;;S-1-5-17)", "RX", $"Set-Dacl|{OddFolder}|D:AI(A;OICI;FA;;;SY)(A;CI;DC;;;S-1-5-17)")]
    // Modify without Write: 0x1301bf & ~0x100116 (FILE_GENERIC_WRITE without READ_CONTROL and SYNCHRONIZE, which reading needs) = 0x1300a9.
    [InlineData("D:AI(A;OICI;FA;;;SY)(A;OICI;0x1301bf;;;S-1-5-17)", "W", $"Set-Dacl|{OddFolder}|D:AI(A;OICI;FA;;;SY)(A;OICI;0x1300a9;;;S-1-5-17)")]
    // Not in canonical order: icacls would sort it.
    [InlineData("D:AI(A;OICI;0x1200a9;;;S-1-5-17)(D;OICI;DC;;;BG)", "", $"Set-Dacl|{OddFolder}|D:AI(D;OICI;DC;;;BG)")]
    public void A_revocation_is_a_call_of_icacls_where_that_can_say_it_and_the_whole_list_else(string dacl, string right, string expected)
    {
        using var run = Run(PlanScript.Write(Revoke(dacl, right)));
        Assert.Equal([expected], Calls(run));
    }

    // Blog of the sample: IUSR alone may change D:\sites\wiki, by (A;OICI;0x1301bf;;;S-1-5-17); everybody reads it by BUILTIN\Users. The pool lacks
    // 0x1301bf & ~0x1200a9 = 0x10116: WD 2, AD 4, WEA 0x10, WA 0x100, DE 0x10000.
    [Fact]
    public void A_whole_plan_becomes_a_whole_script()
    {
        using var snapshot = ServerSnapshot.Open(Architecture.SourceTree.At("samples/contoso"));
        var query = new AnonymousUserQuery { Sites = ["Blog"], GrantMissingAccess = true };
        var plan = new AnonymousUserPlanner(ServerConfiguration.Load(snapshot, TestContext.Current.CancellationToken)).Plan(query, null, TestContext.Current.CancellationToken);
        using var run = Run(PlanScript.Write(plan));
        Assert.Equal(
        [
            "appcmd|add|backup|(time)", $"appcmd|set|config|Blog|{Section}|/userName:|/commit:apphost",
            $@"icacls|D:\sites\wiki|/grant|*{ApplicationPoolSid.FromName("Blog")}:(OI)(CI)(WD,AD,WEA,WA,DE)",
        ], Calls(run));
    }

    [Fact]
    public void Lists_that_follow_are_left_to_Windows()
    {
        var plan = Grant("D:AI(A;OICI;FA;;;SY)", "R", """, {"path": "C:\\web\\Bob's $HOME `n café\\a.htm", "state": "present", "kind": "file", "sddl": "O:BAD:AI(A;ID;FA;;;SY)"}""");
        Assert.Contains(plan.Steps, step => step.IsInherited);
        using var run = Run(PlanScript.Write(plan));
        Assert.Single(Calls(run));
    }

    [Fact]
    public void On_another_computer_nothing_is_done_unless_it_is_forced()
    {
        var script = PlanScript.Write(Anonymous());
        using var refused = new ScriptRun { Computer = "WEB02" }.Start(script);
        Assert.Equal(1, refused.Code);
        Assert.Contains("This is WEB02; the change was planned for WEB01.", refused.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Empty(refused.Calls);
        using var forced = new ScriptRun { Computer = "WEB02" }.Start(script, "Force");
        Assert.Equal(0, forced.Code);
        Assert.Equal(2, forced.Calls.Count);
    }

    [Fact]
    public void Where_permissions_are_not_as_captured_nothing_is_done_unless_it_is_forced()
    {
        var script = PlanScript.Write(Grant("D:AI(A;OICI;FA;;;SY)", "R"));
        using var refused = new ScriptRun { ListsDiffer = true }.Start(script);
        Assert.Equal(1, refused.Code);
        Assert.Empty(refused.Calls);
        using var forced = new ScriptRun { ListsDiffer = true }.Start(script, "Force");
        Assert.Equal(0, forced.Code);
        Assert.Single(forced.Calls);
    }

    // IUSR reads, the pool has no entry: static files could not be served any more.
    [Fact]
    public void A_plan_that_breaks_something_does_nothing_unless_it_is_forced()
    {
        var plan = Anonymous(dacl: "D:AI(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;S-1-5-17)");
        Assert.Equal(PlanState.Refused, plan.State);
        var script = PlanScript.Write(plan);
        Assert.Contains("# WHAT WORKS NOW AND WOULD NOT AFTERWARDS:\r\n# ! ", script, StringComparison.Ordinal);
        using var refused = new ScriptRun().Start(script);
        Assert.Equal(1, refused.Code);
        Assert.Empty(refused.Calls);
        using var forced = new ScriptRun().Start(script, "Force");
        Assert.Equal(2, forced.Calls.Count);
    }

    [Fact]
    public void Permissions_are_put_back_from_what_was_saved()
    {
        var script = PlanScript.Write(Grant("D:AI(A;OICI;FA;;;SY)", "R"));
        using var run = Run(script);
        // The last line is a command to be copied: quotes in it are doubled.
        var saved = run.Output.TrimEnd().Split("-RestorePermissions '")[^1].TrimEnd('\'').Replace("''", "'", StringComparison.Ordinal);
        Assert.Contains("o'brien", saved, StringComparison.Ordinal);
        run.Start(script, "RestorePermissions=" + saved);
        Assert.Equal(0, run.Code);
        // What the list was is in the stand-in's words.
        Assert.Equal([$"icacls|{OddFolder}|/grant|*{Iusr}:(OI)(CI)(R)", $"Set-Dacl|{OddFolder}|list"], Calls(run));
    }

    [Fact]
    public void A_program_that_fails_ends_the_script_which_says_how_to_go_back()
    {
        using var run = new ScriptRun { IcaclsEndsWith = 5 }.Start(PlanScript.Write(Grant("D:AI(A;OICI;FA;;;SY)", "R")));
        Assert.Equal(1, run.Code);
        Assert.Contains("icacls failed with exit code 5.", run.Output, StringComparison.Ordinal);
        Assert.Contains("To go back:", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_with_nothing_to_do_says_so()
    {
        using var run = Run(PlanScript.Write(Anonymous(AnonymousUser.Iusr)));
        Assert.Equal("Nothing is to be done on WEB01: everything is as it should be.", run.Output.Trim());
        Assert.Empty(run.Calls);
    }

    [Fact]
    public void Its_head_says_for_which_server_and_from_which_capture()
    {
        var script = PlanScript.Write(Anonymous());
        Assert.StartsWith("# Anonymous requests of 'Bob's $HOME `n caf\\u00e9' run as the application pool.\r\n#\r\n# For WEB01; planned from '", script, StringComparison.Ordinal);
        Assert.Contains("', captured 2026-03-14 02:10:00 UTC.\r\n", script, StringComparison.Ordinal);
        Assert.Contains("#Requires -RunAsAdministrator\r\n", script, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", script, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_a_double_quote_is_refused()
    {
        var plan = Anonymous(site: "Bob&quot;s");
        Assert.Equal("ScriptImpossible", Assert.Throws<ChangeException>(() => PlanScript.Write(plan)).ErrorId);
    }

    public void Dispose() => _folder.Dispose();

    private static ScriptRun Run(string script)
    {
        Assert.DoesNotContain(script, c => c is not ('\r' or '\n' or (>= ' ' and <= '~')));
        Assert.DoesNotContain("\n", script.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var run = new ScriptRun().Start(script);
        Assert.Equal("", run.SyntaxErrors);
        Assert.True(run.Code == 0, run.Output);
        return run;
    }

    private static string[] Calls(ScriptRun run) =>
        [.. run.Calls.Select(call => call.StartsWith("appcmd|add|backup|iisid-", StringComparison.Ordinal) ? "appcmd|add|backup|(time)" : call)];

    private static FolderGrantQuery Query(string right) => new()
    {
        Force = true,
        Access = [new FolderAccessQuery { Paths = [OddFolder], Identities = ["IUSR"], Right = right.Length == 0 ? null : RightsText.TryParse(right, out var rights) ? rights : FileRights.None }],
    };

    private ChangePlan Grant(string dacl, string right, string morePaths = "") =>
        new FolderGrantPlanner(Server(dacl, "", OddSite, morePaths)).PlanGrant(Query(right), null, TestContext.Current.CancellationToken);

    private ChangePlan Revoke(string dacl, string right) =>
        new FolderGrantPlanner(Server(dacl, "", OddSite, "")).PlanRevoke(Query(right), null, TestContext.Current.CancellationToken);

    private ChangePlan Anonymous(AnonymousUser user = AnonymousUser.ApplicationPool, string locations = "", string dacl = "D:AI(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;WD)", string site = OddSite) =>
        new AnonymousUserPlanner(Server(dacl, locations, site, "")).Plan(new AnonymousUserQuery { User = user }, null, TestContext.Current.CancellationToken);

    private static string At(string site, string section) =>
        $"<location path=\"{site}\"><system.webServer><security><authentication>{section}</authentication></security></system.webServer></location>";

    private ServerConfiguration Server(string dacl, string locations, string site, string morePaths)
    {
        _folder.Write("facts.json", $$"""
            { "schemaVersion": 1, "server": { "name": "WEB01", "domain": "", "iisVersion": "10.0" }, "capturedUtc": "2026-03-14T02:10:00Z",
              "capturedTrees": [ "C:\\web", "C:\\Windows" ],
              "paths": [ {"path": "C:\\web\\Bob's $HOME `n café", "state": "present", "kind": "folder", "sddl": "O:SY{{dacl}}"}{{morePaths}} ] }
            """);
        _folder.Write("drives/C/Windows/System32/inetsrv/config/applicationHost.config", $"""
            <configuration>
              <system.applicationHost>
                <applicationPools><add name="Web" managedRuntimeVersion="" /></applicationPools>
                <sites>
                  <site name="{site}" id="1"><application path="/"><virtualDirectory path="/" physicalPath="{OddFolder}" /></application></site>
                  <applicationDefaults applicationPool="Web" />
                </sites>
              </system.applicationHost>
              <system.webServer>
                <handlers><add name="StaticFile" path="*" verb="*" modules="StaticFileModule" resourceType="Either" requireAccess="Read" /></handlers>
              </system.webServer>
              {locations}
            </configuration>
            """);
        return ServerConfiguration.Load(ServerSnapshot.Open(_folder.Root));
    }
}
