using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Users;
using IisIdentityTools.Identity.Tokens;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Failures;

/// <summary>CrashOnAuditFail=2: the Security log was full, and only administrators may log on until the switch is set back (KB 832981).</summary>
internal sealed class AuditFullRule : ICauseRule
{
    private const string Id = "LOGON-AUDITFULL";
    private const string Key = @"HKLM\SYSTEM\CurrentControlSet\Control\Lsa";

    // Every failed logon looks like it, whatever the code: the switch alone tells.
    public IReadOnlyList<string> Ids { get; } = [Id, LogonCode.NoUser, LogonCode.BadPassword];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Switch(Key + "!CrashOnAuditFail") is not { } value || !(refusal.Is(401, 1) || refusal.Is(500, 0)))
            yield break;
        if (value != "2" || IsAdministrator(refusal))
        {
            yield return CauseFinding.Refuted(Id);
            yield break;
        }

        yield return new CauseFinding(Id, CauseVerdict.Proved)
        {
            Because = ["CrashOnAuditFail is 2: the Security log was full, and Windows lets only administrators log on."],
            Fix = "Save and clear the Security log, set CrashOnAuditFail back to 1, and restart the server.",
            Command = $"reg add {Key} /v CrashOnAuditFail /t REG_DWORD /d 1 /f",
        };
    }

    private static bool IsAdministrator(RefusalCase refusal) =>
        refusal.Facts is { } facts && LogonAttempt.Of(refusal).FirstOrDefault() is { Role: CauseAccounts.RequestUser, Subject: { } subject }
        && IdentityTokenBuilder.Build(subject, facts).StateOf(WellKnownSids.Administrators) is TokenGroupState.Enabled or TokenGroupState.DenyOnly;
}
