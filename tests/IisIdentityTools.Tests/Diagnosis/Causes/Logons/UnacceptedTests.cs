using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Tests.Fixtures;
using Xunit;
using static IisIdentityTools.Tests.Diagnosis.Causes.Logons.LogonCases;

namespace IisIdentityTools.Tests.Diagnosis.Causes.Logons;

/// <summary>401.2 and 401.0: settings decide. Expected values: rules A4 and A5 and the articles named at each test.</summary>
public sealed class UnacceptedTests
{
    private const string Off = """<anonymousAuthentication enabled="false" />""";
    private const string Windows = Off + """<windowsAuthentication enabled="true" />""";
    private const string User = @"CONTOSO\anna";
    private const string UserSid = InMemoryServerFacts.DomainSid + "-1150";
    private const string GroupSid = InMemoryServerFacts.DomainSid + "-1121";

    [Fact]
    public void Nothing_on_is_proved_with_the_command_that_switches_it_on()
    {
        var cause = Explain(Server(Off), Request("401.2.5"))[0];

        Assert.Equal(("AUTH-NONE", CauseConfidence.Proved), (cause.Id, cause.Confidence));
        Assert.Equal("""%windir%\System32\inetsrv\appcmd set config "Site" -section:system.webServer/security/authentication/anonymousAuthentication /enabled:true /commit:apphost""", cause.Command);
    }

    // The stock server has no Digest module in globalModules; the one of Windows authentication is there.
    [Theory]
    [InlineData(Off + """<digestAuthentication enabled="true" />""", "Proved")]
    [InlineData(Windows + """<digestAuthentication enabled="true" />""", "Consistent")]
    [InlineData(Windows, "-")]
    public void A_way_to_log_in_without_its_module(string sections, string expected) =>
        Assert.Equal(expected, Confidence(Server(sections), Request("401.2.5"), "AUTH-MODULE"));

    // Rule A5: denies come first whatever their order, then the first Allow; whom none names is refused.
    [Theory]
    [InlineData("""<add accessType="Allow" users="*" /><add accessType="Deny" users="CONTOSO\anna" />""", "Proved")]
    [InlineData("""<add accessType="Allow" roles="CONTOSO\Authors" />""", "-")]
    [InlineData("""<add accessType="Allow" roles="CONTOSO\Admins" />""", "Proved")]
    [InlineData("""<add accessType="Allow" roles="CONTOSO\Unknown" />""", "Possible")]
    [InlineData("""<add accessType="Allow" users="*" verbs="POST" />""", "Proved")]
    [InlineData("""<add accessType="Allow" users="*" verbs="GET" />""", "-")]
    [InlineData("""<add accessType="Deny" roles="CONTOSO\Unknown" /><add accessType="Allow" users="*" />""", "Possible")]
    public void Rules_of_IIS(string rules, string expected) =>
        Assert.Equal(expected, Confidence(WithAnna(Server(Windows)).WebConfig(@"D:\site", $"<system.webServer><security><authorization><clear />{rules}</authorization></security></system.webServer>"), Request("401.2.5", User), "AUTH-RULE-IIS"));

    // Rule A5: the folder's rules before those above, the first that fits decides; the root web.config ends with allow *.
    [Theory]
    [InlineData("""<deny users="?" />""", "", "Proved")]
    [InlineData("""<allow users="?" /><deny users="*" />""", "", "-")]
    [InlineData("""<deny users="?" />""", User, "-")]
    [InlineData("""<allow roles="CONTOSO\Authors" /><deny users="*" />""", User, "-")]
    [InlineData("""<allow roles="CONTOSO\Admins" /><deny users="*" />""", User, "Proved")]
    [InlineData("""<allow roles="CONTOSO\Unknown" /><deny users="*" />""", User, "Possible")]
    [InlineData("""<deny roles="CONTOSO\Unknown" /><deny users="*" />""", User, "Proved")]
    public void Rules_of_ASP_NET(string rules, string user, string expected) =>
        Assert.Equal(expected, Confidence(Net(rules), Request("401.0.0", user, "/a.aspx"), "AUTH-RULE-NET"));

    [Fact]
    public void Rules_of_ASP_NET_are_not_asked_for_a_static_file() =>
        Assert.Equal("-", Confidence(Net("""<deny users="*" />"""), Request("401.0.0", User), "AUTH-RULE-NET"));

    [Fact]
    public void The_rule_names_the_line_that_decides()
    {
        var server = Net("\n<deny users=\"?\" />\n<deny users=\"CONTOSO\\anna\" />");
        var cause = Explain(server, Request("401.0.0", User, "/a.aspx")).First(each => each.Id == "AUTH-RULE-NET");

        // The element configuration is on line 1: its third line has the second rule.
        Assert.Equal((@"D:\site\web.config", 3, User), (cause.File, cause.Line, cause.Identity));
    }

    // Rule C4: KB 951016. A local administrator's network logon is filtered while LocalAccountTokenFilterPolicy is 0.
    [Theory]
    [InlineData("0", "Proved")]
    [InlineData("1", "-")]
    public void UAC_hides_Administrators_from_a_rule(string policy, string expected)
    {
        var server = Server(Windows).WithFacts(facts => facts.WithStockGroups().WithUser(InMemoryServerFacts.MachineSid + "-1001", @"WEB01\carl")
            .WithGroup("S-1-5-32-544", "Administrators", InMemoryServerFacts.MachineSid + "-1001")
            .WithSwitch(@"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System!LocalAccountTokenFilterPolicy", policy))
            .WebConfig(@"D:\site", """<system.webServer><security><authorization><clear /><add accessType="Allow" roles="Administrators" /></authorization></security></system.webServer>""");

        Assert.Equal(expected, Confidence(server, Request("401.2.5", @"WEB01\carl"), "AUTH-ROLE-UAC"));
    }

