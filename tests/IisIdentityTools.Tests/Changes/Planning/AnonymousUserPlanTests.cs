using IisIdentityTools.Changes;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Changes.Planning;

/// <summary>
/// What is planned for the sites of samples/contoso. Expected lines, entries and verdicts were worked out by hand from its
/// applicationHost.config and facts.json.
/// </summary>
public sealed class AnonymousUserPlanTests : IDisposable
{
    private const string Section = "            <anonymousAuthentication";
    private const string WikiBefore = "D:AI(A;OICI;0x1301bf;;;S-1-5-17)(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIID;0x1200a9;;;BU)";
    private const string BlogPool = "S-1-5-82-2734256158-3485737692-275298378-1529073857-2789248872";

    private readonly PlannedServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void A_site_gets_one_location_tag_and_its_applications_inherit_from_it()
    {
        var plan = _server.PlanPool("Shop");
        Assert.Equal(PlanState.Planned, plan.State);
        Assert.Empty(plan.Breaks);
        var step = Assert.Single(plan.Steps);
        Assert.Equal((ChangeKind.ConfigurationFile, @"C:\Windows\System32\inetsrv\config\applicationHost.config"), (step.Kind, step.Path));
        var added = step.Diff.Split('\n').Where(line => line.StartsWith('+') && !line.StartsWith("+++", StringComparison.Ordinal)).Select(line => line[1..].Trim());
        Assert.Equal(
            ["<location path=\"Shop\">", "<system.webServer>", "<security>", "<authentication>", "<anonymousAuthentication userName=\"\" />", "</authentication>", "</security>", "</system.webServer>", "</location>"],
            added);
        Assert.Equal(["/", "/help"], plan.Identities.Select(change => change.Path).Distinct());
        Assert.All(plan.Identities, change => Assert.Equal((@"NT AUTHORITY\IUSR", @"IIS AppPool\Shop"), (change.RequestBefore, change.RequestAfter)));
    }

    [Fact]
    public void What_is_so_already_needs_nothing()
    {
        var plan = _server.PlanPool("Brochure");
        Assert.Equal(PlanState.NothingToDo, plan.State);
        Assert.Empty(plan.Steps);
        // A place below with an account of its own is not touched, and said.
        Assert.Contains(plan.Notes, note => note.Contains("'Brochure/press'", StringComparison.Ordinal) && note.Contains(@"CONTOSO\svc_press", StringComparison.Ordinal) && note.Contains("applicationHost.config:649", StringComparison.Ordinal));
    }

