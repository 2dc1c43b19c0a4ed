using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Tests.Fixtures;
using Xunit;
using static IisIdentityTools.Tests.Diagnosis.Causes.Logons.LogonCases;

namespace IisIdentityTools.Tests.Diagnosis.Causes.Logons;

/// <summary>What HTTP.sys refuses. Expected values: KB 820129, KB 820729, KB 2020943.</summary>
public sealed class ConnectionTests
{
    private const string Windows = """<anonymousAuthentication enabled="false" /><windowsAuthentication enabled="true" />""";
    private const string Parameters = @"HKLM\SYSTEM\CurrentControlSet\Services\HTTP\Parameters!";

    [Theory]
    [InlineData(Windows, "Consistent")]
    [InlineData("", "-")]
    [InlineData("""<windowsAuthentication enabled="true"><providers><clear /><add value="NTLM" /></providers></windowsAuthentication>""", "-")]
    public void A_ticket_that_is_too_long_needs_Kerberos(string sections, string expected) =>
        Assert.Equal(expected, Confidence(Server(sections), Request("400 FieldLength", url: "/"), "HTTP-HDR"));

    // KB 820129: 260 characters in a segment, 255 segments, unless the registry says otherwise.
    [Theory]
    [InlineData(261, 1, "", "Proved")]
    [InlineData(260, 1, "", "-")]
    [InlineData(261, 1, "300", "-")]
    [InlineData(261, 1, null, "Consistent")]
    [InlineData(1, 256, "", "Proved")]
    public void A_path_that_is_too_long(int length, int count, string? limit, string expected)
    {
        var server = new TestServer().WithFacts(facts => facts.WithSwitch(Parameters + "UrlSegmentMaxCount", ""));
        if (limit is not null)
            server.WithFacts(facts => facts.WithSwitch(Parameters + "UrlSegmentMaxLength", limit));

        Assert.Equal(expected, Confidence(server, Request("400 URL", url: string.Concat(Enumerable.Repeat("/" + new string('a', length), count))), "HTTP-SEGMENT"));
    }

    // Beside the site of every test, which takes any host on port 80, one site has shop.contoso.com on 8080 of one address.
    [Theory]
    [InlineData("other.contoso.com", "10.0.0.5:8080", "Proved")]
    [InlineData("shop.contoso.com", "10.0.0.5:8080", "-")]
    [InlineData("shop.contoso.com", "10.0.0.6:8080", "Proved")]
    [InlineData("a.wild.contoso.com", "10.0.0.5:8081", "-")]
    [InlineData("other.contoso.com", "10.0.0.5:80", "-")]
    [InlineData("", "10.0.0.5:8080", "Possible")]
    public void No_binding_for_the_host(string host, string endpoint, string expected)
    {
        var server = new TestServer().Site("""
            <site name="Shop" id="9"><application path="/" applicationPool="Pool"><virtualDirectory path="/" physicalPath="D:\site" /></application><bindings>
            <binding protocol="http" bindingInformation="10.0.0.5:8080:shop.contoso.com" /><binding protocol="http" bindingInformation="*:8081:*.wild.contoso.com" /></bindings></site>
            """);
        var request = Request("400 Hostname", url: "") with { Site = "", Host = host, Endpoint = endpoint };

        var cause = new RefusalResolver(server.Load()).Resolve(request, _ => { }).Single().Causes.FirstOrDefault(each => each.Id == "HTTP-HOST");

        Assert.Equal(expected, cause?.Confidence.ToString() ?? "-");
    }

    // Whether the binding asks for the certificate at once is in HTTP.sys's own settings: the site's settings alone fit only.
    [Theory]
    [InlineData("413.0", "POST", "Ssl, SslNegotiateCert", "HTTP-RENEG413", "Consistent")]
    [InlineData("413.0", "GET", "Ssl, SslNegotiateCert", "HTTP-RENEG413", "-")]
    [InlineData("413.0", "POST", "Ssl", "HTTP-RENEG413", "-")]
    [InlineData("500.0.50", "GET", "Ssl, SslRequireCert", "HTTP-TLS13CERT", "Consistent")]
    [InlineData("500.0.50", "GET", "Ssl", "HTTP-TLS13CERT", "-")]
    public void A_certificate_that_is_asked_for_late(string status, string verb, string flags, string id, string expected) =>
        Assert.Equal(expected, Confidence(new TestServer().Location("Site", $"""<system.webServer><security><access sslFlags="{flags}" /></security></system.webServer>"""), Request(status, verb: verb), id));
}
