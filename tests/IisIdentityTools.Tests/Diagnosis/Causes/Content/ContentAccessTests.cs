using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Facts;
using IisIdentityTools.Tests.Access;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Causes.Content;

/// <summary>401.3: which identity was refused on which object. The lists are written by hand; the verdicts follow from rules B1 to B4 and C1, C5.</summary>
public sealed class ContentAccessTests
{
    private const string File = @"D:\site\a.htm";
    private const string Page = @"D:\site\a.aspx";
    private const string PoolMayRead = "(A;;0x1200a9;;;" + AccessServer.PoolSid + ")";
    private const string PoolAsAnonymous = "<system.webServer><security><authentication><anonymousAuthentication userName=\"\" /></authentication></security></system.webServer>";
    private const string Windows = "<system.webServer><security><authentication><anonymousAuthentication enabled=\"false\" /><windowsAuthentication enabled=\"true\" /></authentication></security></system.webServer>";

    // Vector 2 of the rules: IIS_IUSRS alone; IUSR is not in it, the worker is.
    [Fact]
    public void IUSR_is_no_member_of_IIS_IUSRS()
    {
        var explanation = Server(File, "O:BAG:SYD:P(A;;FA;;;BA)(A;;0x1200a9;;;IS)").Explain("/a.htm", "401.3.5");
        Assert.Equal(["ACL-ANON", "WHY-WRONGPRINCIPAL"], explanation.Proved());
        var cause = explanation.Causes[0];
        Assert.Equal((@"NT AUTHORITY\IUSR", "S-1-5-17", File), (cause.Identity, cause.IdentitySid, cause.Path));
        Assert.StartsWith("It is given to IIS_IUSRS", cause.Because[1], StringComparison.Ordinal);
        Assert.Equal($"Grant-IisFolderAccess -Path '{File}' -Identity 'NT AUTHORITY\\IUSR' -Right Read", cause.Command);
        // The worker may read it, so there is another way.
        Assert.Contains("Set-IisAnonymousToPoolIdentity -Site 'Site'", cause.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_right_of_the_pool_its_identity_is_no_alternative() =>
        Assert.DoesNotContain("Set-IisAnonymous", Server(File, "O:BAG:SYD:P(A;;FA;;;BA)").Explain("/a.htm", "401.3.5").Cause("ACL-ANON").Fix, StringComparison.Ordinal);

    [Fact]
    public void An_empty_anonymous_name_is_the_pool()
    {
        var explanation = Server(File, "O:BAG:SYD:P(A;;FA;;;BA)(A;;0x1200a9;;;S-1-5-17)").Location("Site", PoolAsAnonymous).Explain("/a.htm", "401.3.5");
        Assert.Equal(["ACL-ANON-POOL", "WHY-WRONGPRINCIPAL"], explanation.Proved());
        Assert.Equal(AccessServer.PoolSid, explanation.Causes[0].IdentitySid);
    }

    [Fact]
    public void What_the_list_allows_is_refuted()
    {
        var explanation = Server(File, "O:BAG:SYD:P(A;;FA;;;BA)(A;;0x1200a9;;;BU)").Explain("/a.htm", "401.3.5");
        Assert.DoesNotContain(explanation.Causes, cause => cause.Id.StartsWith("ACL-ANON", StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_not_captured_is_possible_and_asked_for()
    {
        var cause = AccessServer.Create().WithFile(File, "x").Explain("/a.htm", "401.3.5").Cause("ACL-ANON");
        Assert.Equal(CauseConfidence.Possible, cause.Confidence);
        Assert.Contains($"icacls \"{File}\"", Assert.Single(cause.ToProve), StringComparison.Ordinal);
    }

    // A logged 0 is ASP.NET's own (rule B4); a 5 on a page leaves it open who answered.
    [Fact]
    public void A_logged_five_is_not_what_file_authorization_leaves() =>
        Assert.Equal(CauseConfidence.Consistent, Server(Page, "O:BAG:SYD:P(A;;FA;;;BA)" + PoolMayRead).Explain("/a.aspx", "401.3.5").Cause("ACL-FILEAUTH").Confidence);

    [Fact]
    public void The_user_of_the_request_is_refused()
    {
        var explanation = Server(File, "O:BAG:SYD:P(A;;FA;;;BA)" + PoolMayRead).Location("Site", Windows).Explain("/a.htm", "401.3.5", @"CONTOSO\anna");
        Assert.Equal(["ACL-USER", "WHY-WRONGPRINCIPAL"], explanation.Proved());
        Assert.Equal(@"CONTOSO\anna", explanation.Causes[0].Identity);
    }

    [Fact]
    public void Connect_as_opens_the_files()
    {
        var explanation = Server(@"D:\files\a.htm", "O:BAG:SYD:P(A;;FA;;;BA)(A;;0x1200a9;;;S-1-5-17)").Directory("/", "/files", @"D:\files", "userName=\"CONTOSO\\anna\"").Explain("/files/a.htm", "401.3.5");
        Assert.Equal("ACL-VDIRUSER", explanation.Causes[0].Id);
        Assert.Equal(@"CONTOSO\anna", explanation.Causes[0].Identity);
    }

    [Fact]
    public void The_override_opens_files_as_the_worker()
    {
        var explanation = Server(File, $"O:BAG:SYD:P(A;;FA;;;BA)(A;;0x1200a9;;;{InMemoryServerFacts.DomainSid}-1201)").Location("Site", Windows)
            .Location("Site", "<system.webServer><serverRuntime authenticatedUserOverride=\"UseWorkerProcessUser\" /></system.webServer>").Explain("/a.htm", "401.3.5", @"CONTOSO\anna");
        Assert.Equal("ACL-OVERRIDE", explanation.Causes[0].Id);
        Assert.Equal(AccessServer.PoolSid, explanation.Causes[0].IdentitySid);
    }

    // Vector 4: the page only for the pool, anonymous as IUSR, no impersonation.
    [Fact]
    public void File_authorization_checks_the_user_of_the_request()
    {
        var explanation = Server(Page, "O:BAG:SYD:P(A;;FA;;;BA)" + PoolMayRead).Explain("/a.aspx", "401.3.0");
        Assert.Equal(["ACL-FILEAUTH", "WHY-WRONGPRINCIPAL"], explanation.Proved());
        Assert.Equal("S-1-5-17", explanation.Causes[0].IdentitySid);
    }

    // Vector 5: a Forms identity is no Windows identity, so nobody is checked.
    [Fact]
    public void File_authorization_leaves_forms_users_alone() =>
        Assert.DoesNotContain(Server(Page, "O:BAG:SYD:P(A;;FA;;;BA)" + PoolMayRead).WebConfig(@"D:\site", "<system.web><authentication mode=\"Forms\" /></system.web>").Explain("/a.aspx", "401.3.0").Causes, cause => cause.Id == "ACL-FILEAUTH");

    // Rule B4: Read for GET, HEAD, POST and OPTIONS, Read and Write for others. Users have Read only.
    [Theory]
    [InlineData("GET", false)]
    [InlineData("DEBUG", true)]
    public void File_authorization_wants_write_for_other_verbs(string verb, bool isRefused) =>
        Assert.Equal(isRefused, Server(Page, "O:BAG:SYD:P(A;;FA;;;BA)(A;;0x1200a9;;;BU)").Explain("/a.aspx", "401.3.0", verb: verb).Proved().Contains("ACL-FILEAUTH"));

    // Everybody may read the file; the pool's own entry takes READ_CONTROL from it.
    [Fact]
    public void A_list_that_the_worker_may_not_read_counts_as_refusing()
    {
        var explanation = Server(Page, $"O:BAG:SYD:P(D;;RC;;;{AccessServer.PoolSid})(A;;FA;;;BA)(A;;0x1200a9;;;BU)").Explain("/a.aspx", "401.3.0");
        Assert.Equal(["ACL-SDREAD", "WHY-DENY"], explanation.Proved());
    }

    [Fact]
    public void The_script_engine_is_loaded_as_the_user()
    {
        const string Engine = @"C:\Windows\system32\inetsrv\asp.dll";
        var explanation = Server(@"D:\site\a.asp", "O:BAG:SYD:P(A;;FA;;;BA)(A;;0x1200a9;;;BU)").WithSddl(Engine, "O:BAG:SYD:P(A;;FA;;;BA)(A;;0x1200a9;;;IS)", PathKind.File).Explain("/a.asp", "401.3.5");
        Assert.Equal("ACL-ENGINE-DLL", explanation.Causes[0].Id);
        Assert.Equal("S-1-5-17", explanation.Causes[0].IdentitySid);
        Assert.Equal(Engine, explanation.Causes[0].Path, ignoreCase: true);
        Assert.DoesNotContain(Server(File, "O:BAG:SYD:P(A;;FA;;;BA)").Explain("/a.htm", "401.3.5").Causes, cause => cause.Id == "ACL-ENGINE-DLL");
    }

    // The folder's entry is inherit-only: files in it may be read, the folder may not be listed.
    [Fact]
    public void A_folder_may_refuse_what_its_files_allow()
    {
        var explanation = AccessServer.Create().WithSddl(@"D:\site\sub", "O:BAG:SYD:P(A;OICI;FA;;;BA)(A;OICIIO;0x1200a9;;;BU)").Explain("/sub/", "401.3.5");
        Assert.Equal(["ACL-LISTDIR", "WHY-IO"], explanation.Proved());
    }

    // Vector 21: a local account in Administrators, not RID 500, over the network.
    [Fact]
    public void A_local_administrator_is_filtered_on_the_network()
    {
        const string User = InMemoryServerFacts.MachineSid + "-1010";
        var explanation = Server(File, "O:BAG:SYD:P(A;;FA;;;BA)").WithFacts(facts => facts.WithUser(User, @"WEB01\carl").WithGroup("S-1-5-32-544", "Administrators", InMemoryServerFacts.MachineSid + "-500", User)
            .WithSwitch(@"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System!LocalAccountTokenFilterPolicy", "0")).Location("Site", Windows).Explain("/a.htm", "401.3.5", @"WEB01\carl");
        Assert.Equal("ACL-UACADMIN", explanation.Causes[0].Id);
        Assert.Contains("WHY-DENYONLY", explanation.Proved());
    }

    [Theory]
    [InlineData("S-1-5-32-544", true)]
    [InlineData("S-1-5-32-568", false)]
    public void The_right_to_impersonate_is_looked_up(string holder, bool isMissing) =>
        Assert.Equal(isMissing, Server(File, "O:BAG:SYD:P(A;;FA;;;BA)(A;;0x1200a9;;;BU)").WithFacts(facts => facts.WithUserRight("SeImpersonatePrivilege", holder)).Explain("/a.htm", "401.3.1346").Proved().Contains("RIGHT-IMPERSONATE"));

    // The file allows IUSR; the folder above has no entry for it, and only administrators may pass everywhere.
    [Fact]
    public void Without_the_right_to_pass_folders_count()
    {
        var explanation = Server(File, "O:BAG:SYD:P(A;;FA;;;BA)(A;;0x1200a9;;;S-1-5-17)").WithSddl(@"D:\", "O:BAG:SYD:P(A;;FA;;;WD)").WithSddl(@"D:\site", "O:BAG:SYD:P(A;;FA;;;BA)")
            .WithFacts(facts => facts.WithUserRight("SeChangeNotifyPrivilege", "S-1-5-32-544")).Explain("/a.htm", "401.3.5");
        Assert.Equal("RIGHT-TRAVERSE", explanation.Causes[0].Id);
    }

    [Fact]
    public void A_custom_error_page_that_is_refused_is_named()
    {
        const string Errors = "<system.webServer><httpErrors><remove statusCode=\"401\" /><error statusCode=\"401\" path=\"D:\\errors\\401.htm\" responseMode=\"File\" /></httpErrors></system.webServer>";
        var server = Server(File, "O:BAG:SYD:P(A;;FA;;;BA)(A;;0x1200a9;;;BU)").Location("Site", Errors).WithSddl(@"D:\errors\401.htm", "O:BAG:SYD:P(A;;FA;;;BA)", PathKind.File);
        var cause = server.Explain("/a.htm", "401.3.5").Cause("ACL-ERRORPAGE");
        Assert.Equal((CauseConfidence.Consistent, @"D:\errors\401.htm"), (cause.Confidence, cause.Path));
    }

    private static TestServer Server(string path, string sddl) => AccessServer.Create().WithFile(path, "x").WithSddl(path, sddl, PathKind.File);
}
