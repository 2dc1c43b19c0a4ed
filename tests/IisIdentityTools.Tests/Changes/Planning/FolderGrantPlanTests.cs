using IisIdentityTools.Access;
using IisIdentityTools.Changes;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Changes.Planning;

/// <summary>Grants and revocations on samples/contoso. Expected lists were worked out by hand from facts.json.</summary>
public sealed class FolderGrantPlanTests : IDisposable
{
    private const string ShopPool = "S-1-5-82-634253208-2346237047-1867043872-2360698316-99401469";
    private const string ImagesDacl = "D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;IS)";
    private readonly PlannedServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void Only_what_is_missing_is_granted_by_SID_to_the_account_that_needs_it()
    {
        var plan = _server.PlanGrant(@"D:\sites\images", "IUSR", FileRights.Read);
        var step = Assert.Single(plan.Steps);
        Assert.Equal(ImagesDacl, step.Before);
        Assert.Equal(ImagesDacl + "(A;OICI;FR;;;S-1-5-17)", step.After);
        var row = Assert.Single(plan.Access, row => row.Purpose == FolderPurpose.None);
        Assert.Equal((AccessVerdict.Denied, AccessVerdict.Allowed), (row.AccessBefore, row.AccessAfter));
        Assert.Equal(PlanState.Applied, _server.Apply(plan).State);
        Assert.Equal(PlanState.NothingToDo, _server.PlanGrant(@"D:\sites\images", "IUSR", FileRights.Read).State);
    }

    [Fact]
    public void What_is_allowed_already_is_not_granted_again() =>
        Assert.Equal(PlanState.NothingToDo, _server.PlanGrant(@"D:\sites\shop\App_Data", @"IIS AppPool\Shop", FileRights.Modify).State);

    [Fact]
    public void An_entry_that_is_there_takes_the_new_rights_in()
    {
        // The pool has an entry of its own with read and execute (0x1200a9): Modify (0x1301bf) goes into it.
        var before = _server.Dacl(@"D:\sites\shop");
        Assert.Contains($"(A;OICI;0x1200a9;;;{ShopPool})", before, StringComparison.Ordinal);
        var plan = _server.PlanGrant(@"D:\sites\shop", @"IIS AppPool\Shop", FileRights.Modify);
        var step = plan.Steps.Single(step => !step.IsInherited);
        Assert.Equal(before.Replace($"(A;OICI;0x1200a9;;;{ShopPool})", $"(A;OICI;0x1301bf;;;{ShopPool})", StringComparison.Ordinal), step.After);
        // Below it is handed down; App_Data has an entry for Modify of its own besides.
        Assert.Contains(plan.Steps, below => below.IsInherited && below.Path == @"D:\sites\shop\App_Data" && below.After.Contains($"(A;OICIID;0x1301bf;;;{ShopPool})", StringComparison.Ordinal));
    }

    [Fact]
    public void To_store_files_does_not_let_existing_ones_be_changed()
    {
        var plan = _server.PlanGrant(new FolderAccessQuery { Paths = ["Shop/"], Purpose = FolderPurpose.Upload, HandlerKinds = [HandlerKind.AspNetIntegrated] });
        var step = plan.Steps.Single(step => !step.IsInherited);
        // Code of ASP.NET runs as the pool; CI without OI: folders only, FILE_ADD_FILE (DC, 0x2).
        Assert.EndsWith($"(A;CI;DC;;;{ShopPool})", step.After, StringComparison.Ordinal);
        Assert.DoesNotContain("(A;CI;DC;;;S-1-5-17)", step.After, StringComparison.Ordinal);
    }

    [Fact]
    public void A_deny_entry_that_wins_is_said_and_nothing_useless_is_written()
    {
        // IIS_IUSRS is denied 0x10156 there, by the first entry, and every worker is in it.
        var plan = _server.PlanGrant(@"D:\sites\brochure\drafts", @"IIS AppPool\Brochure", FileRights.Modify);
        Assert.Equal(PlanState.NothingToDo, plan.State);
        Assert.Contains(plan.Notes, note => note.Contains("entry 1 (deny", StringComparison.Ordinal) && note.Contains("IIS_IUSRS", StringComparison.Ordinal));
    }

