using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Unaccepted;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Users;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Failures;

/// <summary>401.1 without a user: the account that anonymous requests use cannot log on. IUSR and the pool's identity are not logged on at all.</summary>
internal sealed class AnonymousLogonRule : ICauseRule
{
    private const string Id = "LOGON-ANON";
    private const long FirstSecurityPackageCode = 0x80090000;

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place || !refusal.Is(401, 1))
            yield break;
        var attempt = LogonAttempt.Of(refusal).FirstOrDefault(each => each.Role == CauseAccounts.Anonymous);
        // Codes of security packages come from a handshake, which an anonymous request has none of.
        if (attempt is null || refusal.Win32 is >= FirstSecurityPackageCode and < LogonCode.FailedStatus)
        {
            yield return CauseFinding.Refuted(Id);
            yield break;
        }

        var reason = LogonFailureRule.Find(refusal, [attempt]).FirstOrDefault(finding => finding.Verdict == CauseVerdict.Proved);
        var lacksRight = refusal.Win32 is < 0 or LogonCode.TypeNotGranted && attempt.Subject is { } subject && LogonRight.Of(subject, refusal.Facts!) is { IsHeld: false };
        yield return new CauseFinding(Id, reason is not null || lacksRight ? CauseVerdict.Proved : CauseVerdict.Consistent)
        {
            Identity = attempt.Account,
            IdentitySid = attempt.Fact?.Sid ?? "",
            Because = [$"Anonymous requests at '{place.Site.Name}{place.UrlPath}' use the account {attempt.Account}, {(reason is not null || lacksRight ? "which cannot log on" : "whose password is stored in the configuration")}.", .. reason?.Because.Take(1) ?? []],
            Evidence = reason?.Evidence ?? [],
            ToProve = [$"Event 4625 of {attempt.Account} in the Security log of the server."],
            Fix = $"Put the account right, or enter its password anew; or let anonymous requests use the pool's identity, {place.Worker.Identity.Name}.",
            Command = CommandText.AnonymousToPoolAt(place.Site.Name, Location(place, attempt)),
            SideEffect = $"{place.Worker.Identity.Name} then needs Read on the content.",
        }.At(attempt.Setting!);
    }

    private static string Location(CasePlace place, LogonAttempt attempt)
    {
        var location = SettingPlace.Of(place, attempt.Setting!);
        return location.Length > place.Site.Name.Length ? location.Substring(place.Site.Name.Length) : "/";
    }
}
