using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Causes.Places;

/// <summary>403: settings that refuse, each with a server that has it and one that has not.</summary>
public sealed class ForbiddenTests
{
    // The first entry that fits decides: .3 is let in before its net is kept out; whoever no entry names comes in.
    private const string Nets = """<system.webServer><security><ipSecurity allowUnlisted="true"><add ipAddress="10.1.2.3" allowed="true" /><add ipAddress="10.1.0.0" subnetMask="255.255.0.0" allowed="false" /></ipSecurity></security></system.webServer>""";

    [Theory]
    [InlineData("10.1.9.9", CauseConfidence.Proved)]
    [InlineData("10.1.2.3", null)]
    [InlineData("10.2.0.1", null)]
    [InlineData("10.1.2.3 10.1.9.9", CauseConfidence.Consistent)]
    public void An_address_rule_is_evaluated_for_the_client(string clients, CauseConfidence? expected)
    {
        var request = PlacesCase.Request("/a.htm", "403.6") with { Clients = clients.Split(' ') };
        Assert.Equal(expected, PlacesCase.Of(PlacesCase.Explain(new TestServer().Location("Site", Nets), request), "F403-IP"));
    }

    [Fact]
    public void The_entry_that_decides_is_named_with_its_line()
    {
        var causes = PlacesCase.Explain(new TestServer().Location("Site", Nets), PlacesCase.Request("/a.htm", "403.6") with { Clients = ["10.1.9.9"] });
        Assert.Equal((TestServer.ApplicationHostPath, true), (causes[0].File, causes[0].Line > 0));
        Assert.Contains("10.1.0.0/255.255.0.0", causes[0].Because[0]);
    }

    [Theory]
    // Nobody is listed and nobody else may come: no client is needed to see that.
    [InlineData("""<ipSecurity allowUnlisted="false" />""", CauseConfidence.Proved)]
    [InlineData("""<ipSecurity allowUnlisted="false"><add ipAddress="10.0.0.1" allowed="true" /></ipSecurity>""", CauseConfidence.Consistent)]
    [InlineData("""<ipSecurity allowUnlisted="true" />""", null)]
    public void Without_a_client_the_list_alone_decides(string section, CauseConfidence? expected)
    {
        var server = new TestServer().Location("Site", $"<system.webServer><security>{section}</security></system.webServer>");
        Assert.Equal(expected, PlacesCase.Of(PlacesCase.Explain(server, PlacesCase.Request("/a.htm", "403.6")), "F403-IP"));
    }

    [Theory]
    // The test site has an http binding alone, so nobody can come by TLS.
    [InlineData("Ssl", CauseConfidence.Proved)]
    [InlineData("None", null)]
    public void A_place_that_wants_tls_is_told_from_one_that_does_not(string flags, CauseConfidence? expected)
    {
        var server = new TestServer().Location("Site", $"""<system.webServer><security><access sslFlags="{flags}" /></security></system.webServer>""");
        Assert.Equal(expected, PlacesCase.Of(PlacesCase.Explain(server, PlacesCase.Request("/a.htm", "403.4")), "F403-SSL"));
    }

    [Fact]
    public void A_folder_without_a_default_document_is_proved_when_its_files_are_known() =>
        Assert.Equal(CauseConfidence.Proved, PlacesCase.Of(PlacesCase.Explain(new TestServer(), PlacesCase.Request("/", "403.14")), "F403-NODOC"));

    [Fact]
    public void A_folder_with_a_default_document_is_not_the_reason() =>
        Assert.Null(PlacesCase.Of(PlacesCase.Explain(new TestServer().WithFile(@"D:\site\index.htm", "x"), PlacesCase.Request("/", "403.14")), "F403-NODOC"));

    [Fact]
    public void A_published_application_without_its_web_config_is_recognized_by_its_files() =>
        Assert.Equal(CauseConfidence.Proved, PlacesCase.Of(PlacesCase.Explain(new TestServer().WithFile(@"D:\site\App.runtimeconfig.json", "{}"), PlacesCase.Request("/", "403.14")), "CORE-NOWEBCONFIG"));

    [Theory]
    [InlineData("Other", CauseConfidence.Proved)]
    [InlineData("Pool", CauseConfidence.Possible)]
    public void An_error_page_of_another_pool_is_found(string pool, CauseConfidence expected)
    {
        var server = new TestServer().Pool("Other").Application("/errors", @"D:\errors", $"applicationPool=\"{pool}\"")
            .Location("Site", """<system.webServer><httpErrors><remove statusCode="404" /><error statusCode="404" path="/errors/404.aspx" responseMode="ExecuteURL" /></httpErrors></system.webServer>""");
        Assert.Equal(expected, PlacesCase.Of(PlacesCase.Explain(server, PlacesCase.Request("/a.htm", "403.18")), "F403-POOL"));
    }

    [Theory]
    [InlineData("SslNegotiateCert", CauseConfidence.Consistent)]
    [InlineData("Ssl", null)]
    public void Certificates_count_only_where_they_are_asked_for(string flags, CauseConfidence? expected)
    {
        var server = new TestServer().Location("Site", $"""<system.webServer><security><access sslFlags="{flags}" /></security></system.webServer>""");
        // 0x800B0109 is CERT_E_UNTRUSTEDROOT.
        Assert.Equal(expected, PlacesCase.Of(PlacesCase.Explain(server, PlacesCase.Request("/a.htm", "403.16/0x800B0109")), "CERT-ROOT"));
    }

    [Theory]
    [InlineData("true", CauseConfidence.Consistent)]
    [InlineData("false", null)]
    public void A_limit_of_requests_needs_to_be_on(string enabled, CauseConfidence? expected)
    {
        var server = new TestServer().Location("Site", $"""<system.webServer><security><dynamicIpSecurity><denyByRequestRate enabled="{enabled}" maxRequests="7" /></dynamicIpSecurity></security></system.webServer>""");
        Assert.Equal(expected, PlacesCase.Of(PlacesCase.Explain(server, PlacesCase.Request("/a.htm", "403.502")), "F403-RATE"));
    }
}
