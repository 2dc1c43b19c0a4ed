using IisIdentityTools.Access;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Access;

/// <summary>
/// The test vectors of section I of the rules that concern access, and the questions of rule F. Expected values are those of the rules, which quote
/// Microsoft's documentation and dumps of real tokens; none comes from this code.
/// </summary>
public sealed class VectorTests
{
    private const string Site = @"D:\site";
    private const string Iusr = @"NT AUTHORITY\IUSR";
    private const string Pool = @"IIS AppPool\Pool";

    // Vector 1: Users RX on the content; IUSR is in Users through Authenticated Users.
    // Vector 2: only IIS_IUSRS RX: IUSR is not a member, the worker process is.
    [Theory]
    [InlineData("D:(A;OICI;0x1200a9;;;BU)", AccessVerdict.Allowed, AccessVerdict.Allowed)]
    [InlineData("D:(A;OICI;0x1200a9;;;IS)", AccessVerdict.Denied, AccessVerdict.Allowed)]
    public void Static_content_is_opened_by_the_anonymous_user(string sddl, AccessVerdict anonymous, AccessVerdict worker)
    {
        var answers = AccessServer.Create().WithSddl(Site, sddl).Ask(new FolderAccessQuery { Paths = ["Site/"], Purpose = FolderPurpose.StaticRead, HandlerKinds = [HandlerKind.StaticFile] });

        Assert.Equal([(Iusr, AccessRoles.Content, anonymous), (Pool, AccessRoles.Process, worker)], answers.Select(answer => (answer.Identity, answer.Roles, answer.Access)));
    }

    // Vector 3: anonymous userName="" makes the pool identity the anonymous user.
    [Fact]
    public void Anonymous_as_pool_identity_takes_iusr_out_of_the_picture()
    {
        var server = AccessServer.Create().WithSddl(Site, "D:(A;OICI;0x1200a9;;;IS)")
            .Location("Site", "<system.webServer><security><authentication><anonymousAuthentication userName=\"\" /></authentication></security></system.webServer>");

        var answer = Assert.Single(server.Ask(new FolderAccessQuery { Paths = ["Site/"], Purpose = FolderPurpose.StaticRead, HandlerKinds = [HandlerKind.StaticFile] }));

        Assert.Equal((Pool, AccessRoles.Process | AccessRoles.Content, AccessVerdict.Allowed), (answer.Identity, answer.Roles, answer.Access));
    }

    // Vector 4: .aspx, only the pool has RX: file authorization refuses the anonymous user (401.3 with win32 0), the pool itself can.
    [Fact]
    public void File_authorization_checks_the_user_of_the_request()
    {
        var server = AccessServer.Create().WithFile(@"D:\site\page.aspx", "<%@ Page %>").WithSddl(@"D:\site\page.aspx", $"D:(A;;0x1200a9;;;{AccessServer.PoolSid})", PathKind.File);

        var answers = server.Ask(new FolderAccessQuery { Paths = ["Site/page.aspx"], Purpose = FolderPurpose.RunCode });

        Assert.Contains(answers, answer => answer is { Identity: Pool, Access: AccessVerdict.Allowed } && answer.Roles.HasFlag(AccessRoles.Code));
        var refused = Assert.Single(answers, answer => answer.Access == AccessVerdict.Denied);
        Assert.Equal((Iusr, AccessRoles.FileAuthorization), (refused.Identity, refused.Roles));
    }

    // Vector 10: SERVICE is deny-only in the token of IUSR and enabled in that of a worker process (dumps, rule C1).
    [Theory]
    [InlineData("IUSR", AccessVerdict.Denied)]
    [InlineData(Pool, AccessVerdict.Allowed)]
    public void Service_counts_for_the_worker_and_not_for_iusr(string identity, AccessVerdict expected) =>
        Assert.Equal(expected, AccessServer.Create().WithSddl(Site, "D:(A;OICI;0x1200a9;;;SU)").Ask(Site, identity, FileRights.ReadAndExecute).Access);

