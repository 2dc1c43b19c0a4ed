using IisIdentityTools.Diagnosis.Causes.Cases;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Connections;

/// <summary>
/// A client certificate that is asked for after the first handshake: impossible with TLS 1.3, and in the way of large bodies. Whether the binding
/// asks for it at once stands in HTTP.sys's own settings, which no snapshot holds.
/// </summary>
internal sealed class LateCertificateRule : ICauseRule
{
    private const string Tls13 = "HTTP-TLS13CERT";
    private const string Body = "HTTP-RENEG413";
    private const string Ask = "netsh http show sslcert on the server: Negotiate Client Certificate of the binding must be Disabled for this.";

    // Windows Server 2022, the first with TLS 1.3 on.
    private const int FirstBuildWithTls13 = 20348;

    // ERROR_NOT_SUPPORTED.
    private const long NotSupported = 50;

    public IReadOnlyList<string> Ids { get; } = [Tls13, Body];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place)
            yield break;
        var flags = place.Value("system.webServer/security/access", "sslFlags");
        if (flags.Text.IndexOf("Cert", StringComparison.OrdinalIgnoreCase) < 0)
        {
            yield return CauseFinding.Refuted(Tls13);
            yield return CauseFinding.Refuted(Body);
            yield break;
        }

        var isOld = Version.TryParse(refusal.Facts?.Server.OperatingSystemVersion, out var windows) && windows.Build < FirstBuildWithTls13;
        yield return isOld || !refusal.Is(500, 0, NotSupported) ? CauseFinding.Refuted(Tls13) : new CauseFinding(Tls13, CauseVerdict.Consistent)
        {
            Because = [$"A client certificate is asked for at '{place.Site.Name}{place.UrlPath}' ({flags.Text}), and TLS 1.3 cannot ask for one after the first handshake."],
            ToProve = [Ask, "A client with TLS 1.2 at the same URL: it is served."],
        }.At(flags);
        var size = place.Value("system.webServer/serverRuntime", "uploadReadAheadSize");
        yield return !refusal.Is(413, 0) || refusal.Request.Verb is "GET" or "HEAD" ? CauseFinding.Refuted(Body) : new CauseFinding(Body, CauseVerdict.Consistent)
        {
            Because = [$"A client certificate is asked for at '{place.Site.Name}{place.UrlPath}' ({flags.Text}) while the body is on its way, and only {size.Text} bytes of it are kept (uploadReadAheadSize)."],
            ToProve = [Ask, $"Whether the body is longer than {size.Text} bytes."],
        }.At(size.IsSet ? size : flags);
    }
}
