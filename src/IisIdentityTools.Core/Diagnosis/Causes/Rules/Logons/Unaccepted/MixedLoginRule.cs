using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Unaccepted;

/// <summary>Ways to log in that get in each other's way: anonymous before others, Forms beside those of IIS.</summary>
internal sealed class MixedLoginRule : ICauseRule
{
    private const string Forms = "AUTH-FORMS-MIX";
    private const string AnonymousFirst = "AUTH-ANONWINS";
    private const string Group = "system.webServer/security/authentication/";

    public IReadOnlyList<string> Ids { get; } = [Forms, AnonymousFirst];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place)
            yield break;
        var other = place.Settings.Authentication.Enabled.FirstOrDefault(scheme => scheme.Kind is AuthenticationKind.Windows or AuthenticationKind.Basic or AuthenticationKind.Digest);
        var isForms = other is not null && (refusal.Is(401, 2) || refusal.Is(401, 0) || refusal.Is(302)) && place.Settings.AspNet.Mode.Is("Forms") && place.Worker.IsIntegrated;
        yield return !isForms ? CauseFinding.Refuted(Forms) : new CauseFinding(Forms, SettingPlace.Shown(place, other!.Section, place.Level.GetSection("system.web/authentication")))
        {
            Because = [$"The application uses Forms authentication, and {other.Kind} authentication of IIS is on as well: IIS asks for credentials before the login page is shown."],
            ToProve = SettingPlace.Missing(place),
            Fix = $"Switch {other.Kind} authentication off and leave only anonymous authentication on for this application.",
            Command = CommandText.AppCmd(SettingPlace.Of(place, other.Section.Get("enabled")), other.Section.Path, "enabled:false"),
        }.At(other.Section.Get("enabled"));

        var anonymous = place.Settings.Authentication.AnonymousSection.Get("enabled");
        var comesFirst = other is not null && (refusal.Is(200) || refusal.Is(302) || refusal.Is(403, 0)) && place.IsOn(AuthenticationKind.Anonymous) && refusal.Request.User.Length == 0;
        if (!comesFirst)
            yield return CauseFinding.Refuted(AnonymousFirst);
        else
            yield return new CauseFinding(AnonymousFirst, refusal.Request.StatusCode == 200 ? SettingPlace.Shown(place, place.Settings.Authentication.AnonymousSection) : CauseVerdict.Consistent)
            {
                Identity = place.Answer.RequestIdentity,
                IdentitySid = place.Answer.RequestIdentitySid,
                Because = [$"Anonymous and {other!.Kind} authentication are both on at '{place.Site.Name}{place.UrlPath}': anonymous comes first, so nobody is asked to log in."],
                Fix = "Switch anonymous authentication off at this place only.",
                Command = CommandText.AppCmd(place.Site.Name + (place.UrlPath == "/" ? "" : place.UrlPath), Group + "anonymousAuthentication", "enabled:false"),
            }.At(anonymous);
    }
}
