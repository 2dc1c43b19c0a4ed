using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Failures;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Unaccepted;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Users;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Negotiate;

/// <summary>401.1 of NTLM: logins that come too early, policies that block it, users who may not use it, levels that the server refuses.</summary>
internal sealed class NtlmRule : ICauseRule
{
    private const string TooEarly = "NTLM-PREAUTH";
    private const string Blocked = "NTLM-BLOCKED";
    private const string ProtectedUser = "NTLM-PROTECTED";
    private const string Level = "NTLM-LEVEL";
    private const string Lsa = @"HKLM\SYSTEM\CurrentControlSet\Control\Lsa";
    private const string Incoming = Lsa + @"\MSV1_0!RestrictReceivingNTLMTraffic";

    // Relative id of Protected Users in every domain, [MS-DTYP] 2.4.2.4.
    private const string ProtectedUsersRid = "-525";

    // STATUS_NTLM_BLOCKED, [MS-ERREF] 2.3.
    private const long NtlmBlocked = 0xC0000418;

    // SEC_E_NO_CREDENTIALS: the middle leg of a handshake; ERROR_ACCOUNT_RESTRICTION.
    private const long NoCredentials = 0x8009030E;
    private const long AccountRestriction = 1327;

    public IReadOnlyList<string> Ids { get; } = [TooEarly, Blocked, ProtectedUser, Level];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (!refusal.Is(401, 1))
            yield break;
        var attempts = LogonAttempt.Of(refusal);
        if (LogonEvents.Of(refusal, attempts).FirstOrDefault(each => each.Has(NtlmBlocked)) is { } found)
            yield return new CauseFinding(Blocked, found.IsNear == true ? CauseVerdict.Proved : CauseVerdict.Consistent)
            {
                Identity = found.Event.Account,
                Because = ["The logon used NTLM, and a policy blocks it."],
                Evidence = [found.Event.ToString()],
                ToProve = [LogonEvents.AskTime],
            };
        else if (LogonCode.IsUndivided(refusal.Win32) && (refusal.Switch(Incoming) is "1" or "2"))
            yield return new CauseFinding(Blocked, CauseVerdict.Consistent)
            {
                Because = [$"The server denies incoming NTLM for {(refusal.Switch(Incoming) == "2" ? "all accounts" : "domain accounts")}: RestrictReceivingNTLMTraffic is {refusal.Switch(Incoming)}."],
            };
        if (refusal.Is(401, 1, NoCredentials) && refusal.Place is { } place && place.IsOn(AuthenticationKind.Windows))
            yield return Early(place);
        foreach (var finding in attempts.Where(attempt => attempt.Role == CauseAccounts.RequestUser && attempt.Account.Length > 0).Select(attempt => OfProtected(refusal, attempt)))
            if (finding is not null)
                yield return finding;
        // A server that takes every level refuses none; for domain accounts the domain controller has a level of its own.
        if (refusal.Switch(Lsa + "!LmCompatibilityLevel") is "0" or "1" or "2" or "3" && attempts.All(attempt => AccountNames.Same(AccountNames.Domain(attempt.Account), refusal.Facts!.Server.Name)))
            yield return CauseFinding.Refuted(Level);
    }

    private static CauseFinding Early(CasePlace place)
    {
        var mode = WindowsSettings.Of(place).KernelMode;
        return mode.Is("false") ? CauseFinding.Refuted(TooEarly) : new CauseFinding(TooEarly, CauseVerdict.Consistent)
        {
            Because = [$"The handshake ended at its middle leg, and kernel mode is on at '{SettingPlace.Of(place)}': so it goes when a client sends its login before the application has started."],
            Fix = "On the client DisableNTLMPreAuth=1; or kernel mode off for this application.",
            Command = CommandText.AppCmd(SettingPlace.Of(place), WindowsSettings.SectionPath, "useKernelMode:false"),
            SideEffect = "Without kernel mode the pool's account decrypts Kerberos tickets: it then needs the service principal name.",
        }.At(mode);
    }

    private static CauseFinding? OfProtected(RefusalCase refusal, LogonAttempt attempt)
    {
        if ((refusal.Win32 != AccountRestriction && !LogonCode.IsUndivided(refusal.Win32)) || attempt.Fact is not { DomainGroups: { } groups } fact)
            return null;
        if (!groups.Any(sid => sid.EndsWith(ProtectedUsersRid, StringComparison.Ordinal)))
            return CauseFinding.Refuted(ProtectedUser);
        var usedNtlm = AccountNames.Same(refusal.Request.AuthenticationType, "NTLM") || LogonEvents.Of(refusal, [attempt]).Any(each => each.IsNear == true && AccountNames.Same(each.Event.AuthenticationPackage, "NTLM"));
        return new CauseFinding(ProtectedUser, usedNtlm ? CauseVerdict.Proved : CauseVerdict.Consistent)
        {
            Identity = fact.Name,
            IdentitySid = fact.Sid,
            Because = [$"{fact.Name} is in Protected Users, who may not log on with NTLM."],
            Fix = "Make Kerberos work for this site: a host name with a service principal name, and no address in its place.",
        };
    }
}
