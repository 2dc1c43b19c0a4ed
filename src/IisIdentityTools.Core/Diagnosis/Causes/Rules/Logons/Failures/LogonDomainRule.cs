using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Unaccepted;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Failures;

/// <summary>401.1 of Basic authentication: the name was typed without its domain, and looked for in the wrong one.</summary>
internal sealed class LogonDomainRule : ICauseRule
{
    private const string Id = "LOGON-DOMAIN";
    private const string Section = "system.webServer/security/authentication/basicAuthentication";

    // STATUS_NO_SUCH_USER, [MS-ERREF] 2.3.
    private const long NoSuchUser = 0xC0000064;

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        var user = refusal.Request.User;
        if (refusal.Place is not { } place || !refusal.Is(401, 1) || user.Length == 0)
            yield break;
        var setting = place.Value(Section, "defaultLogonDomain");
        var account = refusal.Facts?.FindAccount(user);
        var isElsewhere = account is null ? (bool?)null : !AccountNames.Same(AccountNames.Domain(account.Name), setting.Text);
        if (!place.IsOn(AuthenticationKind.Basic) || AccountNames.Domain(user).Length > 0 || isElsewhere == false)
        {
            yield return CauseFinding.Refuted(Id);
            yield break;
        }

        var looked = LogonEvents.Of(refusal, [new(CauseAccounts.RequestUser, user, null, null, null, null)]).FirstOrDefault(each => each.Has(NoSuchUser));
        if (looked is null && isElsewhere is null)
            yield break;
        var domain = account is null ? "<domain>" : AccountNames.Domain(account.Name);
        yield return new CauseFinding(Id, looked is not null && isElsewhere == true ? CauseVerdict.Proved : CauseVerdict.Consistent)
        {
            Identity = account?.Name ?? user,
            IdentitySid = account?.Sid ?? "",
            Because = [$"'{user}' was typed without a domain, and defaultLogonDomain is {(setting.Text.Length == 0 ? "empty" : $"'{setting.Text}'")}{(account is null ? "" : $", but the account is {account.Name}")}.", .. looked is null ? [] : new[] { $"The name was looked for as {looked.Event.Account}." }],
            Evidence = looked is null ? [] : [looked.Event.ToString()],
            Fix = account is null ? "Set defaultLogonDomain to the users' domain." : $"Set defaultLogonDomain to {domain}.",
            Command = account is null ? "" : CommandText.AppCmd(SettingPlace.Of(place, place.Value(Section, "enabled")), Section, "defaultLogonDomain:" + domain),
            SideEffect = "Names without a domain are then looked for in that domain only.",
        }.At(setting.IsSet ? setting : place.Value(Section, "enabled"));
    }
}
