using IisIdentityTools.Diagnosis.Causes.Cases;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Forbidden;

/// <summary>403.7, .12, .13, .16, .17: what the settings and the code say of client certificates; the chain itself is in no snapshot (rule D3).</summary>
internal sealed class CertificateRule : ICauseRule
{
    private const string None = "CERT-NONE";
    private const string IssuerList = "CERT-CTL";
    private const string Mapper = "CERT-MAPPER";
    private const string SendsList = @"HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL!SendTrustedIssuerList";
    private const string Mapping = "system.webServer/security/authentication/iisClientCertificateMappingAuthentication";

    private static readonly string[] s_byCode = ["CERT-CHAIN", "CERT-USAGE", "CERT-DATE", "CERT-REVOKED", "CERT-CRL", "CERT-ROOT", "CERT-NONSELF"];

    public IReadOnlyList<string> Ids { get; } = [None, IssuerList, Mapper, .. s_byCode];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place)
            yield break;
        var flags = place.Value("system.webServer/security/access", "sslFlags");
        var isAsked = flags.Text.IndexOf("Cert", StringComparison.OrdinalIgnoreCase) >= 0;
        foreach (var id in Ids)
            if (!isAsked)
                yield return CauseFinding.Refuted(id);
        if (!isAsked)
            yield break;
        if (refusal.Is(403, 7))
        {
            yield return new CauseFinding(None, CauseVerdict.Consistent)
            {
                Because = [$"'{place.ConfigurationPath}' asks for a client certificate (sslFlags \"{flags.Text}\"), and the client sent none."],
            }.At(flags);
            yield return Issuers(refusal);
        }

        if (refusal.Is(403, 12))
            yield return Denying(place);
        if (refusal.IsStated(withWin32: true) && refusal.Win32 > 0)
            foreach (var entry in s_byCode.Select(id => CauseCatalog.Find(id)!).Where(entry => entry.Parsed.Any(signature => signature.Fits(refusal.Request) == 3)))
                yield return new(entry.Id, CauseVerdict.Consistent) { Because = [$"{entry.Title}: the code of the refusal says so."] };
    }

    private static CauseFinding Issuers(RefusalCase refusal) => refusal.Switch(SendsList) switch
    {
        "1" => new(IssuerList, CauseVerdict.Consistent) { Because = ["The server sends a list of the issuers that it trusts (SendTrustedIssuerList=1): a client offers no certificate of another one."] },
        null => new(IssuerList, CauseVerdict.Possible),
        // Windows Server 2012 and later send none when nothing is set.
        _ => CauseFinding.Refuted(IssuerList),
    };

    private static CauseFinding Denying(CasePlace place)
    {
        var denying = place.Level.GetSection(Mapping).Element.Child("manyToOneMappings").Items.FirstOrDefault(item => item.Get("permissionMode").Is("Deny"));
        return denying is null
            ? new(Mapper, CauseVerdict.Possible)
            : new CauseFinding(Mapper, CauseVerdict.Consistent) { Because = [$"The mapping '{denying.Get("name").Text}' denies the certificates that its rules match."] }.At(denying.Source);
    }
}
