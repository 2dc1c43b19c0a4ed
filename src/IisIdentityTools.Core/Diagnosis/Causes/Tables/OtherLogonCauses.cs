using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>401.1 that neither a code nor the handshake tells: asked after both (causes 8).</summary>
internal static class OtherLogonCauses
{
    public static CauseEntry[] Rows { get; } =
    [
        new("LOGON-ANON", "The account of anonymous users cannot log on", CauseStage.Authentication, CauseAccounts.Anonymous, ["401.1"], CauseScope.Anonymous | CauseScope.NoUser)
        {
            Seen = "401.1 without a user, for everyone.",
            ProvedWhen = "anonymous authentication uses an account of its own, and that account's logon fails: password, state or right",
            Ask = "Event 4625 of that account in the Security log of the server.",
            Fix = "Enter the account's password anew, or let anonymous requests use the pool's identity at this place.",
            Avoid = "Making the account or IUSR an administrator.",
            Source = "rules D7, KB 909887",
        },
        new("LOGON-AUDITFULL", "The Security log is full, and only administrators may log on", CauseStage.Authentication, CauseAccounts.System, ["401.1.2148074244", "500.0.2148074244"])
        {
            Seen = "401.1 or 500 for everyone but administrators; \"the Local Security Authority cannot be contacted\".",
            ProvedWhen = "CrashOnAuditFail is 2",
            Ask = "reg query HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa /v CrashOnAuditFail on the server.",
            Fix = "Save and clear the Security log, set CrashOnAuditFail back to 1, and restart the server.",
            Avoid = "Changes of accounts.",
            Source = "KB 832981",
        },
        new("NTLM-BLOCKED", "A policy blocks NTLM", CauseStage.Authentication, CauseAccounts.None, ["401.1.2148074252", "4625 0xC0000418"], CauseScope.Windows)
        {
            Seen = "401.1 for clients that use NTLM.",
            ProvedWhen = "event 4002 (server), 4003 (domain) or 4001 (client) of NTLM/Operational stands at that time, or event 4625 with 0xC0000418",
            Ask = "Microsoft-Windows-NTLM/Operational on server, client and domain controller: events 4001 to 4003 of that time.",
            Fix = "Make Kerberos work (service principal name), or name the server as an exception in the policy.",
            Avoid = "Allowing NTLM everywhere.",
            Source = "Microsoft-Windows-NTLM events 4001 to 4003",
        },
        new("NTLM-PROTECTED", "The user is in Protected Users, who may not use NTLM", CauseStage.Authentication, CauseAccounts.RequestUser, ["401.1.1327", "401.1.2148074252"], CauseScope.Windows)
        {
            Seen = "401.1 for one privileged user; event 100 of NTLM on the domain controller.",
            ProvedWhen = "the user is in Protected Users, and NTLM was used",
            Ask = "Event 100 of Microsoft-Windows-NTLM on the domain controller; whoami /groups of the user.",
            Fix = "Make Kerberos work for this site.",
            Avoid = "Taking the user out of the group first.",
            Source = "Microsoft-Windows-NTLM event 100",
        },
        new("NTLM-LEVEL", "The client speaks an NTLM that the server refuses", CauseStage.Authentication, CauseAccounts.RequestUser, ["401.1.2148074252"], CauseScope.Windows)
        {
            Seen = "An old client fails; event 4625 says 0xC000006A though the password is right.",
            ProvedWhen = "the client sends LM or NTLMv1, and LmCompatibilityLevel of server or domain controller is 4 or 5",
            Ask = "LmCompatibilityLevel under HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa on client, server and domain controller; PackageName in event 4624 or 4625.",
            Fix = "Set the client to NTLMv2.",
            Avoid = "A lower level on the server.",
            Mark = RuleMark.Recalled,
            Source = "causes 6.4; recalled",
        },
        new("NTLM-CAPACITY", "Too many NTLM logons at once for the domain controller", CauseStage.Authentication, CauseAccounts.None, ["401.1.2148074252", "401.1.2148074244"], CauseScope.Windows)
        {
            Seen = "Bursts of prompts, and requests that take long.",
            ProvedWhen = "events 5816 to 5819 of Netlogon, or semaphore time-outs of the counter Netlogon above 0",
            Ask = "Events 5816 to 5819 of Netlogon on the server, and the performance counter \"Netlogon\", Semaphore Timeouts.",
            Fix = "MaxConcurrentApi by the formula of KB 2688798, or Kerberos.",
            Source = "KB 2688798",
        },
        new("LOGON-BASIC2X", "Basic authentication counts each bad password twice", CauseStage.Authentication, CauseAccounts.RequestUser, ["401.1.1909", "401.1.1326"], CauseScope.Basic)
        {
            Seen = "Accounts are locked at half the threshold.",
            ProvedWhen = "each request leaves two events 4625, and IIS 7 lacks the hotfix KB 981280",
            Ask = "Events 4625 of one request, and the installed updates: wmic qfe.",
            Fix = "Install the hotfix KB 981280.",
            Avoid = "A higher threshold.",
            Source = "rules D2, KB 981280",
        },
        new("LOGON-DIGEST", "Digest authentication cannot work for this account", CauseStage.Authentication, CauseAccounts.RequestUser, ["401.1", "401.2.5"], CauseScope.Digest)
        {
            Seen = "Digest authentication fails.",
            ProvedWhen = "the server is no member of the user's domain, or the user is in another forest or in Protected Users",
            Ask = "The domain of server and user, and the user's groups.",
            Fix = "Use Windows authentication, or Basic authentication over TLS.",
            Avoid = "Passwords stored with reversible encryption.",
            Source = "Microsoft Digest SSP; recalled in part",
        },
        new("LOGON-CERTMAP", "The account that a certificate is mapped to cannot log on", CauseStage.Authentication, CauseAccounts.RequestUser, ["401.1"], CauseScope.CertificateMapping)
        {
            Seen = "The certificate is accepted, then 401.1.",
            ProvedWhen = "event 4625 of the mapped account shows a wrong stored password, or the domain controller logs events 39 or 41 of Kdc (no strong mapping)",
            Ask = "Event 4625 of the mapped account on the server; events 39 and 41 of Kerberos-Key-Distribution-Center on the domain controller.",
            Fix = "Enter the password of the mapping anew; with Active Directory mapping, a strong mapping (SID extension or altSecurityIdentities).",
            Avoid = "The compatibility switch of domain controllers.",
            Mark = RuleMark.Uncertain,
            Source = "KB 5014754; the status is uncertain",
        },
    ];
}
