using IisIdentityTools.Facts;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Failures;

/// <summary>Why a logon failed, under each name that it has (causes 4; values: [MS-ERREF] 2.2 and 2.3).</summary>
/// <param name="Id">The cause.</param>
/// <param name="NtStatus">Code in event 4625.</param>
/// <param name="Win32">Code in the log of the web server.</param>
/// <param name="Says">What befell the account: the rest of a sentence.</param>
internal sealed record LogonCode(string Id, long NtStatus, long Win32, string Says)
{
    /// <summary>ERROR_LOGON_FAILURE: name or password.</summary>
    public const long LogonFailure = 1326;

    /// <summary>ERROR_LOGON_TYPE_NOT_GRANTED.</summary>
    public const long TypeNotGranted = 1385;

    /// <summary>STATUS_LOGON_FAILURE.</summary>
    public const long FailedStatus = 0xC000006D;

    /// <summary>STATUS_LOGON_TYPE_NOT_GRANTED.</summary>
    public const long TypeNotGrantedStatus = 0xC000015B;

    /// <summary>SEC_E_LOGON_DENIED.</summary>
    public const long LogonDenied = 0x8009030C;

    public const string NoUser = "LOGON-NOUSER";
    public const string BadPassword = "LOGON-BADPW";

    private const string Disabled = "LOGON-DISABLED";
    private const string Expired = "LOGON-ACCTEXPIRED";
    private const string Locked = "LOGON-LOCKED";
    private const string PasswordExpired = "LOGON-PWEXPIRED";

    private static readonly LogonCode[] s_all =
    [
        new(NoUser, 0xC0000064, LogonFailure, "could not log on: no account has this name"),
        new(BadPassword, 0xC000006A, LogonFailure, "could not log on: the password is wrong"),
        new("LOGON-RESTRICT", 0xC000006E, 1327, "could not log on: a restriction of the account forbids it"),
        new("LOGON-HOURS", 0xC000006F, 1328, "may not log on at this hour"),
        new("LOGON-WKSTA", 0xC0000070, 1329, "may not log on from this computer"),
        new(PasswordExpired, 0xC0000071, 1330, "has a password that has expired"),
        new("LOGON-MUSTCHANGE", 0xC0000224, 1907, "has to change the password before the first logon"),
        new(Disabled, 0xC0000072, 1331, "is disabled"),
        new(Expired, 0xC0000193, 1793, "has expired"),
        new(Locked, 0xC0000234, 1909, "is locked"),
        new("LOGON-TIME", 0xC0000133, 1398, "could not log on: the clocks of server and domain controller differ too much"),
        new("LOGON-NODC", 0xC000005E, 1311, "could not be checked: no domain controller was reached"),
        new("LOGON-NETLOGON", 0xC0000192, 1792, "could not be checked: the Netlogon service is not started"),
        new("LOGON-TRUST", 0xC000018C, 1789, "could not be checked: the trust between server and domain is broken"),
        new("LOGON-SELECTIVE", 0xC0000413, 1935, "may not authenticate to this computer"),
    ];

    /// <summary>All of them but the missing right, which the server's settings tell better.</summary>
    public static IReadOnlyList<LogonCode> All => s_all;

    /// <summary>True for codes that tell a failed logon and not why; also when the code is not known.</summary>
    public static bool IsUndivided(long win32) => win32 is < 0 or LogonFailure or LogonDenied or FailedStatus;

    /// <summary>True when the code of a log means this one; name and password share one.</summary>
    public bool IsLogged(long win32) => win32 == Win32 || win32 == NtStatus || (Id == "LOGON-TIME" && win32 == 0x80090324) || (Id == "LOGON-NODC" && win32 == 0x80090311);

    /// <summary>What the captured state of the account says; null when it says nothing of this.</summary>
    public bool? StateOf(AccountFact? account) => Id switch
    {
        Disabled => account?.Disabled,
        Expired => account?.Expired,
        Locked => account?.LockedOut,
        PasswordExpired => account?.PasswordExpired,
        NoUser => account is null ? null : account.Kind == AccountKind.Deleted,
        _ => null,
    };
}
