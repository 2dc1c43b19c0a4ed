using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Facts;
using IisIdentityTools.Tests.Fixtures;
using Xunit;
using static IisIdentityTools.Tests.Diagnosis.Causes.Logons.LogonCases;

namespace IisIdentityTools.Tests.Diagnosis.Causes.Logons;

/// <summary>401.1: event 4625, the code in the log, the state of the account, the right to log on. Codes: Microsoft "4625(F): An account failed to log on".</summary>
public sealed class LogonFailureTests
{
    private const string Windows = """<anonymousAuthentication enabled="false" /><windowsAuthentication enabled="true" />""";
    private const string Basic = """<anonymousAuthentication enabled="false" /><basicAuthentication enabled="true" />""";
    private const string User = @"CONTOSO\anna";
    private const string UserSid = InMemoryServerFacts.DomainSid + "-1150";
    private const string Denied = "401.1.2148074252";
    private const string Lsa = @"HKLM\SYSTEM\CurrentControlSet\Control\Lsa";

    [Theory]
    [InlineData("0xC0000064", "LOGON-NOUSER")]
    [InlineData("0xC000006A", "LOGON-BADPW")]
    [InlineData("0xC000006E", "LOGON-RESTRICT")]
    [InlineData("0xC000006F", "LOGON-HOURS")]
    [InlineData("0xC0000070", "LOGON-WKSTA")]
    [InlineData("0xC0000071", "LOGON-PWEXPIRED")]
    [InlineData("0xC0000224", "LOGON-MUSTCHANGE")]
    [InlineData("0xC0000072", "LOGON-DISABLED")]
    [InlineData("0xC0000193", "LOGON-ACCTEXPIRED")]
    [InlineData("0xC0000234", "LOGON-LOCKED")]
    [InlineData("0xC000015B", "LOGON-RIGHT")]
    [InlineData("0xC0000133", "LOGON-TIME")]
    [InlineData("0xC000005E", "LOGON-NODC")]
    [InlineData("0xC0000192", "LOGON-NETLOGON")]
    [InlineData("0xC000018C", "LOGON-TRUST")]
    [InlineData("0xC0000413", "LOGON-SELECTIVE")]
    [InlineData("0xC000035B", "EPA-PROXY")]
    [InlineData("0xC0000418", "NTLM-BLOCKED")]
    public void The_event_of_that_second_proves_the_cause(string code, string id)
    {
        var causes = Explain(Server(Windows), Request(Denied, User), Failed(User, code));

        Assert.Equal((id, CauseConfidence.Proved, User), (causes[0].Id, causes[0].Confidence, causes[0].Identity));
    }

    // Of somebody else, of another minute, or of a batch logon (a pool's): none is this request's. Without times they fit only.
    [Theory]
    [InlineData(@"CONTOSO\ben", 3, 0, "-")]
    [InlineData(User, 3, 30, "-")]
    [InlineData(User, 4, 0, "-")]
    [InlineData("anna", 3, 0, "Consistent")]
    public void An_event_of_another_logon_proves_nothing(string account, int type, int seconds, string expected) =>
        Assert.Equal(expected, Confidence(Server(Windows), Request(Denied, User), "LOGON-LOCKED", Failed(account, "0xC0000234", type, seconds)));

    // A failed NTLM logon leaves no name in the log: the client's address joins it with the event.
    [Theory]
    [InlineData("10.0.0.9", "Proved")]
    [InlineData("10.0.0.8", "-")]
    public void The_address_stands_for_the_name(string address, string expected) =>
        Assert.Equal(expected, Confidence(Server(Windows), Request(Denied) with { Clients = ["10.0.0.9"] }, "LOGON-LOCKED", Failed(User, "0xC0000234", address: address)));

    // State and code together prove it; a code that tells nothing, or a state that was not captured, leaves it open.
    [Theory]
    [InlineData("401.1.1331", true, "Proved")]
    [InlineData("401.1.1331", null, "Consistent")]
    [InlineData("401.1.1331", false, "Consistent")]
    [InlineData(Denied, true, "Consistent")]
    [InlineData(Denied, false, "-")]
    [InlineData("401.1.1909", true, "-")]
    public void The_state_of_the_account_and_the_code(string status, bool? disabled, string expected)
    {
        var server = Server(Windows).WithFacts(facts => facts.WithAccount(new AccountFact { Sid = UserSid, Name = User, Kind = AccountKind.User, Disabled = disabled, DomainGroups = [] }));
        Assert.Equal(expected, Confidence(server, Request(status, User), "LOGON-DISABLED"));
    }

