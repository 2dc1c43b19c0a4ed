using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Tests.Access;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Causes.Content;

/// <summary>Content on a share: whom the file server sees (rule B7).</summary>
public sealed class ShareTests
{
    private const string Folder = @"\\files\web";
    private const string Machine = InMemoryServerFacts.DomainSid + "-1601";
    private const string PoolAsAnonymous = "<system.webServer><security><authentication><anonymousAuthentication userName=\"\" /></authentication></security></system.webServer>";

    // Vector 12: pass-through and IUSR.
    [Fact]
    public void IUSR_is_nobody_on_the_network()
    {
        var cause = AccessServer.Create().Application("/", Folder).Explain("/a.htm", "401.3.5").Causes[0];
        Assert.Equal(("UNC-ANON", CauseConfidence.Proved, "S-1-5-17"), (cause.Id, cause.Confidence, cause.IdentitySid));
    }

    // The folder names the computer account, the share another one: the narrower counts (rule F1).
    [Fact]
    public void The_share_may_refuse_the_computer_account()
    {
        var explanation = Pool($"O:BAG:SYD:P(A;OICI;0x1200a9;;;{Machine})", $"O:BAG:SYD:(A;;FA;;;{InMemoryServerFacts.DomainSid}-1201)").Explain("/", "401.3.5");
        Assert.Equal(["UNC-MACHINE", "WHY-SHARE"], explanation.Proved());
        Assert.Equal((Machine, Folder), (explanation.Causes[0].IdentitySid, explanation.Cause("WHY-SHARE").Path));
    }

    [Fact]
    public void Both_may_allow_it() =>
        Assert.DoesNotContain(Pool($"O:BAG:SYD:P(A;OICI;0x1200a9;;;{Machine})", $"O:BAG:SYD:(A;;0x1200a9;;;{Machine})").Explain("/", "401.3.5").Causes, cause => cause.Id is "UNC-MACHINE" or "UNC-ANON");

    [Fact]
    public void Without_a_domain_there_is_no_computer_account()
    {
        var server = AccessServer.Create().Described(domain: "").Application("/", Folder).Location("Site", PoolAsAnonymous);
        Assert.Contains("UNC-WORKGROUP", server.Explain("/", "401.3.5").Proved());
        Assert.DoesNotContain(Pool("O:BAG:SYD:P(A;;FA;;;BA)", "O:BAG:SYD:(A;;FA;;;BA)").Explain("/", "401.3.5").Causes, cause => cause.Id == "UNC-WORKGROUP");
    }

    [Theory]
    [InlineData("Network", true)]
    [InlineData("ClearText", false)]
    public void The_logon_method_decides_about_credentials(string method, bool isCause) =>
        Assert.Equal(isCause, AccessServer.Create().Directory("/", "/files", Folder, $"userName=\"CONTOSO\\anna\" logonMethod=\"{method}\"").Explain("/files/", "401.3.5").Proved().Contains("UNC-LOGONMETHOD"));

    [Fact]
    public void Windows_users_need_delegation()
    {
        const string Windows = "<system.webServer><security><authentication><anonymousAuthentication enabled=\"false\" /><windowsAuthentication enabled=\"true\" /></authentication></security></system.webServer>";
        var explanation = AccessServer.Create().Application("/", Folder).Location("Site", Windows).Explain("/a.htm", "401.3.5", @"CONTOSO\anna");
        Assert.Equal(CauseConfidence.Consistent, explanation.Cause("UNC-DELEGATION").Confidence);
    }

    [Fact]
    public void Local_content_has_none_of_these() =>
        Assert.DoesNotContain(AccessServer.Create().Explain("/a.htm", "401.3.5").Causes, cause => cause.Id.StartsWith("UNC-", StringComparison.Ordinal));

    // Nothing was captured of Z:, and a service has no mapped drives.
    [Fact]
    public void A_drive_letter_of_nowhere()
    {
        Assert.Equal(CauseConfidence.Consistent, new TestServer().Directory("/", "/z", @"Z:\web").WithFacts(facts => facts.WithAbsentFolder(@"Z:\web")).Explain("/z/", "500.19.3").Cause("UNC-DRIVE").Confidence);
        Assert.DoesNotContain(new TestServer().Explain("/", "500.19.3").Causes, cause => cause.Id == "UNC-DRIVE");
    }

    private static TestServer Pool(string folder, string share) =>
        AccessServer.Create().Application("/", Folder).Location("Site", PoolAsAnonymous).WithSddl(Folder, folder).WithFacts(facts => facts.WithShare(Folder, share));
}
