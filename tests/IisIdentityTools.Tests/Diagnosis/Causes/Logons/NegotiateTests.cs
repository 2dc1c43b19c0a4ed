using IisIdentityTools.Tests.Fixtures;
using Xunit;
using static IisIdentityTools.Tests.Diagnosis.Causes.Logons.LogonCases;

namespace IisIdentityTools.Tests.Diagnosis.Causes.Logons;

/// <summary>Kerberos, NTLM and extended protection. Expected values: rules B7 and A4.</summary>
public sealed class NegotiateTests
{
    private const string NoPackage = "401.1.2148074245";
    private const string Denied = "401.1.2148074252";
    private const string Account = "identityType=\"SpecificUser\" userName=\"CONTOSO\\svc_web\"";
    private const string User = @"CONTOSO\anna";

    // Rule B7: kernel mode decrypts with the computer account unless useAppPoolCredentials is true; without kernel mode the pool's account does.
    [Theory]
    [InlineData(Account, "", "KRB-KERNELACCT", "Consistent")]
    [InlineData(Account, "", "KRB-POOLACCTNOSPN", "-")]
    [InlineData(Account, "useAppPoolCredentials=\"true\"", "KRB-KERNELACCT", "-")]
    [InlineData(Account, "useAppPoolCredentials=\"true\"", "KRB-POOLACCTNOSPN", "Consistent")]
    [InlineData(Account, "useKernelMode=\"false\"", "KRB-POOLACCTNOSPN", "Consistent")]
    [InlineData("identityType=\"NetworkService\"", "useKernelMode=\"false\"", "KRB-POOLACCTNOSPN", "-")]
    [InlineData("identityType=\"ApplicationPoolIdentity\"", "", "KRB-KERNELACCT", "-")]
    public void Who_decrypts_the_ticket(string pool, string settings, string id, string expected) =>
        Assert.Equal(expected, Confidence(Server(Windows(settings)).Pool("Pool", processModel: pool), Request(NoPackage), id));

    [Fact]
    public void The_fix_names_host_and_account()
    {
        var cause = Explain(Server(Windows("useKernelMode=\"false\"")).Pool("Pool", processModel: Account), Request(NoPackage) with { Host = "shop.contoso.com" }).First(each => each.Id == "KRB-POOLACCTNOSPN");
        Assert.Equal((@"setspn -S HTTP/shop.contoso.com CONTOSO\svc_web", @"CONTOSO\svc_web"), (cause.Command, cause.Identity));
    }

    [Fact]
    public void NTLM_alone_refutes_Kerberos() =>
        Assert.DoesNotContain(Explain(Server(Windows("", "<providers><clear /><add value=\"NTLM\" /></providers>")).Pool("Pool", processModel: Account), Request(NoPackage)), cause => cause.Id is "KRB-KERNELACCT" or "KRB-SPNDUP");

    [Theory]
    [InlineData("WEB01", "-")]
    [InlineData("web01.contoso.com", "-")]
    [InlineData("shop.contoso.com", "Possible")]
    public void The_servers_own_name_is_no_alias(string host, string expected) =>
        Assert.Equal(expected, Confidence(Server(Windows("")), Request(NoPackage) with { Host = host }, "KRB-ALIAS"));

    // Both sites have shop.contoso.com; here the pool's account decrypts, there the computer account, or the same account.
    [Theory]
    [InlineData("", "Proved")]
    [InlineData("useAppPoolCredentials=\"true\"", "-")]
    public void Two_sites_of_one_host_name(string other, string expected)
    {
        var server = new TestServer().Pool("Pool", processModel: Account)
            .Site("""<site name="A" id="7"><application path="/" applicationPool="Pool"><virtualDirectory path="/" physicalPath="D:\a" /></application><bindings><binding protocol="http" bindingInformation="*:81:shop.contoso.com" /></bindings></site>""")
            .Site("""<site name="B" id="8"><application path="/" applicationPool="Pool"><virtualDirectory path="/" physicalPath="D:\b" /></application><bindings><binding protocol="http" bindingInformation="*:82:shop.contoso.com" /></bindings></site>""")
            .Location("A", Section(Windows("useAppPoolCredentials=\"true\""))).Location("B", Section(Windows(other)))
            .WithFacts(facts => facts.WithFolder(@"D:\a").WithFolder(@"D:\b"));

        Assert.Equal(expected, Confidence(server, Request(NoPackage) with { Site = "A" }, "KRB-PORT"));
    }

    // KB 2749007 needs kernel mode.
    [Theory]
    [InlineData("", "Consistent")]
    [InlineData("useKernelMode=\"false\"", "-")]
    public void A_login_that_comes_too_early(string settings, string expected) =>
        Assert.Equal(expected, Confidence(Server(Windows(settings)), Request("401.1.2148074254"), "NTLM-PREAUTH"));

