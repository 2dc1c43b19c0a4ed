using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Users;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Unaccepted;

/// <summary>A rule for Administrators that a local administrator does not meet, because UAC filters his network logons (rule C4).</summary>
internal static class RoleFinding
{
    public const string Id = "AUTH-ROLE-UAC";

    public static CauseFinding Of(CasePlace place, RuleUser user, AuthorizationVerdict verdict) => verdict.Filtered is not { } rule ? CauseFinding.Refuted(Id) : new CauseFinding(Id, CauseVerdict.Proved)
    {
        Identity = user.Name,
        IdentitySid = user.Sid,
        Because = [$"{user.Name} is an administrator of the server, and the rule for {rule.Get("roles").Text} does not see that: UAC took the group out of the network logon."],
        Fix = $"Put {user.Name} into a group of its own, and name that group in the rule at '{place.Site.Name}{place.UrlPath}'.",
    }.At(rule.Source);
}