    // A denying entry matches a deny-only SID (C5).
    [Fact]
    public void A_denying_entry_matches_a_deny_only_group() =>
        Assert.Equal(AccessVerdict.Denied, AccessServer.Create().WithSddl(Site, "D:(D;;0x1200a9;;;SU)(A;;0x1200a9;;;BU)").Ask(Site, "IUSR", FileRights.Read).Access);

    // Vector 11: WAS adds the pool's SID to the worker's token whatever account it runs as.
    [Theory]
    [InlineData("identityType=\"NetworkService\"", @"NT AUTHORITY\NETWORK SERVICE")]
    [InlineData("identityType=\"LocalService\"", @"NT AUTHORITY\LOCAL SERVICE")]
    [InlineData("identityType=\"ApplicationPoolIdentity\"", Pool)]
    public void The_pool_sid_counts_for_every_identity_type(string processModel, string identity)
    {
        var server = AccessServer.Create().Pool("Pool", processModel: processModel).WithSddl(Site, $"D:(A;OICI;0x1200a9;;;{AccessServer.PoolSid})");

        var worker = Assert.Single(server.Ask(new FolderAccessQuery { Paths = ["Site/"], Purpose = FolderPurpose.StaticRead, HandlerKinds = [HandlerKind.StaticFile] }), answer => answer.Roles.HasFlag(AccessRoles.Process));

        Assert.Equal((identity, AccessVerdict.Allowed), (worker.Identity, worker.Access));
    }

    // Vector 12 and rule B7: IUSR is anonymous on the network; the worker shows the computer account.
    [Fact]
    public void On_a_share_iusr_is_anonymous_and_the_pool_is_the_computer()
    {
        const string Folder = @"\\files01\web\shop";
        var computer = InMemoryServerFacts.DomainSid + "-1601";
        var server = AccessServer.Create().Application("/", Folder)
            .WithFacts(facts => facts.WithShare(@"\\files01\web", $"D:(A;;0x1200a9;;;{computer})(A;;0x1200a9;;;WD)"))
            .WithSddl(Folder, $"D:(A;OICI;0x1200a9;;;{computer})(A;OICI;0x1200a9;;;WD)");

        var answers = server.Ask(new FolderAccessQuery { Paths = ["Site/"], Purpose = FolderPurpose.StaticRead, HandlerKinds = [HandlerKind.StaticFile] });

        Assert.Equal([(@"NT AUTHORITY\ANONYMOUS LOGON", AccessVerdict.Denied), (@"CONTOSO\WEB01$", AccessVerdict.Allowed)], answers.Select(answer => (answer.Identity, answer.Access)));
    }

    // Rule F1, last row: share and file system both count, the stricter wins and is named.
    [Theory]
    [InlineData("0x1200a9", "0x1301bf", AccessVerdict.Denied, AccessLimits.Share)]
    [InlineData("0x1f01ff", "0x1200a9", AccessVerdict.Denied, AccessLimits.FileSystem)]
    [InlineData("0x1200a9", "0x1200a9", AccessVerdict.Denied, AccessLimits.FileSystem | AccessLimits.Share)]
    [InlineData("0x1f01ff", "0x1301bf", AccessVerdict.Allowed, AccessLimits.None)]
    public void The_stricter_of_share_and_list_wins(string share, string list, AccessVerdict expected, AccessLimits limit)
    {
        const string Folder = @"\\files01\web\shop";
        var computer = InMemoryServerFacts.DomainSid + "-1601";
        var server = AccessServer.Create()
            .WithFacts(facts => facts.WithShare(@"\\files01\web", $"D:(A;;{share};;;{computer})"))
            .WithSddl(Folder, $"D:(A;OICI;{list};;;{computer})");

        var answer = server.Ask(Folder, Pool, FileRights.Modify);

        Assert.Equal((expected, limit), (answer.Access, answer.LimitedBy));
    }

