using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Facts;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Causes.Places;

/// <summary>503: the pool's account, its rights and its state.</summary>
public sealed class PoolTests
{
    private const string Account = @"CONTOSO\svc_shop";
    private const string Sid = InMemoryServerFacts.DomainSid + "-2001";
    private const string Was = "Microsoft-Windows-WAS";
    private const string Security = "Microsoft-Windows-Security-Auditing";

    [Theory]
    // WAS puts IIS_IUSRS into the token, unless manualGroupMembership says no; administrators have nothing to do with it.
    [InlineData("SeBatchLogonRight", "S-1-5-32-568", "", "POOL-BATCHRIGHT", null)]
    [InlineData("SeBatchLogonRight", "S-1-5-32-568", "manualGroupMembership=\"true\"", "POOL-BATCHRIGHT", CauseConfidence.Proved)]
    [InlineData("SeBatchLogonRight", "S-1-5-32-544", "", "POOL-BATCHRIGHT", CauseConfidence.Proved)]
    [InlineData("SeBatchLogonRight", Sid, "manualGroupMembership=\"true\"", "POOL-BATCHRIGHT", null)]
    [InlineData("SeNetworkLogonRight", Sid, "", "POOL-BATCHRIGHT", CauseConfidence.Possible)]
    [InlineData("SeServiceLogonRight", "S-1-5-32-544", "logonType=\"LogonService\"", "POOL-SERVICERIGHT", CauseConfidence.Proved)]
    [InlineData("SeServiceLogonRight", Sid, "logonType=\"LogonService\"", "POOL-SERVICERIGHT", null)]
    [InlineData("SeServiceLogonRight", "S-1-5-32-544", "", "POOL-SERVICERIGHT", null)]
    [InlineData("SeDenyBatchLogonRight", Sid, "", "POOL-DENYRIGHT", CauseConfidence.Proved)]
    [InlineData("SeDenyBatchLogonRight", "S-1-5-32-546", "", "POOL-DENYRIGHT", null)]
    public void Rights_to_log_on_are_computed_from_the_token(string right, string holder, string processModel, string id, CauseConfidence? expected)
    {
        var server = Server(processModel).WithFacts(facts => facts.WithUser(Sid, Account).WithStockGroups().WithUserRight(right, holder));
        var causes = PlacesCase.Explain(server, PlacesCase.Request("/a.htm", "503 AppOffline"));
        Assert.Equal(expected, PlacesCase.Of(causes, id));
    }

    [Fact]
    public void The_account_is_named_with_the_line_of_its_setting()
    {
        var server = Server("").WithFacts(facts => facts.WithUser(Sid, Account).WithStockGroups().WithUserRight("SeBatchLogonRight", "S-1-5-32-544"));
        var cause = PlacesCase.Explain(server, PlacesCase.Request("/a.htm", "503 AppOffline"))[0];
        Assert.Equal((Account, Sid, TestServer.ApplicationHostPath), (cause.Identity, cause.IdentitySid, cause.File));
    }

    [Fact]
    public void A_disabled_account_is_the_reason()
    {
        var server = Server("").WithFacts(facts => facts.WithAccount(new() { Sid = Sid, Name = Account, Kind = AccountKind.User, Disabled = true }));
        Assert.Equal(CauseConfidence.Proved, PlacesCase.Of(PlacesCase.Explain(server, PlacesCase.Request("/a.htm", "503 AppOffline")), "POOL-PASSWORD"));
    }

    [Theory]
    // 0xC000006A wrong password, 0xC000005E no logon servers; another account's failure says nothing.
    [InlineData(Account, "0xC000006A", "POOL-PASSWORD", CauseConfidence.Proved)]
    [InlineData(Account, "0xC000005E", "POOL-NODC", CauseConfidence.Proved)]
    [InlineData(@"CONTOSO\other", "0xC000006A", "POOL-PASSWORD", CauseConfidence.Possible)]
    public void A_failed_logon_of_the_account_tells_why(string account, string code, string id, CauseConfidence expected)
    {
        var causes = PlacesCase.Explain(Server(""), PlacesCase.Request("/a.htm", "503 AppOffline"), PlacesCase.Event(Security, 4625, account: account, subStatus: code, logonType: 4));
        Assert.Equal(expected, PlacesCase.Of(causes, id));
    }

    [Fact]
    public void A_managed_account_without_its_dollar_is_recognized()
    {
        var server = Server("").WithFacts(facts => facts.WithAccount(new() { Sid = Sid, Name = Account + "$", Kind = AccountKind.GroupManagedServiceAccount }));
        var cause = PlacesCase.Explain(server, PlacesCase.Request("/a.htm", "503 AppOffline"))[0];
        Assert.Equal(("POOL-GMSANAME", CauseConfidence.Proved), (cause.Id, cause.Confidence));
        Assert.Contains("svc_shop$", cause.Fix);
    }

    [Theory]
    [InlineData("autoStart=\"false\"", "503 Disabled", CauseConfidence.Proved)]
    [InlineData("", "503 Disabled", CauseConfidence.Consistent)]
    [InlineData("", "503 AppOffline", CauseConfidence.Possible)]
    public void A_pool_that_is_not_started_is_told_by_its_setting_or_the_reason(string pool, string status, CauseConfidence expected) =>
        Assert.Equal(expected, PlacesCase.Of(PlacesCase.Explain(new TestServer().Pool("Pool", pool), PlacesCase.Request("/a.htm", status)), "POOL-STOPPED"));

    [Fact]
    public void A_pool_that_does_not_exist_is_named_at_its_application()
    {
        var cause = PlacesCase.Explain(new TestServer().Application("/", @"D:\site", "applicationPool=\"Gone\""), PlacesCase.Request("/a.htm", "503"))[0];
        Assert.Equal(("POOL-STOPPED", CauseConfidence.Proved, true), (cause.Id, cause.Confidence, cause.Line > 0));
        Assert.Contains("'Gone'", cause.Because[0]);
    }

    [Theory]
    [InlineData(5002, "POOL-RAPIDFAIL")]
    [InlineData(5153, "POOL-IUSRS")]
    public void Events_that_name_the_cause_prove_it(int id, string expected) =>
        Assert.Equal(CauseConfidence.Proved, PlacesCase.Of(PlacesCase.Explain(new TestServer(), PlacesCase.Request("/a.htm", "503 AppOffline"), PlacesCase.Event(Was, id, pool: "Pool")), expected));

    [Theory]
    [InlineData("S-1-5-32-544", CauseConfidence.Proved)]
    [InlineData("S-1-1-0", null)]
    public void Without_bypass_traverse_checking_the_worker_does_not_start(string holder, CauseConfidence? expected)
    {
        var server = new TestServer().WithFacts(facts => facts.WithStockGroups().WithUserRight("SeChangeNotifyPrivilege", holder));
        Assert.Equal(expected, PlacesCase.Of(PlacesCase.Explain(server, PlacesCase.Request("/a.htm", "503 AppOffline")), "POOL-TRAVERSE"));
    }

    private static TestServer Server(string processModel) => new TestServer().Pool("Pool", "", $"identityType=\"SpecificUser\" userName=\"{Account}\" {processModel}");
}
