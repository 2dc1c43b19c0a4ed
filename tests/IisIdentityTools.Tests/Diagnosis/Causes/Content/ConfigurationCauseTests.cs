using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Facts;
using IisIdentityTools.Tests.Access;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Causes.Content;

/// <summary>500.19 and 500.2x by their code: who could not read, or which line of which file offends (rules A7, A8, B2).</summary>
public sealed class ConfigurationCauseTests
{
    private const string Users = "(A;OICI;0x1200a9;;;BU)";
    private const string Open = "O:BAG:SYD:P(A;OICI;FA;;;BA)" + Users;
    private const string Closed = "O:BAG:SYD:P(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;S-1-5-17)";

    // Vector 9: web.config readable to IUSR, not to the pool.
    [Fact]
    public void The_worker_reads_web_config()
    {
        var explanation = AccessServer.Create().WebConfig(@"D:\site", "").WithSddl(@"D:\site", Open).WithSddl(@"D:\site\web.config", "O:BAG:SYD:P(A;;FA;;;BA)(A;;0x1200a9;;;S-1-5-17)", PathKind.File).Explain("/a.htm", "500.19/0x80070005");
        var cause = explanation.Causes[0];
        Assert.Equal(("CFG-ACL", CauseConfidence.Proved, AccessServer.PoolSid, @"D:\site\web.config"), (cause.Id, cause.Confidence, cause.IdentitySid, cause.Path));
        Assert.Equal("WHY-PROTECTED", explanation.Causes[2].Id);
    }

    // No web.config anywhere: the folder between root and request may not be listed.
    [Fact]
    public void Every_folder_of_the_chain_is_asked()
    {
        var explanation = AccessServer.Create().WithSddl(@"D:\site", Open).WithSddl(@"D:\site\sub", Closed).WithFile(@"D:\site\sub\deep\a.htm", "x").Explain("/sub/deep/a.htm", "500.19/0x80070005", @"CONTOSO\anna");
        Assert.Equal(("CFG-ACL", @"D:\site\sub"), (explanation.Causes[0].Id, explanation.Causes[0].Path));
        Assert.Equal(@"Grant-IisFolderAccess -Path 'D:\site\sub' -Identity 'IIS AppPool\Pool' -Right Read", explanation.Causes[0].Command);
    }

    [Fact]
    public void A_chain_that_allows_all_refutes_it() =>
        Assert.DoesNotContain(AccessServer.Create().WithSddl(@"D:\site", Open).Explain("/", "500.19/0x80070005").Causes, cause => cause.Id is "CFG-ACL" or "CFG-VDIRUSER" or "CFG-UNC");

    [Fact]
    public void Connect_as_reads_below_its_directory()
    {
        var explanation = AccessServer.Create().WithSddl(@"D:\site", Open).WithSddl(@"D:\files", Closed).Directory("/", "/files", @"D:\files", "userName=\"CONTOSO\\anna\"").Explain("/files/", "500.19/0x80070005");
        Assert.Equal(("CFG-VDIRUSER", @"CONTOSO\anna", @"D:\files"), (explanation.Causes[0].Id, explanation.Causes[0].Identity, explanation.Causes[0].Path));
    }

    // The file server sees the computer account, which share and folder do not name.
    [Fact]
    public void A_share_is_read_as_the_computer_account()
    {
        const string Folder = @"\\files\web";
        var server = AccessServer.Create().Application("/", Folder).WithSddl(Folder, $"O:BAG:SYD:P(A;OICI;FA;;;{InMemoryServerFacts.DomainSid}-1201)")
            .WithFacts(facts => facts.WithShare(Folder, $"O:BAG:SYD:(A;;FA;;;{InMemoryServerFacts.DomainSid}-1201)"));
        var cause = server.Explain("/", "500.19/0x80070005").Cause("CFG-UNC");
        Assert.Equal((CauseConfidence.Proved, InMemoryServerFacts.DomainSid + "-1601"), (cause.Confidence, cause.IdentitySid));
    }