    [Fact]
    public void A_place_that_is_named_is_changed_where_its_setting_stands_and_loses_the_password()
    {
        var plan = _server.PlanPool("Brochure", paths: ["press"], force: true);
        var diff = Assert.Single(plan.Steps).Diff.Split('\n');
        Assert.Contains("-" + Section + " userName=\"CONTOSO\\svc_press\" password=\"(stored, encrypted)\" />", diff);
        Assert.Contains("+" + Section + " userName=\"\" />", diff);
        Assert.DoesNotContain("enc:", plan.Steps[0].Diff, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_pool_cannot_do_that_the_anonymous_user_can_is_said_first_and_refused()
    {
        var plan = _server.PlanPool("Blog");
        Assert.Equal(PlanState.Refused, plan.State);
        // IUSR has Modify on the wiki by an entry of its own; the pool has only what Users have: read and execute.
        Assert.Equal([@"One place that NT AUTHORITY\IUSR can change cannot be changed by IIS AppPool\Blog: 'D:\sites\wiki'."], plan.Breaks);
        var before = _server.Contents();
        var refused = Assert.Throws<ChangeException>(() => _server.Apply(plan));
        Assert.Equal("AccessWouldBeLost", refused.ErrorId);
        Assert.Contains(@"D:\sites\wiki", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, _server.Contents());
    }

    [Fact]
    public void The_missing_rights_are_granted_along_and_no_others()
    {
        var plan = _server.PlanPool("Blog", grant: true);
        Assert.Equal(PlanState.Planned, plan.State);
        Assert.Empty(plan.Breaks);
        var wiki = plan.Steps.Single(step => step.Path == @"D:\sites\wiki");
        Assert.Equal(WikiBefore, wiki.Before);
        // Modify 0x1301bf without read and execute 0x1200a9 is 0x10116: DC LC RP CR SD; inherited as the entry of IUSR is.
        Assert.Equal(WikiBefore.Replace("(A;OICIID;FA;;;SY)", $"(A;OICI;DCLCRPCRSD;;;{BlogPool})(A;OICIID;FA;;;SY)", StringComparison.Ordinal), wiki.After);
        var below = plan.Steps.Single(step => step.IsInherited);
        Assert.Equal(@"D:\sites\wiki\editors", below.Path);
        Assert.Contains($"(A;OICIID;DCLCRPCRSD;;;{BlogPool})", below.After, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forced_plan_is_made_although_something_breaks()
    {
        var plan = _server.PlanPool("Blog", force: true);
        Assert.Equal(PlanState.Planned, plan.State);
        Assert.NotEmpty(plan.Breaks);
        Assert.Equal(PlanState.Applied, _server.Apply(plan).State);
    }

    [Fact]
    public void Back_to_IUSR_takes_the_setting_away_and_tells_what_only_workers_may_read()
    {
        var plan = _server.Plan(new AnonymousUserQuery { Sites = ["Brochure"], User = AnonymousUser.Iusr });
        Assert.Contains("+" + Section + " />", Assert.Single(plan.Steps).Diff.Split('\n'));
        // D:\sites\images gives IIS_IUSRS read and execute and nobody else: every worker is in it, IUSR is not.
        Assert.Equal(PlanState.Refused, plan.State);
        Assert.Equal([@"One place that IIS AppPool\Brochure can read cannot be read by NT AUTHORITY\IUSR: 'D:\sites\images'."], plan.Breaks);
    }

    [Fact]
    public void A_setting_that_a_webconfig_may_make_is_changed_there()
    {
        // The section is unlocked for the site, whose own web.config sets the user: nothing that applicationHost.config says counts against it.
        _server.Change(_server.ApplicationHost, "name=\"anonymousAuthentication\" overrideModeDefault=\"Deny\"", "name=\"anonymousAuthentication\" overrideModeDefault=\"Allow\"");
        var file = Path.Combine(_server.Root, "drives/D/sites/legacy/web.config");
        File.WriteAllText(file, "<configuration>\n  <system.webServer><security><authentication>\n    <anonymousAuthentication userName=\"IUSR\" />\n  </authentication></security></system.webServer>\n</configuration>\n");
        var plan = _server.Plan(new AnonymousUserQuery { Sites = ["Legacy"], Applications = ["/"], Force = true });
        var step = Assert.Single(plan.Steps);
        Assert.Equal(@"D:\sites\legacy\web.config", step.Path);
        Assert.Equal(PlanState.Applied, _server.Apply(plan).State);
        Assert.Equal("<configuration>\n  <system.webServer><security><authentication>\n    <anonymousAuthentication userName=\"\" />\n  </authentication></security></system.webServer>\n</configuration>\n", File.ReadAllText(file));
    }

    [Fact]
    public void A_webconfig_that_sets_what_is_locked_is_named_with_the_line_of_the_lock()
    {
        // D:\sites\sandbox\locked\web.config:7 sets the section that applicationHost.config:43 locks.
        var plan = _server.PlanPool("Sandbox", paths: ["/locked"], force: true);
        Assert.Equal(@"C:\Windows\System32\inetsrv\config\applicationHost.config", Assert.Single(plan.Steps).Path);
        Assert.Contains(plan.Notes, note => note.Contains(@"D:\sites\sandbox\locked\web.config:7", StringComparison.Ordinal) && note.Contains("applicationHost.config:43", StringComparison.Ordinal));
    }

    [Fact]
    public void A_site_that_does_not_exist_is_an_error_with_the_name_that_comes_close()
    {
        var e = Assert.Throws<IdentityQueryException>(() => _server.PlanPool("Shpo"));
        Assert.Equal("SiteNotFound", e.ErrorId);
        Assert.Contains("'Shop'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Permissions_that_were_not_captured_prove_nothing()
    {
        // Without the descriptor of the content nobody can tell what the pool may read.
        var facts = File.ReadAllLines(_server.FactsJson);
        File.WriteAllLines(_server.FactsJson, facts.Where(line => !line.Contains(@"""D:\\sites\\shop""", StringComparison.OrdinalIgnoreCase)));
        var plan = _server.PlanPool("Shop");
        Assert.Equal(PlanState.Refused, plan.State);
        Assert.Contains(plan.Breaks, sentence => sentence.Contains(@"'D:\sites\shop'", StringComparison.Ordinal) && sentence.Contains("cannot be told", StringComparison.Ordinal));
    }

    [Fact]
    public void What_changed_in_between_is_not_overwritten()
    {
        var plan = _server.PlanPool("Shop");
        File.AppendAllText(_server.ApplicationHost, "<!-- edited by hand -->\n");
        var before = _server.Contents();
        Assert.Equal("FileChanged", Assert.Throws<ChangeException>(() => _server.Apply(plan)).ErrorId);
        Assert.Equal(before, _server.Contents());
    }

    [Fact]
    public void What_is_there_afterwards_is_as_predicted_or_it_is_undone()
    {
        using var unchanged = new PlannedServer();
        var before = _server.Contents();
        // The look afterwards finds a server on which nothing happened: what was written is put back.
        var e = Assert.Throws<ChangeException>(() => _server.Apply(_server.PlanPool("Shop"), reopen: () => ServerSnapshot.Open(unchanged.Root)));
        Assert.Equal("PredictionFailed", e.ErrorId);
        Assert.Contains("Shop/", e.Message, StringComparison.Ordinal);
        Assert.Equal(before, _server.Contents());
    }

    [Fact]
    public void The_rights_in_question_are_those_that_the_role_uses()
    {
        // Static files are only read: that IUSR may change a folder is no reason to let the pool change it.
        var plan = _server.PlanPool("Blog");
        var content = plan.Access.Where(row => row.Roles == IisIdentityTools.Access.AccessRoles.Content).ToArray();
        Assert.NotEmpty(content);
        Assert.All(content, row => Assert.False(row.Right.HasFlag(FileRights.WriteData)));
    }
}
