using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Users;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Unaccepted;

/// <summary>401.0, or a redirect to the login page: URL authorization of ASP.NET, and the folder that it refuses before the default document.</summary>
internal sealed class NetAuthorizationRule : ICauseRule
{
    private const string Id = "AUTH-RULE-NET";
    private const string DefaultDocument = "AUTH-DEFDOC";

    public IReadOnlyList<string> Ids { get; } = [DefaultDocument, Id, RoleFinding.Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place || !(refusal.Is(401, 0) || refusal.Is(302)))
            yield break;
        var runs = NetAuthorization.Runs(place);
        if (runs == false)
        {
            yield return CauseFinding.Refuted(Id);
            yield return CauseFinding.Refuted(DefaultDocument);
            yield break;
        }

        if (runs is null || NetAuthorization.Verdict(refusal, place, out var user) is not { IsAllowed: not null } verdict)
            yield break;
        if (verdict.IsAllowed == true)
        {
            yield return CauseFinding.Refuted(Id);
            yield return CauseFinding.Refuted(DefaultDocument);
            yield break;
        }

        yield return Document(refusal, place, user!, verdict);
        yield return Denied(place, user!, verdict);
        yield return RoleFinding.Of(place, user!, verdict);
    }

    private static CauseFinding Denied(CasePlace place, RuleUser user, AuthorizationVerdict verdict) =>
        new CauseFinding(Id, SettingPlace.Shown(place, place.Level.GetSection(NetAuthorization.Section)))
        {
            Identity = user.Name,
            IdentitySid = user.Sid,
            Because = [$"ASP.NET's authorization rules refuse {user.DisplayName} at '{place.Site.Name}{place.UrlPath}': deny {AuthorizationRules.Text(verdict.Rule!)} is the first rule that fits.", "The rules of a folder are asked before those above it, and the first that fits decides."],
            ToProve = SettingPlace.Missing(place),
            Fix = user.IsAnonymous ? "Log in; or allow users=\"?\" at this place before that rule, if it is meant to be public." : $"Add <allow> for a role of {user.Name} before that rule.",
        }.At(verdict.Rule!.Source);

    private static CauseFinding Document(RefusalCase refusal, CasePlace place, RuleUser user, AuthorizationVerdict verdict)
    {
        if (place.IsFolder != true || place.Mapping is not { Path: "*." } || refusal.Server is not { } server)
            return CauseFinding.Refuted(DefaultDocument);
        foreach (var item in place.Level.GetSection("system.webServer/defaultDocument").Element.Child("files").Items)
        {
            var name = item.Get("value").Text;
            var url = UrlPath.Normalize(place.UrlPath.TrimEnd('/') + "/" + name);
            var state = server.Facts.GetFile(WindowsPath.Combine(place.PhysicalPath, name)).State;
            var rules = server.Configuration.GetLevels(place.Site).At(url).GetSection(NetAuthorization.Section);
            if (state == FactState.Absent || AuthorizationRules.OfAspNet(rules, user, RuleVerb.Of(refusal)).IsAllowed != true)
                continue;
            return new CauseFinding(DefaultDocument, state == FactState.Present ? CauseVerdict.Proved : CauseVerdict.Consistent)
            {
                Identity = user.Name,
                IdentitySid = user.Sid,
                Because = [$"{user.DisplayName} may open '{url}' and is refused the folder '{place.UrlPath}', which {place.Mapping.Name} takes before the default document is looked for."],
                ToProve = [$"Whether '{name}' is in '{place.PhysicalPath}'."],
                Fix = $"Allow the folder '{place.UrlPath}' itself, or remove the handlers for URLs without extension there.",
            }.At(verdict.Rule!.Source);
        }

        return CauseFinding.Refuted(DefaultDocument);
    }
}
