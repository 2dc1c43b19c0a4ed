using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Users;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Unaccepted;

/// <summary>401.2: URL authorization of IIS, which is asked for every request (rule A5).</summary>
internal sealed class IisAuthorizationRule : ICauseRule
{
    private const string Id = "AUTH-RULE-IIS";
    private const string Section = "system.webServer/security/authorization";

    public IReadOnlyList<string> Ids { get; } = [Id, RoleFinding.Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place || !refusal.Is(401, 2))
            yield break;
        if (RuleUser.Of(refusal, place) is not { } user)
        {
            // Without a user, and without anonymous authentication, nobody came as far as the rules.
            yield return CauseFinding.Refuted(Id);
            yield break;
        }

        var section = place.Level.GetSection(Section);
        var verdict = AuthorizationRules.OfIis(section, user, RuleVerb.Of(refusal));
        if (section.Element.Items.Count == 0 && section.Element.Source is null || verdict.IsAllowed is null)
            yield break;
        yield return verdict.IsAllowed == true ? CauseFinding.Refuted(Id) : Denied(refusal, place, user, verdict);
        yield return RoleFinding.Of(place, user, verdict);
    }

    private static CauseFinding Denied(RefusalCase refusal, CasePlace place, RuleUser user, AuthorizationVerdict verdict)
    {
        var section = place.Level.GetSection(Section);
        var allow = $"""/+"[accessType='Allow',users='{(user.IsAnonymous ? "?" : user.Name)}']" """.Trim();
        var says = verdict.Rule is null ? "no rule allows anybody" : verdict.IsByRule ? $"the rule Deny {AuthorizationRules.Text(verdict.Rule)} names this user" : $"the only rules that allow are others, the last is Allow {AuthorizationRules.Text(verdict.Rule)}";
        return new CauseFinding(Id, SettingPlace.Shown(place, section))
        {
            Identity = user.Name,
            IdentitySid = user.Sid,
            Because = [$"The authorization rules of IIS refuse {user.DisplayName} at '{place.Site.Name}{place.UrlPath}': {says}.", "IIS looks at all Deny rules first, then at the Allow rules; whom none allows is refused."],
            Evidence = refusal.Trace is { Errors.Count: > 0 } trace && trace.Errors[0].Module == "UrlAuthorizationModule" ? [trace.Errors[0].ToString()] : [],
            ToProve = SettingPlace.Missing(place),
            Fix = verdict.IsByRule ? $"Take {user.DisplayName} out of what that Deny rule names: an Allow rule does not help against it." : $"Add one Allow rule for a role of {user.DisplayName} at this place.",
            Command = verdict.IsByRule ? "" : $"""%windir%\System32\inetsrv\appcmd set config "{SettingPlace.Of(place)}" -section:{Section} {allow}""",
        }.At((verdict.Rule ?? section.Element).Source);
    }
}
