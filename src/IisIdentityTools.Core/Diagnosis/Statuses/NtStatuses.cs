namespace IisIdentityTools.Diagnosis.Statuses;

/// <summary>
/// NTSTATUS codes of failed logons (event 4625, and sc-win32-status of some 401.1) and of processes that could not start. Values and names:
/// [MS-ERREF] 2.3; meaning of the logon codes: Microsoft "4625(F): An account failed to log on"; the Win32 error is what a logon reports for it, causes 4.
/// </summary>
internal static class NtStatuses
{
    public static ErrorCodeRow[] Rows { get; } =
    [
        new(0xC0000022, "STATUS_ACCESS_DENIED", "Access is denied.", 5),
        new(0xC000005E, "STATUS_NO_LOGON_SERVERS", "No domain controller could be reached to check the account.", 1311),
        new(0xC0000064, "STATUS_NO_SUCH_USER", "No account has this name: it is misspelled, or its domain is missing.", 1326),
        new(0xC000006A, "STATUS_WRONG_PASSWORD", "The account exists, and the password is wrong.", 1326),
        new(0xC000006D, "STATUS_LOGON_FAILURE", "The logon failed. The sub-status tells why; with none, the loopback check refuses the same way.", 1326),
        new(0xC000006E, "STATUS_ACCOUNT_RESTRICTION", "A restriction of the account: a blank password, or a policy that forbids this kind of logon.", 1327),
        new(0xC000006F, "STATUS_INVALID_LOGON_HOURS", "The account may not log on at this hour.", 1328),
        new(0xC0000070, "STATUS_INVALID_WORKSTATION", "The account may not log on from this computer.", 1329),
        new(0xC0000071, "STATUS_PASSWORD_EXPIRED", "The account's password has expired.", 1330),
        new(0xC0000072, "STATUS_ACCOUNT_DISABLED", "The account is disabled.", 1331),
        new(0xC00000DC, "STATUS_INVALID_SERVER_STATE", "The account database was in the wrong state for this."),
        new(0xC0000133, "STATUS_TIME_DIFFERENCE_AT_DC", "The clocks of the domain controller and of this computer differ too much.", 1398),
        new(0xC0000135, "STATUS_DLL_NOT_FOUND", "The program could not start: a DLL that it needs is missing.", 126),
        new(0xC000015B, "STATUS_LOGON_TYPE_NOT_GRANTED", "The account lacks the right to log on in this way, or a deny right takes it.", 1385),
        new(0xC000018C, "STATUS_TRUSTED_DOMAIN_FAILURE", "The trust between the two domains does not work.", 1789),
        new(0xC0000192, "STATUS_NETLOGON_NOT_STARTED", "The Netlogon service is not started.", 1792),
        new(0xC0000193, "STATUS_ACCOUNT_EXPIRED", "The account has expired.", 1793),
        new(0xC0000224, "STATUS_PASSWORD_MUST_CHANGE", "The password has to be changed before the first logon.", 1907),
        new(0xC0000225, "STATUS_NOT_FOUND", "Not found. In event 4625 it is known to be no risk."),
        new(0xC0000234, "STATUS_ACCOUNT_LOCKED_OUT", "The account is locked after too many bad passwords.", 1909),
        new(0xC00002EE, "STATUS_UNFINISHED_CONTEXT_DELETED", "The logon was given up before it was finished."),
        new(0xC000035B, "STATUS_BAD_BINDINGS", "The channel binding does not match: extended protection, with something that ends TLS in between."),
        new(0xC0000413, "STATUS_AUTHENTICATION_FIREWALL_FAILED", "Selective authentication: the account is not allowed to authenticate to this computer."),
        new(0xC0000418, "STATUS_NTLM_BLOCKED", "NTLM is blocked by a policy."),
    ];
}