    [Theory]
    [InlineData("2", "Consistent")]
    [InlineData("0", "Possible")]
    public void A_policy_against_NTLM(string value, string expected) =>
        Assert.Equal(expected, Confidence(Server(Windows("")).WithFacts(facts => facts.WithSwitch(@"HKLM\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0!RestrictReceivingNTLMTraffic", value)), Request(Denied, User), "NTLM-BLOCKED"));

    // Protected Users has the relative id 525 in every domain.
    [Theory]
    [InlineData("-525", "NTLM", "Proved")]
    [InlineData("-525", "", "Consistent")]
    [InlineData("-513", "NTLM", "-")]
    public void Protected_users(string group, string package, string expected)
    {
        var server = Server(Windows("")).WithFacts(facts => facts.WithUser(InMemoryServerFacts.DomainSid + "-1150", User, InMemoryServerFacts.DomainSid + group));
        Assert.Equal(expected, Confidence(server, Request("401.1.1327", User) with { AuthenticationType = package }, "NTLM-PROTECTED"));
    }

    // A server whose level is below 4 refuses no client of its own accounts; of a domain account the domain controller's level counts.
    [Theory]
    [InlineData("3", @"WEB01\carl", "-")]
    [InlineData("3", User, "Possible")]
    [InlineData("5", @"WEB01\carl", "Possible")]
    public void The_level_of_NTLM(string level, string user, string expected) =>
        Assert.Equal(expected, Confidence(Server(Windows("")).WithFacts(facts => facts.WithSwitch(@"HKLM\SYSTEM\CurrentControlSet\Control\Lsa!LmCompatibilityLevel", level)), Request(Denied, user), "NTLM-LEVEL"));

    // extendedProtection: None asks for nothing; Require fails without TLS unless both proxy flags are set; the site has one binding, http on port 80.
    [Theory]
    [InlineData("tokenChecking=\"Require\"", "EPA-HTTP", "Proved")]
    [InlineData("tokenChecking=\"Require\" flags=\"Proxy,ProxyCohosting\"", "EPA-HTTP", "-")]
    [InlineData("tokenChecking=\"Allow\"", "EPA-HTTP", "-")]
    [InlineData("", "EPA-HTTP", "-")]
    [InlineData("tokenChecking=\"Require\" flags=\"Proxy,ProxyCohosting\"", "EPA-OLDCLIENT", "Consistent")]
    [InlineData("", "EPA-OLDCLIENT", "-")]
    [InlineData("tokenChecking=\"Require\"", "EPA-PROXY", "-")]
    public void Extended_protection(string settings, string id, string expected) =>
        Assert.Equal(expected, Confidence(Server(Windows("", $"<extendedProtection {settings} />")), Request(Denied, User) with { Endpoint = "10.0.0.5:80" }, id));

    // The site has one binding, https on port 443: the request had TLS, and whether that reached from end to end no setting tells.
    [Fact]
    public void TLS_that_ends_before_IIS_fits_where_protection_is_on()
    {
        var server = new TestServer()
            .Site("""<site name="Tls" id="7"><application path="/" applicationPool="Pool"><virtualDirectory path="/" physicalPath="D:\site" /></application><bindings><binding protocol="https" bindingInformation="*:443:" /></bindings></site>""")
            .Location("Tls", Section(Windows("", """<extendedProtection tokenChecking="Require" />""")));

        Assert.Equal("Consistent", Confidence(server, Request(Denied, User) with { Site = "Tls", Endpoint = "10.0.0.5:443" }, "EPA-PROXY"));
        Assert.Equal("-", Confidence(server, Request(Denied, User) with { Site = "Tls", Endpoint = "10.0.0.5:443" }, "EPA-HTTP"));
    }

    // Other codes than those of a ticket say nothing of who decrypts it, and a login that comes too early has a code of its own.
    [Theory]
    [InlineData("401.1.1311", "KRB-KERNELACCT")]
    [InlineData(Denied, "NTLM-PREAUTH")]
    public void A_code_keeps_causes_of_other_codes_away(string status, string id) =>
        Assert.Equal("-", Confidence(Server(Windows("")).Pool("Pool", processModel: Account), Request(status, User), id));

    private static string Windows(string settings, string inner = "") => $"""<anonymousAuthentication enabled="false" /><windowsAuthentication enabled="true" {settings}>{inner}</windowsAuthentication>""";

    private static string Section(string sections) => $"<system.webServer><security><authentication>{sections}</authentication></security></system.webServer>";
}