    // The folder gives Domain Users Modify, the share read and execute alone, and FullControl to administrators of the file server, whom nobody captured.
    // No entry of the folder's list helps either way.
    [Theory]
    [InlineData("", "no entry gives it")]
    [InlineData("(A;;FA;;;BA)", "is not known")]
    public void A_share_that_gives_less_is_what_stands_in_the_way(string administrators, string expected)
    {
        _server.Change(_server.FactsJson, "O:BAG:SYD:(A;;FA;;;BA)(A;;0x1301bf", $"O:BAG:SYD:{administrators}(A;;0x1301bf");
        var plan = _server.PlanGrant(@"\\files01\web$\home", @"CONTOSO\svc_content", FileRights.Modify);
        Assert.Equal(PlanState.NothingToDo, plan.State);
        var note = Assert.Single(plan.Notes);
        Assert.StartsWith(@"A grant does not help CONTOSO\svc_content on '\\files01\web$\home': Share \\files01\web$: ", note, StringComparison.Ordinal);
        Assert.Contains(expected, note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_gets_rights_only_when_it_is_named()
    {
        var plan = _server.PlanGrant(@"D:\sites\images", "Users", FileRights.Read);
        Assert.Equal(ImagesDacl + "(A;OICI;FR;;;BU)", Assert.Single(plan.Steps).After);
    }

    [Fact]
    public void A_pool_that_does_not_exist_gets_nothing()
    {
        var e = Assert.Throws<IdentityQueryException>(() => _server.PlanGrant(@"D:\sites\images", @"IIS AppPool\Shpo", FileRights.Read));
        Assert.Contains("Shop", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_whose_permissions_were_not_captured_is_left_alone()
    {
        var plan = _server.PlanGrant(@"D:\somewhere\else", "IUSR", FileRights.Read);
        Assert.Equal(PlanState.NothingToDo, plan.State);
        Assert.Contains(plan.Notes, note => note.Contains("not captured", StringComparison.Ordinal));
    }

    [Fact]
    public void Everything_that_the_list_itself_gives_is_taken_away()
    {
        var plan = _server.PlanRevoke(@"D:\sites\wiki", "IUSR");
        var step = plan.Steps.Single(step => !step.IsInherited);
        Assert.Equal("D:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIID;0x1200a9;;;BU)", step.After);
        Assert.DoesNotContain("S-1-5-17", plan.Steps.Single(below => below.IsInherited).After, StringComparison.Ordinal);
        // Users may still read: that is not hidden.
        Assert.Contains(plan.Notes, note => note.Contains("still has ReadAndExecute", StringComparison.Ordinal) && note.Contains("Users", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_an_entry_for_more_the_rest_stays()
    {
        // Modify (0x1301bf) without Write (0x116) and keeping what reading needs is 0x1200a9 and Delete 0x10000: 0x1300a9.
        var plan = _server.PlanRevoke(@"D:\sites\wiki", "IUSR", FileRights.Write);
        Assert.StartsWith("D:AI(A;OICI;0x1300a9;;;S-1-5-17)", plan.Steps.Single(step => !step.IsInherited).After, StringComparison.Ordinal);
    }

    [Fact]
    public void An_inherited_entry_is_taken_away_where_it_comes_from()
    {
        var plan = _server.PlanRevoke(@"D:\sites\wiki", "Users");
        Assert.Equal(PlanState.NothingToDo, plan.State);
        Assert.Contains(plan.Notes, note => note.Contains(@"'D:\sites'", StringComparison.Ordinal));
    }

    [Fact]
    public void To_take_away_what_an_application_needs_is_refused_unless_forced()
    {
        var plan = _server.PlanRevoke(@"D:\sites\images", "IIS_IUSRS");
        Assert.Equal(PlanState.Refused, plan.State);
        Assert.Equal([@"One place that IIS AppPool\Brochure can read cannot be read by it any more: 'D:\sites\images'."], plan.Breaks);
        Assert.Equal(PlanState.Applied, _server.Apply(_server.PlanRevoke(@"D:\sites\images", "IIS_IUSRS", force: true)).State);
        Assert.Equal("D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)", _server.Dacl(@"D:\sites\images"));
    }

    [Fact]
    public void An_entry_of_nobody_can_be_taken_away_by_its_SID()
    {
        // D:\sites\old lets a deleted account modify.
        var dacl = _server.Dacl(@"D:\sites\old");
        var orphan = System.Text.RegularExpressions.Regex.Match(dacl, @"\(A;OICI;0x1301bf;;;(S-1-5-21-[0-9-]+)\)");
        Assert.True(orphan.Success, dacl);
        var plan = _server.PlanRevoke(@"D:\sites\old", orphan.Groups[1].Value);
        Assert.Equal(dacl.Replace(orphan.Value, "", StringComparison.Ordinal), plan.Steps.Single(step => !step.IsInherited).After);
    }
}
