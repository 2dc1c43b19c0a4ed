using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Diagnosis.Causes.Cases;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Unaccepted;

/// <summary>Client certificates whose mappings stand at a sub-application, where IIS does not look for them.</summary>
internal sealed class CertificateMappingRule : ICauseRule
{
    private const string Id = "CERT-SUBAPP";
    private const string Section = "system.webServer/security/authentication/iisClientCertificateMappingAuthentication";

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place || refusal.Server is not { } server)
            yield break;
        var here = Mappings(place.Level.GetSection(Section));
        var atSite = Mappings(server.Configuration.GetLevels(place.Site).At("/").GetSection(Section));
        if (place.Application.Path == "/" || here.Length == 0 || atSite.Length > 0)
        {
            yield return CauseFinding.Refuted(Id);
            yield break;
        }

        yield return new CauseFinding(Id, SettingPlace.Shown(place, place.Level.GetSection(Section)))
        {
            Because = [$"The certificate mappings of '{SettingPlace.Of(place)}' stand at the application; the site '{place.Site.Name}' has none, and that is where they are looked for."],
            Fix = $"Put the mappings at the site '{place.Site.Name}'.",
        }.At(here[0].Source);
    }

    private static EffectiveElement[] Mappings(EffectiveSection section) => [.. section.Element.Child("oneToOneMappings").Items, .. section.Element.Child("manyToOneMappings").Items];
}
