using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Users;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Failures;

/// <summary>
/// 401.1: why the logon failed, by the event 4625 of that second, by the code in the log, and by the state of the account. The event proves it, and so
/// do code and state together; each alone fits only (causes 6.3).
/// </summary>
internal sealed class LogonFailureRule : ICauseRule
{
    public IReadOnlyList<string> Ids { get; } = LogonCode.All.Select(code => code.Id).ToArray();

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal) => refusal.Is(401, 1) ? Find(refusal, LogonAttempt.Of(refusal)) : [];

    /// <summary>What is found out about some of the logons of a request.</summary>
    public static IReadOnlyList<CauseFinding> Find(RefusalCase refusal, IReadOnlyList<LogonAttempt> attempts)
    {
        var events = LogonEvents.Of(refusal, attempts);
        var byEvent = LogonCode.All.SelectMany(code => events.Where(each => each.Has(code.NtStatus)).Take(1).Select(each => ByEvent(code, each))).ToArray();
        // An event of that second leaves no room for another reason.
        if (Array.Exists(byEvent, finding => finding.Verdict == CauseVerdict.Proved))
            return byEvent;
        var isOnly = attempts.Count == 1 && refusal.Place is { Settings.Authentication.Enabled.Length: 1 };
        return [.. byEvent, .. attempts.SelectMany(attempt => LogonCode.All.Select(code => ByState(refusal, code, attempt, isOnly))).Where(finding => finding is not null).Select(finding => finding!)];
    }

    private static CauseFinding ByEvent(LogonCode code, LogonEvent found) =>
        Finding(code, found.Attempt, found.IsNear == true ? CauseVerdict.Proved : CauseVerdict.Consistent) with
        {
            Identity = found.Attempt.Account.Length > 0 ? found.Attempt.Account : found.Event.Account,
            Because = [Sentence(code, found.Attempt.Account.Length > 0 ? found.Attempt.DisplayName : found.Event.Account), $"Event 4625 says so: {found.Event}."],
            Evidence = [FormattableString.Invariant($"{found.Event.File}:{found.Event.Line} {found.Event}")],
            ToProve = [LogonEvents.AskTime],
        };

    private static CauseFinding? ByState(RefusalCase refusal, LogonCode code, LogonAttempt attempt, bool isOnly)
    {
        var isLogged = code.IsLogged(refusal.Win32);
        var isUndivided = LogonCode.IsUndivided(refusal.Win32);
        var state = code.StateOf(attempt.Fact);
        if (!isLogged && !isUndivided)
            return CauseFinding.Refuted(code.Id);
        var finding = Finding(code, attempt, CauseVerdict.Consistent);
        if (code.Id is LogonCode.NoUser or LogonCode.BadPassword)
            return OfNameOrPassword(refusal, finding, attempt);
        // A disabled account cannot log on whatever the code says; but who says that it was this logon which failed?
        if (state == true)
            return finding with { Verdict = (isLogged && !isUndivided) || (isOnly && refusal.Win32 < 0) ? CauseVerdict.Proved : CauseVerdict.Consistent };
        if (state == false)
            return isLogged && !isUndivided ? finding with { Because = [.. finding.Because, $"The facts of {attempt.Account} say otherwise: it was changed between."] } : CauseFinding.Refuted(code.Id);
        return isLogged && !isUndivided ? finding : null;
    }

    private static CauseFinding? OfNameOrPassword(RefusalCase refusal, CauseFinding finding, LogonAttempt attempt)
    {
        if (attempt.Fact is null)
            return null;
        if (finding.Id == LogonCode.NoUser)
            return LogonCode.All[0].StateOf(attempt.Fact) == true ? finding : CauseFinding.Refuted(finding.Id);
        return refusal.Win32 < 0 ? null : finding with
        {
            Because = [$"{attempt.DisplayName} exists: most likely the password that was sent or stored is wrong.", "The code in the log is the same for a wrong name and a wrong password."],
        };
    }

    private static CauseFinding Finding(LogonCode code, LogonAttempt attempt, CauseVerdict verdict)
    {
        var finding = new CauseFinding(code.Id, verdict)
        {
            Identity = attempt.Fact?.Name ?? attempt.Account,
            IdentitySid = attempt.Fact?.Sid ?? "",
            Because = [Sentence(code, attempt.DisplayName)],
        };
        return attempt.Setting is null ? finding : finding.At(attempt.Setting);
    }

    private static string Sentence(LogonCode code, string who) => $"{who} {code.Says}.";
}