    [Fact]
    public void A_disabled_anonymous_account_is_proved_where_it_is_the_only_logon()
    {
        var causes = Explain(Anonymous(disabled: true), Request("401.1"));

        Assert.Equal(["LOGON-DISABLED", "LOGON-ANON"], causes.Take(2).Select(cause => cause.Id));
        Assert.All(causes.Take(2), cause => Assert.Equal((CauseConfidence.Proved, @"CONTOSO\svc_anon"), (cause.Confidence, cause.Identity)));
        Assert.Equal("Set-IisAnonymousToPoolIdentity -Site 'Site'", causes[1].Command);
    }

    // A handshake code (0x8009xxxx) is none of an anonymous logon.
    [Theory]
    [InlineData("401.1.1326", "Consistent")]
    [InlineData(Denied, "-")]
    public void The_anonymous_account_has_no_handshake(string status, string expected) =>
        Assert.Equal(expected, Confidence(Anonymous(disabled: false), Request(status), "LOGON-ANON"));

    [Fact]
    public void IUSR_is_not_logged_on() => Assert.Equal("-", Confidence(new TestServer(), Request("401.1.1326"), "LOGON-ANON"));

    // Rule C4: Network and ClearText need SeNetworkLogonRight, Interactive needs SeInteractiveLogonRight, Batch SeBatchLogonRight; a deny right wins.
    // The test's server: network for Authenticated Users (S-1-5-11), interactive for Administrators only, nobody is denied but whom the row names.
    [Theory]
    [InlineData("ClearText", "", "-")]
    [InlineData("Network", "", "-")]
    [InlineData("Interactive", "", "Proved")]
    [InlineData("ClearText", UserSid, "Proved")]
    [InlineData("Batch", "", "Consistent")]
    public void The_right_that_logonMethod_needs(string method, string denied, string expected)
    {
        var server = Server(Basic.Replace("basicAuthentication", $"basicAuthentication logonMethod=\"{method}\"")).WithFacts(facts => facts.WithStockGroups().WithUser(UserSid, User)
            .WithUserRight("SeNetworkLogonRight", "S-1-5-11").WithUserRight("SeDenyNetworkLogonRight", denied.Length == 0 ? [] : [denied])
            .WithUserRight("SeInteractiveLogonRight", "S-1-5-32-544").WithUserRight("SeDenyInteractiveLogonRight"));

        Assert.Equal(expected, Confidence(server, Request("401.1.1385", User), "LOGON-RIGHT"));
    }

    // S-1-5-113 is every local account; a domain account does not hold it.
    [Theory]
    [InlineData(@"WEB01\carl", "LOGON-DENYLOCAL", "Proved")]
    [InlineData(@"WEB01\carl", "LOGON-RIGHT", "-")]
    [InlineData(User, "LOGON-DENYLOCAL", "-")]
    public void Local_accounts_are_denied(string user, string id, string expected)
    {
        var server = Server(Windows).WithFacts(facts => facts.WithStockGroups().WithUser(UserSid, User).WithUser(InMemoryServerFacts.MachineSid + "-1001", @"WEB01\carl")
            .WithUserRight("SeNetworkLogonRight", "S-1-5-11").WithUserRight("SeDenyNetworkLogonRight", "S-1-5-113"));

        Assert.Equal(expected, Confidence(server, Request("401.1.1385", user), id));
    }

    // The name was typed bare: it is looked for in defaultLogonDomain, or on the server when that is empty; the event shows where.
    [Theory]
    [InlineData("", "anna", true, "Proved")]
    [InlineData("", "anna", false, "Consistent")]
    [InlineData("CONTOSO", "anna", false, "-")]
    [InlineData("", User, false, "-")]
    public void A_name_without_its_domain(string domain, string user, bool hasEvent, string expected)
    {
        var server = Server(Basic.Replace("basicAuthentication", $"basicAuthentication defaultLogonDomain=\"{domain}\"")).WithFacts(facts => facts.WithUser(UserSid, User));
        Assert.Equal(expected, Confidence(server, Request("401.1.1326", user), "LOGON-DOMAIN", hasEvent ? [Failed(@"WEB01\anna", "0xC0000064", type: 8)] : []));
    }

