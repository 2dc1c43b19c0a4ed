using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Users;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Failures;

/// <summary>401.1: the right to log on that logonMethod needs, and the deny right that takes it (rule C4).</summary>
internal sealed class LogonRightRule : ICauseRule
{
    private const string Right = "LOGON-RIGHT";
    private const string LocalDenied = "LOGON-DENYLOCAL";

    // A missing right may also hide behind the codes that tell a failed logon and not why.
    public IReadOnlyList<string> Ids { get; } = [LocalDenied, Right, LogonCode.NoUser, LogonCode.BadPassword];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (!refusal.Is(401, 1) || (refusal.Win32 != LogonCode.TypeNotGranted && !LogonCode.IsUndivided(refusal.Win32)))
            yield break;
        foreach (var attempt in LogonAttempt.Of(refusal))
        {
            var found = LogonEvents.Of(refusal, [attempt]).FirstOrDefault(each => each.Has(LogonCode.TypeNotGrantedStatus));
            var held = refusal.Facts is { } facts && attempt.Subject is not null ? LogonRight.Of(attempt.Subject, facts) : null;
            var isLocal = held is { IsDenied: true } && held.Holder is { } holder && (holder == WellKnownSids.LocalAccount || holder == WellKnownSids.LocalAccountAndAdministrator);
            if (found is null && held is { IsHeld: true })
            {
                yield return CauseFinding.Refuted(Right);
                yield return CauseFinding.Refuted(LocalDenied);
                continue;
            }

            if (!isLocal && (held?.IsHeld is not null || attempt.Fact is not null))
                yield return CauseFinding.Refuted(LocalDenied);
            else if (isLocal)
                yield return CauseFinding.Refuted(Right);
            if (found is not null || held?.IsHeld == false)
                yield return Finding(isLocal ? LocalDenied : Right, refusal, attempt, held, found);
            else if (refusal.Win32 == LogonCode.TypeNotGranted)
                yield return Finding(Right, refusal, attempt, held, null) with { Verdict = CauseVerdict.Consistent };
        }
    }

    private static CauseFinding Finding(string id, RefusalCase refusal, LogonAttempt attempt, LogonRight? right, LogonEvent? found)
    {
        var isComputed = right?.IsHeld == false && (refusal.Win32 == LogonCode.TypeNotGranted || refusal.Win32 < 0);
        var name = right?.Name ?? "the right to log on";
        var finding = new CauseFinding(id, isComputed || found?.IsNear == true ? CauseVerdict.Proved : CauseVerdict.Consistent)
        {
            Identity = attempt.Fact?.Name ?? (attempt.Account.Length > 0 ? attempt.Account : found?.Event.Account ?? ""),
            IdentitySid = attempt.Fact?.Sid ?? "",
            Because = right is { IsHeld: false } ? [$"{attempt.DisplayName} {right.Says}.", Why(attempt, name)] : [$"{attempt.DisplayName} was refused this kind of logon.", Why(attempt, name)],
            Evidence = found is null ? [] : [FormattableString.Invariant($"{found.Event.File}:{found.Event.Line} {found.Event}")],
            Fix = right is { IsDenied: true } ? $"Take {attempt.Account} out of what {right.DenyName} names, in the policy that sets it, or use an account that it does not name." : $"Give {attempt.Account} {name} in the policy that defines it{(attempt.Method is null ? "" : ", or set a logonMethod whose right it has")}.",
        };
        return attempt.Method is { } method ? finding.At(method) : attempt.Setting is { } setting ? finding.At(setting) : finding;
    }

    private static string Why(LogonAttempt attempt, string right) => attempt.Method is { } method
        ? $"logonMethod is {method.Text}, which needs {right}."
        : $"Windows authentication is a network logon, which needs {right}.";
}