    // KB 2620604: the extensionless handler takes "/", whose rules refuse; the document has a location of its own that allows.
    [Theory]
    [InlineData(true, "Proved")]
    [InlineData(false, "-")]
    public void The_folder_is_refused_before_its_document(bool hasDocument, string expected)
    {
        var server = new TestServer().WebConfig(@"D:\site", """
            <system.web><authorization><deny users="?" /></authorization></system.web>
            <location path="default.aspx"><system.web><authorization><allow users="*" /></authorization></system.web></location>
            """);
        if (hasDocument)
            server.WithFile(@"D:\site\default.aspx", "");

        Assert.Equal(expected, Confidence(server, Request("401.0.0", url: "/"), "AUTH-DEFDOC"));
    }

    [Theory]
    [InlineData("""<basicAuthentication enabled="true" />""", "Integrated", "Proved")]
    [InlineData("""<basicAuthentication enabled="true" />""", "Classic", "-")]
    [InlineData("", "Integrated", "-")]
    public void Forms_beside_a_way_to_log_in_of_IIS(string sections, string pipeline, string expected) =>
        Assert.Equal(expected, Confidence(Server(sections).Pool("Pool", $"managedPipelineMode=\"{pipeline}\"").WebConfig(@"D:\site", """<system.web><authentication mode="Forms" /></system.web>"""), Request("401.2.5", url: "/a.aspx"), "AUTH-FORMS-MIX"));

    [Theory]
    [InlineData("PUT", "", "Proved")]
    [InlineData("PUT", """<windowsAuthentication enabled="true" />""", "-")]
    public void WebDAV_refuses_anonymous(string verb, string sections, string expected) =>
        Assert.Equal(expected, Confidence(Server(sections).WebConfig(@"D:\site", """<system.webServer><handlers><clear /><add name="WebDAV" path="*" verb="PUT,PROPFIND" modules="WebDAVModule" resourceType="Unspecified" requireAccess="None" /></handlers></system.webServer>"""), Request("401.2.5", verb: verb), "AUTH-DAV-ANON"));

    [Theory]
    [InlineData("""<providers><clear /></providers>""", "Proved")]
    [InlineData("""<providers><clear /><add value="Negotiate:Kerberos" /></providers>""", "Consistent")]
    [InlineData("", "-")]
    public void Providers_that_a_client_cannot_use(string providers, string expected) =>
        Assert.Equal(expected, Confidence(Server(Off + $"""<windowsAuthentication enabled="true">{providers}</windowsAuthentication>"""), Request("401.2.5"), "AUTH-PROVIDERS"));

    [Theory]
    [InlineData("intranet.contoso.com", "Consistent")]
    [InlineData("intranet", "Possible")]
    public void A_client_that_sends_nothing(string host, string expected) =>
        Assert.Equal(expected, Confidence(Server(Windows), Request("401.2.5") with { Host = host }, "AUTH-CLIENTNOCRED"));

    [Theory]
    [InlineData("AspNetCoreModuleV2", "Proved")]
    [InlineData("UrlAuthorization", "-")]
    public void A_trace_shows_whether_the_application_refused(string module, string expected)
    {
        var causes = Explain(new TestServer().Load(), Request("401.0.0", url: "/a.aspx"), new() { Traces = [Trace(module, 401, 0, "/a.aspx")] });
        Assert.Equal(expected, causes.FirstOrDefault(cause => cause.Id == "AUTH-APP")?.Confidence.ToString() ?? "-");
    }

    [Theory]
    [InlineData("outofprocess", "false", "Proved")]
    [InlineData("outofprocess", "true", "-")]
    [InlineData("inprocess", "false", "-")]
    public void ASP_NET_Core_without_the_user(string model, string forwards, string expected) =>
        Assert.Equal(expected, Confidence(Server(Windows).Declare("aspNetCore").WebConfig(@"D:\site", $"""<system.webServer><handlers><add name="core" path="*" verb="*" modules="AspNetCoreModuleV2" /></handlers><aspNetCore processPath="dotnet" hostingModel="{model}" forwardWindowsAuthToken="{forwards}" /></system.webServer>"""), Request("401.0.0", User), "AUTH-CORE-NOTOKEN"));

    [Theory]
    [InlineData("Site/app", "Proved")]
    [InlineData("Site", "-")]
    public void Mappings_at_a_sub_application(string place, string expected)
    {
        var server = new TestServer().Application("/app", @"D:\app").Location(place, """<system.webServer><security><authentication><iisClientCertificateMappingAuthentication enabled="true"><oneToOneMappings><add userName="CONTOSO\map" certificate="MII" /></oneToOneMappings></iisClientCertificateMappingAuthentication></authentication></security></system.webServer>""");
        Assert.Equal(expected, Confidence(server, Request("401.2.5", url: "/app/a.htm"), "CERT-SUBAPP"));
    }

    private static TestServer Net(string rules) =>
        WithAnna(Server("""<windowsAuthentication enabled="true" />""")).WebConfig(@"D:\site", $"<system.web><authorization>{rules}</authorization></system.web>");

    private static TestServer WithAnna(TestServer server) => server.WithFacts(facts => facts.WithStockGroups()
        .WithUser(UserSid, User, GroupSid)
        .WithAccount(new() { Sid = GroupSid, Name = @"CONTOSO\Authors", Kind = IisIdentityTools.Facts.AccountKind.Group })
        .WithAccount(new() { Sid = InMemoryServerFacts.DomainSid + "-1122", Name = @"CONTOSO\Admins", Kind = IisIdentityTools.Facts.AccountKind.Group }));
}
