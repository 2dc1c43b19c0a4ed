using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Unaccepted;

/// <summary>401.2: WebDAV wants a user, and only anonymous authentication is on (rule B3).</summary>
internal sealed class WebDavAnonymousRule : ICauseRule
{
    private const string Id = "AUTH-DAV-ANON";
    private const string Authoring = "system.webServer/webdav/authoring";

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place || !refusal.Is(401, 2))
            yield break;
        var isOnlyAnonymous = place.Settings.Authentication.Enabled.Length == 1 && place.IsOn(AuthenticationKind.Anonymous);
        var maySearch = refusal.Request.Verb == "PROPFIND" && place.Level.GetSection(Authoring).Element.Child("properties").Get("allowAnonymousPropfind").IsTrue;
        if (place.Handler != HandlerKind.WebDav || !isOnlyAnonymous || maySearch)
        {
            yield return CauseFinding.Refuted(Id);
            yield break;
        }

        var scheme = place.Settings.Authentication.Enabled[0];
        yield return new CauseFinding(Id, SettingPlace.Shown(place, scheme.Section))
        {
            Identity = place.Answer.RequestIdentity,
            IdentitySid = place.Answer.RequestIdentitySid,
            Because = [$"WebDAV refuses {RuleVerb.Of(refusal)} of anonymous users, and no other way to log in is on at '{place.Site.Name}{place.UrlPath}'."],
            Fix = "Switch Windows authentication, or Basic authentication over TLS, on for this path.",
            Command = CommandText.AppCmd(SettingPlace.Of(place), "system.webServer/security/authentication/windowsAuthentication", "enabled:true"),
        }.At(scheme.Section.Get("enabled"));
    }
}