    // A share whose permissions nobody captured, or could read, is never a yes.
    [Theory]
    [InlineData(null)]
    [InlineData(FactState.Unreadable)]
    [InlineData(FactState.Unknown)]
    public void An_unknown_share_is_unknown(FactState? state)
    {
        const string Folder = @"\\files01\web\shop";
        var server = AccessServer.Create().WithSddl(Folder, "D:(A;OICI;FA;;;WD)").WithFacts(facts =>
        {
            if (state is { } known)
                facts.WithShare(new ShareFact { Path = @"\\files01\web", State = known, Reason = "Access is denied." });
        });

        var answer = server.Ask(Folder, Pool, FileRights.Read);

        Assert.Equal((AccessVerdict.Unknown, AccessLimits.Share, FileRights.None), (answer.Access, answer.LimitedBy, answer.Granted));
    }

    // Vector 23: the file grants no DELETE, its folder FILE_DELETE_CHILD ([MS-FSA] 2.1.5.1.2.1).
    [Theory]
    [InlineData("0x1200a9", AccessVerdict.Denied)]
    [InlineData("0x1200e9", AccessVerdict.Allowed)]
    public void A_folder_lets_delete_what_is_in_it(string folder, AccessVerdict expected)
    {
        var server = AccessServer.Create().WithSddl(Site, $"D:(A;;{folder};;;IS)").WithSddl(@"D:\site\a.txt", "D:(A;;0x1200a9;;;IS)", PathKind.File);

        Assert.Equal(expected, server.Ask(@"D:\site\a.txt", Pool, FileRights.Delete).Access);
    }

    // The drive root of a stock server lets members of Users create folders, and files in folders: (A;CI;LC;;;BU)(A;CIIO;DC;;;BU). A site folder that
    // inherited it can be written through Users alone, although nobody granted the pool anything.
    [Fact]
    public void Only_users_from_the_drive_root_gives_the_write()
    {
        var server = AccessServer.Create().WithSddl(Site, "O:BAD:AI(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIID;0x1200a9;;;BU)(A;CIID;LC;;;BU)(A;CIID;DC;;;BU)");

        var answer = server.Ask(Site, Pool, FileRights.CreateFiles);

        Assert.Equal(AccessVerdict.Allowed, answer.Access);
        Assert.Contains(answer.Because, step => step.Contains(@"entry 5 (allow BUILTIN\Users CreateFiles, inherited)", StringComparison.Ordinal));
    }

    // serverfault 780325: Windows' Effective Access tab knows no stored membership of a pool account and says no; the token of the worker holds
    // IIS_IUSRS and SERVICE all the same.
    [Theory]
    [InlineData("IS")]
    [InlineData("SU")]
    [InlineData("BU")]
    [InlineData("AU")]
    public void The_pool_can_where_the_effective_access_tab_says_no(string group) =>
        Assert.Equal(AccessVerdict.Allowed, AccessServer.Create().WithSddl(Site, $"D:(A;OICI;0x1200a9;;;{group})").Ask(Site, Pool, FileRights.ReadAndExecute).Access);

    // Vector 20: S-1-5-82-0 is in the token of ApplicationPoolIdentity workers only.
    [Theory]
    [InlineData("", AccessVerdict.Allowed)]
    [InlineData("identityType=\"NetworkService\"", AccessVerdict.Denied)]
    public void All_pools_means_virtual_accounts_only(string processModel, AccessVerdict expected)
    {
        var server = AccessServer.Create().Pool("Pool", processModel: processModel).WithSddl(Site, "D:(A;OICI;0x1200a9;;;S-1-5-82-0)");

        var worker = Assert.Single(server.Ask(new FolderAccessQuery { Paths = ["Site/"], Purpose = FolderPurpose.StaticRead, HandlerKinds = [HandlerKind.StaticFile] }), answer => answer.Roles.HasFlag(AccessRoles.Process));

        Assert.Equal(expected, worker.Access);
    }