    // Each line is the one of the offending element in the text, counted by hand: the content starts on line 1 after <configuration>.
    [Theory]
    [InlineData("500.19.33", "CFG-LOCKED", "\n<system.webServer>\n<security><authentication>\n<anonymousAuthentication enabled=\"true\" /></authentication></security></system.webServer>", 4)]
    [InlineData("500.19.13", "CFG-XML", "\n<system.webServer>\n</nowhere>", 3)]
    [InlineData("500.19.13", "CFG-UNKNOWN", "\n<system.webServer>\n<rewrite><rules /></rewrite></system.webServer>", 3)]
    [InlineData("500.19.13", "CFG-UNKNOWN", "\n<system.webServer>\n<directoryBrowse\nenable=\"true\" /></system.webServer>", 4)]
    [InlineData("500.19.13", "CFG-VALUE", "\n<system.webServer>\n<directoryBrowse\nenabled=\"yes\" /></system.webServer>", 4)]
    [InlineData("500.19.183", "CFG-DUP", "\n<system.webServer><staticContent>\n<mimeMap fileExtension=\".zzz\" mimeType=\"a/b\" />\n<mimeMap fileExtension=\".zzz\" mimeType=\"a/c\" /></staticContent></system.webServer>", 4)]
    [InlineData("500.24", "PIPE-IDENTITY24", "\n<system.web>\n<identity impersonate=\"true\" /></system.web>", 3)]
    [InlineData("500.23", "PIPE-HANDLERS23", "\n<system.web>\n<httpHandlers>\n<add verb=\"*\" path=\"*.zzz\" type=\"A.B\" /></httpHandlers></system.web>", 4)]
    [InlineData("500.22", "PIPE-MODULES22", "\n<system.web>\n<httpModules>\n<add name=\"Zzz\" type=\"A.B\" /></httpModules></system.web>", 4)]
    public void The_offending_line_is_named(string status, string id, string xml, int line)
    {
        var explanation = new TestServer().WebConfig(@"D:\site", xml).Explain("/", status);
        var cause = explanation.Cause(id);
        Assert.Equal((CauseConfidence.Proved, @"D:\site\web.config", line), (cause.Confidence, cause.File, cause.Line));
        // Another code than the offence has is another cause.
        Assert.DoesNotContain(new TestServer().WebConfig(@"D:\site", xml).Explain("/", "500.19.32").Causes, other => other.Id == id);
    }

    // The stock server locks native modules with lockItem: clearing the list drops them.
    [Fact]
    public void A_locked_entry_is_told_from_a_locked_section()
    {
        var server = new TestServer().Location("Site", "<system.webServer><modules><add name=\"Locked\" type=\"A.B\" lockItem=\"true\" /></modules></system.webServer>", "overrideMode=\"Allow\"")
            .WebConfig(@"D:\site", "<system.webServer><modules><remove name=\"Locked\" /></modules></system.webServer>");
        var explanation = server.Explain("/", "500.19.33");
        Assert.Equal(["CFG-LOCKITEM"], explanation.Proved());
    }

    // The key of the application below stands in the web.config of the one above too.
    [Fact]
    public void What_an_application_above_hands_down_is_named()
    {
        const string Map = "<system.webServer><staticContent>\n<mimeMap fileExtension=\".zzz\" mimeType=\"a/b\" /></staticContent></system.webServer>";
        var explanation = new TestServer().WebConfig(@"D:\site", Map).Application("/app", @"D:\app").WebConfig(@"D:\app", Map.Replace("a/b", "a/c", StringComparison.Ordinal)).Explain("/app/", "500.19.183");
        Assert.Equal(["CFG-DUP", "CFG-INHERIT"], explanation.Proved());
        Assert.Equal((@"D:\site\web.config", 2), (explanation.Cause("CFG-INHERIT").File, explanation.Cause("CFG-INHERIT").Line));
    }

    [Fact]
    public void A_folder_that_is_missing_or_a_file()
    {
        Assert.Equal(["CFG-NODIR"], new TestServer().Directory("/", "/gone", @"D:\gone").WithFacts(facts => facts.WithAbsentFolder(@"D:\gone")).Explain("/gone/", "500.19.3").Proved());
        Assert.Equal(["CFG-NOTDIR"], new TestServer().Directory("/", "/f", @"D:\f.txt").WithFile(@"D:\f.txt", "x").Explain("/f/", "500.19.267").Proved());
    }

    [Fact]
    public void A_module_that_is_not_there()
    {
        const string Mapping = "<system.webServer><handlers><add name=\"Zzz\" path=\"*.zzz\" verb=\"*\" modules=\"NoSuchModule\" /></handlers></system.webServer>";
        var server = new TestServer().Location("Site", Mapping).WithFile(@"D:\site\a.zzz", "x");
        Assert.Equal(["PIPE-MODULE"], server.Explain("/a.zzz", "500.21").Proved());
        Assert.Empty(server.Explain("/a.htm", "500.21").Proved());
    }

    [Fact]
    public void The_account_for_the_content_is_asked_for_its_logon()
    {
        var server = AccessServer.Create().Directory("/", "/files", @"D:\files", "userName=\"CONTOSO\\anna\"");
        var cause = server.Explain("/files/", "500.19.1326").Cause("CFG-LOGON");
        Assert.Equal((CauseConfidence.Consistent, @"CONTOSO\anna"), (cause.Confidence, cause.Identity));
        Assert.DoesNotContain(server.Explain("/", "500.19.1326").Causes, other => other.Id == "CFG-LOGON");
    }
}