    // KB 896861: the client is the server, the name is not its own, not listed, and the check is on.
    [Theory]
    [InlineData("127.0.0.1", "shop.contoso.com", "", "", "Consistent")]
    [InlineData("10.0.0.5", "shop.contoso.com", "", "", "Consistent")]
    [InlineData("10.0.0.9", "shop.contoso.com", "", "", "-")]
    [InlineData("::1", "WEB01", "", "", "-")]
    [InlineData("::1", "localhost", "", "", "-")]
    [InlineData("::1", "shop.contoso.com", "1", "", "-")]
    [InlineData("::1", "shop.contoso.com", "", "other.contoso.com\nshop.contoso.com", "-")]
    public void The_loopback_check(string client, string host, string isOff, string names, string expected)
    {
        var server = Server(Windows).WithFacts(facts => facts.WithSwitch(Lsa + "!DisableLoopbackCheck", isOff).WithSwitch(Lsa + @"\MSV1_0!BackConnectionHostNames", names));
        Assert.Equal(expected, Confidence(server, Request(Denied) with { Clients = [client], Endpoint = "10.0.0.5:80", Host = host }, "LOGON-LOOPBACK"));
    }

    // KB 832981.
    [Theory]
    [InlineData("2", Denied, "Proved")]
    [InlineData("1", Denied, "-")]
    [InlineData("0", "401.1.2148074244", "-")]
    [InlineData(null, "401.1.2148074244", "Possible")]
    public void A_full_Security_log(string? value, string status, string expected)
    {
        var server = Server(Windows);
        if (value is not null)
            server.WithFacts(facts => facts.WithSwitch(Lsa + "!CrashOnAuditFail", value));

        Assert.Equal(expected, Confidence(server, Request(status, User), "LOGON-AUDITFULL"));
    }

    // KB 981280 is about IIS 7.
    [Theory]
    [InlineData("7.5", "Consistent")]
    [InlineData("10.0", "-")]
    public void Basic_counts_twice(string iis, string expected) =>
        Assert.Equal(expected, Confidence(Server(Basic).Described(iis), Request("401.1.1909", User), "LOGON-BASIC2X", Failed(User, "0xC0000225", type: 8), Failed(User, "0xC0000225", type: 8)));

    [Theory]
    [InlineData("", "Consistent")]
    [InlineData("CONTOSO", "Possible")]
    public void Digest_needs_a_domain(string domain, string expected) =>
        Assert.Equal(expected, Confidence(Server("""<anonymousAuthentication enabled="false" /><digestAuthentication enabled="true" />""").Described(domain: domain), Request("401.1.1326", User), "LOGON-DIGEST"));

    [Theory]
    [InlineData(@"CONTOSO\map", "Consistent")]
    [InlineData(User, "Possible")]
    public void The_account_of_a_certificate_mapping(string account, string expected)
    {
        var server = Server("""<iisClientCertificateMappingAuthentication enabled="true"><oneToOneMappings><add userName="CONTOSO\map" certificate="MII" /></oneToOneMappings></iisClientCertificateMappingAuthentication>""");
        Assert.Equal(expected, Confidence(server, Request("401.1.1326"), "LOGON-CERTMAP", Failed(account, "0xC000006A", type: 8)));
    }

    // Rule B9: asked for when the permissions allow what was refused, and not when they refuse it.
    [Theory]
    [InlineData("D:AI(A;;FA;;;WD)", "Possible")]
    [InlineData("D:AI(A;;FA;;;SY)", "-")]
    public void A_token_that_is_too_old(string acl, string expected)
    {
        var server = new TestServer().WithFacts(facts => facts.WithStockGroups().WithFile(@"D:\site\a.htm", "").WithSddl(@"D:\site", "O:BAG:BA" + acl).WithSddl(@"D:\site\a.htm", "O:BAG:BA" + acl, PathKind.File));
        Assert.Equal(expected, Confidence(server, Request("401.3.5"), "TOKEN-STALE"));
    }

    private static TestServer Anonymous(bool disabled) => Server("""<anonymousAuthentication userName="CONTOSO\svc_anon" password="REDACTED" />""")
        .WithFacts(facts => facts.WithAccount(new AccountFact { Sid = InMemoryServerFacts.DomainSid + "-1160", Name = @"CONTOSO\svc_anon", Kind = AccountKind.User, Disabled = disabled, DomainGroups = [] }));
}
