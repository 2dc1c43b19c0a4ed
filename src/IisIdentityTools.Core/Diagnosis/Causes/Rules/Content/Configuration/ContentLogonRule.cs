using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content.Configuration;

/// <summary>500.19 with 1326: the account for the content cannot log on, as an event says, or as its state in the facts does.</summary>
internal sealed class ContentLogonRule : ICauseRule
{
    private const string Id = "CFG-LOGON";
    private const int FailedLogon = 4625;

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal is not { Place: { } place, Facts: { } facts } || !refusal.Is(500, 19, 1326))
            yield break;
        var isConnectAs = place.ConnectAs is not null;
        var account = place.ConnectAs ?? (place.Worker.Identity.Kind is IdentityKind.SpecificUser or IdentityKind.GroupManagedServiceAccount ? place.Worker.Identity : null);
        if (account is null)
        {
            // Built-in identities have no password that anybody could have typed wrong.
            if (!place.IsUnc)
                yield return CauseFinding.Refuted(Id);
            yield break;
        }

        var role = isConnectAs ? "the account of the virtual directory" : "the account of the pool";
        var finding = new CauseFinding(Id, CauseVerdict.Consistent)
        {
            Identity = account.Name,
            IdentitySid = account.Sid,
            Because = [$"{account.Name}, {role}, could not log on."],
            Fix = $"Enter the password of {account.Name} again where it is stored ({role}), at a prompt.",
        }.At(isConnectAs ? place.VirtualDirectory.UserName : place.Worker.Definition!.UserName);
        if (refusal.Events.FirstOrDefault(entry => entry.EventId == FailedLogon && AccountNames.MayBeSame(entry.Account, account.Name)) is { } failed)
            finding = finding with { Verdict = CauseVerdict.Proved, Because = [.. finding.Because, failed.Reason], Evidence = [failed.ToString()] };
        else if (State(facts.FindAccount(account.Sid.Length > 0 ? account.Sid : account.Name)) is { Length: > 0 } state)
            finding = finding with { Because = [.. finding.Because, $"The account is {state}."] };
        yield return finding;
    }

    private static string State(AccountFact? account) =>
        account?.Disabled == true ? "disabled" : account?.LockedOut == true ? "locked" : account?.PasswordExpired == true ? "one whose password has expired" : account?.Expired == true ? "expired" : "";
}
