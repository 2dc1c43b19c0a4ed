using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>ASP.NET and other code, as the identity that it runs as.</summary>
internal static class ApplicationCodeCauses
{
    private const CauseScope Code = CauseScope.AspNet | CauseScope.AspNetCore;

    public static CauseEntry[] Rows { get; } =
    [
        new("NET-WRITE", "The code may not write where it wants to", CauseStage.Execution, CauseAccounts.Code, ["500.0"], Code)
        {
            Seen = "UnauthorizedAccessException: access to the path is denied.",
            ProvedWhen = "the permissions refuse the identity of the code the right it needs on that path; to delete or replace a file needs Modify",
            Ask = "The path: the text of the exception (Application log, or a Process Monitor log of w3wp.exe).",
            Fix = "Give the identity of the code Modify on the folder of the data, and only there. A read-only file gives the same text.",
            Avoid = "Modify on the whole site; granting IUSR when the code runs as the pool.",
            Source = "KB 2005172; rules F1, B3",
        },
        new("NET-COMPILE", "ASP.NET cannot compile", CauseStage.Execution, CauseAccounts.Worker | CauseAccounts.Code, ["500.0"], CauseScope.AspNet)
        {
            Seen = "CS0016 could not write, or \"the directory name is invalid\".",
            ProvedWhen = "the permissions of Temporary ASP.NET Files refuse Modify, or the worker process has no usable TEMP",
            Ask = "The permissions of the folder: icacls \"%windir%\\Microsoft.NET\\Framework64\\v4.0.30319\\Temporary ASP.NET Files\".",
            Fix = "Restore the permissions of that folder, with Modify for IIS_IUSRS; give the worker process a TEMP that exists.",
            Avoid = "Making the pool's account an administrator.",
            Source = "rules F1; ClearCanvas issue 212",
        },
        new("NET-MONITOR", "ASP.NET cannot watch a folder for changes", CauseStage.Execution, CauseAccounts.Worker | CauseAccounts.Code, ["500.0"], CauseScope.AspNet)
        {
            Seen = "HttpException: failed to start monitoring changes.",
            ProvedWhen = "the worker process, or the impersonated user, may not list a folder of the application",
            Ask = "The folder: the text of the exception. On a share: the dialect of SMB (Get-SmbConnection).",
            Fix = "Give List on that folder; on a share use SMB 2 or later.",
            Avoid = "Switching the watching off (fcnMode) first.",
            Source = "rules B2; SMB and FCN limits",
        },
        new("NET-PRIVKEY", "The code may not use the private key of a certificate", CauseStage.Execution, CauseAccounts.Code, ["500.0"], Code)
        {
            Seen = "\"Keyset does not exist\" or \"access is denied\" when a certificate is used.",
            ProvedWhen = "the permissions of the key's file refuse the identity of the code Read",
            Ask = "The key's file and its permissions: certutil -store my \"<thumbprint>\" (Unique container name), then icacls \"%ProgramData%\\Microsoft\\Crypto\\RSA\\MachineKeys\\<name>\".",
            Fix = "Give the identity of the code Read on that one file.",
            Avoid = "Everyone on MachineKeys; the pool's account as administrator.",
            Mark = RuleMark.Recalled,
            Source = "rules A2",
        },
        new("NET-DPAPI", "Secrets of the user cannot be read without a profile", CauseStage.Execution, CauseAccounts.Worker, ["500.0"], Code)
        {
            Seen = "CryptographicException where DPAPI or keys of the user are used.",
            ProvedWhen = "the pool loads no profile, and the code protects data for the user",
            Ask = "The text of the exception: is it DataProtectionScope.CurrentUser, or a key of the user's store?",
            Fix = "Set processModel loadUserProfile to true.",
            Avoid = "LocalSystem as the pool's identity.",
            Mark = RuleMark.Recalled,
            Source = "rules A2",
        },
        new("NET-PROFILEPATH", "Variables point to a profile that is not the pool's", CauseStage.Execution, CauseAccounts.Worker, ["500.0"], Code)
        {
            Seen = "AppData or TEMP lie in the profile of another account, or in the system's.",
            ProvedWhen = "the pool loads no profile, or setProfileEnvironment is false, and the code uses such a folder",
            Ask = "The path in the text of the exception.",
            Fix = "Set processModel loadUserProfile and setProfileEnvironment to true.",
            Avoid = "Granting rights in the profile of another account.",
            Mark = RuleMark.Recalled,
            Source = "rules A2",
        },
        new("NET-PROFILEBAD", "The profile of the pool's identity is damaged", CauseStage.Execution, CauseAccounts.Worker, ["500.0"], Code)
        {
            Seen = "Events 1500, 1511 or 1530 when the pool starts; a temporary profile.",
            ProvedWhen = "ProfileList has an entry of the SID that ends in .bak, or whose folder is missing",
            Ask = "The list: reg query \"HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\ProfileList\" /s.",
            Fix = "Stop the pool, remove the broken entry, start the pool.",
            Mark = RuleMark.Recalled,
            Source = "rules A2",
        },
        new("NET-EVENTLOG", "The code may not create or search a source of the event log", CauseStage.Execution, CauseAccounts.Code, ["500.0"], Code)
        {
            Seen = "SecurityException: requested registry access is not allowed; or a log cannot be opened.",
            ProvedWhen = "the source is not registered, and the identity of the code is no administrator",
            Ask = "The sources of the log: reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\EventLog\\Application.",
            Fix = "Register the source when the application is installed (New-EventLog), or add the identity to the log with wevtutil sl /ca.",
            Avoid = "Making the pool's account an administrator.",
            Source = "KB 2028427",
        },
        new("NET-DEFAULTCRED", "Another web service is called without the credentials it wants", CauseStage.BackEnd, CauseAccounts.Code | CauseAccounts.Machine, ["500.0"], Code)
        {
            Seen = "The request succeeds up to a call of another service, which answers 401.",
            ProvedWhen = "the proxy sends no credentials, or those of the process instead of the caller's",
            Ask = "The name in the other service's log.",
            Fix = "Set the credentials in the code; when the caller's are needed, delegation.",
            Avoid = "Anonymous access over there.",
            Source = "KB 811318",
        },
        new("NET-THREAD", "Another thread does not run as the user", CauseStage.Execution, CauseAccounts.Code, ["500.0"], CauseScope.AspNet)
        {
            Seen = "It works in the request and fails in a background thread.",
            ProvedWhen = "the application impersonates, and the thread that fails runs as the worker process",
            Ask = "The identity in the text of the exception, or in a Process Monitor log.",
            Fix = "Hand the token to the thread, or do that work as the worker process on purpose.",
            Avoid = "Granting rights before it is known as whom the thread runs.",
            Mark = RuleMark.Recalled,
            Source = "rules B3, B5",
        },
        new("NET-TRUST", "Partial trust refuses the code", CauseStage.Execution, CauseAccounts.Code, ["500.0"], CauseScope.AspNet)
        {
            Seen = "SecurityException that names a permission, not a file.",
            ProvedWhen = "system.web/trust has another level than Full, and the exception is one of code access security",
            Ask = "The text of the exception.",
            Fix = "Set the trust level Full at that application, or remove what needs it.",
            Avoid = "Changing permissions of files.",
            Mark = RuleMark.Recalled,
            Source = "rules B3",
        },
        new("NET-SQL", "SQL Server refuses the login", CauseStage.BackEnd, CauseAccounts.Code | CauseAccounts.Machine, ["500.0", "500.100"])
        {
            Seen = "SQL error 18456. The name in it is the answer.",
            ProvedWhen = "the name in the error is the identity of the code as the database sees it, and it has no login there",
            Ask = "The name in the error: the application's own log, or the log of SQL Server.",
            Fix = "Make a login for that name, with the least role that does.",
            Avoid = "The login sa, and SQL logins in place of Windows ones.",
            Source = "rules B7",
        },
    ];
}