    // Rule F4: a parent's list is not asked when a known path is opened: bypass traverse is held by Everyone on a stock server.
    [Fact]
    public void A_closed_parent_folder_does_not_matter_with_bypass_traverse()
    {
        var server = AccessServer.Create().WithSddl(@"D:\", "D:(A;;FA;;;SY)").WithSddl(Site, "D:(A;OICI;0x1200a9;;;IS)");

        Assert.Equal(AccessVerdict.Allowed, server.Ask(Site, Pool, FileRights.Read).Access);
    }

    // Rule C2: without SeChangeNotifyPrivilege every folder on the way is checked for Traverse (0x20).
    [Theory]
    [InlineData("D:(A;;FA;;;SY)", AccessVerdict.Denied, AccessLimits.Traverse)]
    [InlineData("D:(A;;0x20;;;IS)", AccessVerdict.Allowed, AccessLimits.None)]
    [InlineData(null, AccessVerdict.Unknown, AccessLimits.Traverse)]
    public void Without_bypass_traverse_the_way_counts(string? root, AccessVerdict expected, AccessLimits limit)
    {
        var server = AccessServer.Create().WithFacts(facts => facts.WithUserRight("SeChangeNotifyPrivilege", "S-1-5-32-544")).WithSddl(Site, "D:(A;OICI;0x1200a9;;;IS)");
        if (root is not null)
            server.WithSddl(@"D:\", root);

        var answer = server.Ask(Site, Pool, FileRights.Read);

        Assert.Equal((expected, limit), (answer.Access, answer.LimitedBy));
    }

    // [MS-FSA] 2.1.5.1.2.1: a read-only file is not opened for writing, whatever its list says; a folder's attribute means nothing of that kind.
    [Theory]
    [InlineData(PathKind.File, FileRights.WriteData, AccessVerdict.Denied, AccessLimits.ReadOnlyAttribute)]
    [InlineData(PathKind.File, FileRights.Read, AccessVerdict.Allowed, AccessLimits.None)]
    [InlineData(PathKind.Folder, FileRights.CreateFiles, AccessVerdict.Allowed, AccessLimits.None)]
    public void The_read_only_attribute_of_a_file_refuses_writing(PathKind kind, FileRights right, AccessVerdict expected, AccessLimits limit)
    {
        var answer = AccessServer.Create().WithSddl(Site, "D:(A;OICI;FA;;;IS)", kind, FileAttributes.ReadOnly).Ask(Site, Pool, right);

        Assert.Equal((expected, limit), (answer.Access, answer.LimitedBy));
    }

    // EFS: the list lets the file be opened, its content only a key; who holds one is not captured.
    [Fact]
    public void An_encrypted_file_is_unknown()
    {
        var answer = AccessServer.Create().WithSddl(@"D:\site\a.txt", "D:(A;;FA;;;IS)", PathKind.File, FileAttributes.Encrypted).Ask(@"D:\site\a.txt", Pool, FileRights.Read);

        Assert.Equal((AccessVerdict.Unknown, AccessLimits.Encryption), (answer.Access, answer.LimitedBy));
    }

    // A file that nobody captured is unknown; what its folder hands down to new files is said beside it: (A;OICI...) reaches files, (A;CI...) does not.
    [Theory]
    [InlineData("D:(A;OICI;0x1200a9;;;IS)", "Read is allowed")]
    [InlineData("D:(A;CI;0x1200a9;;;IS)", "Read is denied")]
    public void What_was_not_captured_is_unknown_with_a_hint(string folder, string hint)
    {
        var answer = AccessServer.Create().WithSddl(Site, folder).WithFile(@"D:\site\a.txt", "").Ask(@"D:\site\a.txt", Pool, FileRights.Read);

        Assert.Equal((AccessVerdict.Unknown, FileRights.None), (answer.Access, answer.Granted));
        Assert.Contains(answer.Because, step => step.Contains(@"If it inherits from 'D:\site'", StringComparison.Ordinal) && step.Contains(hint, StringComparison.Ordinal));
    }

    // Names longer than 260 characters are paths like others.
    [Fact]
    public void A_path_longer_than_260_characters_works()
    {
        var path = Site + string.Concat(Enumerable.Repeat(@"\" + new string('a', 60), 6));

        Assert.Equal(AccessVerdict.Allowed, AccessServer.Create().WithSddl(path, "D:(A;;0x1200a9;;;IS)").Ask(@"\\?\" + path, Pool, FileRights.Read).Access);
    }
}
