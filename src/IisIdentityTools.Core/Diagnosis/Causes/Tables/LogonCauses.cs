using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>401.1: a logon was tried and failed, and a code tells why. A 401.1 is never a matter of file permissions.</summary>
internal static class LogonCauses
{
    private const CauseAccounts Whose = CauseAccounts.RequestUser | CauseAccounts.Anonymous | CauseAccounts.ConnectAs;
    private const string Event = "event 4625 of that second names the account and this code";
    private const string AskEvent = "Event 4625 of that second in the Security log of the server: account, sub-status, logon type. None there: 4771 or 4776 of the domain controller.";
    private const string Never = "Permissions of files: 401.1 is never one.";
    private const string Documented = "rules D1, causes 4, Microsoft \"4625(F): An account failed to log on\"";

    public static CauseEntry[] Rows { get; } =
    [
        Code("LOGON-NOUSER", "No account has this name", ["401.1.1326", "401.1.2148074252", "401.1.3221225581", "4625 0xC0000064"], "401.1; the name in the log is only what was typed.", "Correct the name where it is typed or stored; write it with its domain."),
        Code("LOGON-BADPW", "The password is wrong", ["401.1.1326", "401.1.2148074252", "401.1.3221225581", "4625 0xC000006A"], "401.1 for one account.", "Enter the password anew where it is stored: client, pool, connect-as, anonymous user, certificate mapping."),
        Code("LOGON-RESTRICT", "A restriction of the account forbids this logon", ["401.1.1327", "4625 0xC000006E"], "401.1.1327: a blank password, a protected user with NTLM, or a policy.", "Give the account a password, or let it use Kerberos.", "Weakening LimitBlankPasswordUse or another policy."),
        Code("LOGON-HOURS", "The account may not log on at this hour", ["401.1.1328", "4625 0xC000006F"], "401.1.1328.", "Change the account's logon hours."),
        Code("LOGON-WKSTA", "The account may not log on from this computer", ["401.1.1329", "4625 0xC0000070"], "401.1.1329; with NTLM the client's computer counts.", "Add the computer to those that the account may log on from."),
        Code("LOGON-PWEXPIRED", "The password has expired", ["401.1.1330", "4625 0xC0000071"], "401.1.1330.", "Change the password, then every stored copy of it; for services use a group managed service account."),
        Code("LOGON-MUSTCHANGE", "The password has to be changed first", ["401.1.1907", "4625 0xC0000224"], "401.1.1907.", "Change the password elsewhere, then every stored copy of it."),
        Code("LOGON-DISABLED", "The account is disabled", ["401.1.1331", "4625 0xC0000072"], "401.1.1331.", "Enable the account, or use another one."),
        Code("LOGON-ACCTEXPIRED", "The account has expired", ["401.1.1793", "4625 0xC0000193"], "401.1.1793.", "Move the account's end date, or use another account."),
        Code("LOGON-LOCKED", "The account is locked", ["401.1.1909", "4625 0xC0000234"], "401.1.1909.", "Unlock the account, and find the stored copy of the old password that locks it: event 4740 of the domain controller names the computer."),
        new("LOGON-DENYLOCAL", "A policy denies network logons of local accounts", CauseStage.Authentication, Whose, ["401.1.1385", "4625 0xC000015B"])
        {
            Seen = "401.1.1385 for local accounts only.",
            ProvedWhen = "SeDenyNetworkLogonRight holds Local account (S-1-5-113), or with administrators S-1-5-114, and the account is a local one",
            Ask = "secedit /export /areas USER_RIGHTS /cfg rights.inf on the server; the policy that sets it: gpresult /h report.html.",
            Fix = "Use a domain account or a group managed service account, or exempt a group.",
            Avoid = "Emptying the deny right.",
            Mark = RuleMark.Recalled,
            Source = "causes 6.3, hardening baselines; recalled",
        },
        new("LOGON-RIGHT", "The account lacks the right to log on in this way", CauseStage.Authentication, Whose, ["401.1.1385", "4625 0xC000015B"])
        {
            Seen = "401.1.1385.",
            ProvedWhen = "the right that logonMethod needs is not given to the account or its groups, or the deny right holds it",
            Ask = "secedit /export /areas USER_RIGHTS /cfg rights.inf on the server; the policy that sets it: gpresult /h report.html.",
            Fix = "Give the account that right in the policy that defines it, or set the logonMethod that it may use.",
            Avoid = "Making it a member of Administrators.",
            Source = "rules C4, Microsoft \"4625(F): An account failed to log on\"",
        },
        Code("LOGON-TIME", "The clocks differ too much for Kerberos", ["401.1.1398", "401.1.2148074276", "4625 0xC0000133"], "Kerberos fails, NTLM works; event 4 of Kerberos with KRB_AP_ERR_SKEW.", "w32tm /resync /rediscover on the computer whose clock is wrong.", "A larger MaxClockSkew."),
        Code("LOGON-NODC", "No domain controller could be reached", ["401.1.1311", "401.1.2148074257", "4625 0xC000005E"], "401.1.1311; event 5719 of Netlogon.", "Restore the way to a domain controller: nltest /dsgetdc:<domain>, DNS, firewall."),
        Code("LOGON-NETLOGON", "The Netlogon service is not started", ["401.1.1792", "4625 0xC0000192"], "401.1.1792.", "Start the Netlogon service: sc start netlogon."),
        Code("LOGON-TRUST", "The trust between server and domain is broken", ["401.1.1789", "4625 0xC000018C"], "401.1.1789.", "Test-ComputerSecureChannel -Repair on the server; between domains, netdom trust /verify."),
        Code("LOGON-SELECTIVE", "The account may not authenticate to this computer", ["401.1.1935", "4625 0xC0000413"], "401.1 for accounts of another domain or forest, or in a policy silo.", "Give the account \"Allowed to authenticate\" on this server's computer object."),
        new("LOGON-DOMAIN", "The name was typed without its domain", CauseStage.Authentication, CauseAccounts.RequestUser, ["401.1.1326", "4625 0xC0000064"], CauseScope.Basic | CauseScope.NamedUser)
        {
            Seen = "Basic authentication fails for names without a domain; event 4625 with 0xC0000064 has the server as domain.",
            ProvedWhen = "defaultLogonDomain is empty or another one than the account's, and event 4625 shows where the name was looked for",
            Ask = AskEvent,
            Fix = "Set defaultLogonDomain to the users' domain.",
            Avoid = "Local accounts of the same name.",
            Mark = RuleMark.Recalled,
            Source = "causes 6.3; recalled",
        },
        new("LOGON-LOOPBACK", "The loopback check refuses the server's own request", CauseStage.Authentication, CauseAccounts.None, ["401.1.2148074252", "401.1.3221225581", "401.1.1326", "4625 0xC000006D"], CauseScope.Windows)
        {
            Seen = "401.1 only from the server itself and by another name than its own; three prompts; event 4625 with 0xC000006D.",
            ProvedWhen = "the client is the server itself, the host is a name that BackConnectionHostNames does not list, DisableLoopbackCheck is not 1, and the same user is served from another computer",
            Ask = "The same URL and user from another computer; c-ip and host of the request; HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa, DisableLoopbackCheck, and its key MSV1_0, BackConnectionHostNames.",
            Fix = "Add the host to BackConnectionHostNames (multi-string) and restart the server.",
            Avoid = "DisableLoopbackCheck=1 on a server in production.",
            Source = "rules D7, KB 896861, KB 926642",
        },
    ];

    private static CauseEntry Code(string id, string title, string[] signatures, string seen, string fix, string avoid = Never) =>
        new(id, title, CauseStage.Authentication, Whose, signatures)
        {
            Seen = seen,
            ProvedWhen = Event,
            Ask = AskEvent,
            Fix = fix,
            Avoid = avoid,
            Source = Documented,
        };
}
