using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>401.3: an identity was refused on an object.</summary>
internal static class AccessCauses
{
    public static CauseEntry[] Rows { get; } =
    [
        new("ACL-ANON", "The anonymous user may not read the file", CauseStage.Execution, CauseAccounts.Anonymous, ["401.3.5"], CauseScope.Anonymous | CauseScope.PassThrough | CauseScope.NoUser)
        {
            Seen = "401.3 without a user.",
            ProvedWhen = "anonymous authentication is on with IUSR or an account, and the permissions refuse it Read",
            Fix = "Grant the anonymous user Read on the content, or let anonymous requests use the pool's identity when that may read it.",
            Avoid = "Granting IIS_IUSRS does not help, IUSR is not in it; granting Everyone opens it to all.",
            Source = "rules B1, C1",
        },
        new("ACL-ANON-POOL", "Anonymous requests use the pool's identity, and it may not read the file", CauseStage.Execution, CauseAccounts.Worker, ["401.3.5"], CauseScope.Anonymous | CauseScope.PassThrough | CauseScope.NoUser)
        {
            Seen = "401.3 without a user, while anonymousAuthentication has an empty userName.",
            ProvedWhen = "the anonymous user name is set and empty, and the permissions refuse the worker process Read",
            Fix = "Grant the pool's identity Read on the content.",
            Avoid = "Granting IUSR changes nothing: no request runs as IUSR here.",
            Source = "rules A4, B1",
        },
        new("ACL-USER", "The user of the request may not read the file", CauseStage.Execution, CauseAccounts.RequestUser, ["401.3.5"], CauseScope.NamedUser)
        {
            Seen = "401.3 with a user name.",
            ProvedWhen = "no account is set to connect as, and the permissions refuse the user Read",
            Ask = "Who the user is and which groups he has: whoami /groups in a session of his, or capture the server with the account.",
            Fix = "Grant a group that stands for the user's role Read on that folder.",
            Avoid = "Do not make the user an administrator.",
            Source = "rules B1, KB 943891",
        },
        new("ACL-VDIRUSER", "The account that the virtual directory connects as may not read the file", CauseStage.Execution, CauseAccounts.ConnectAs, ["401.3.5"], CauseScope.ConnectAs)
        {
            Seen = "401.3, or 500.19, below one virtual directory only.",
            ProvedWhen = "the virtual directory has a userName, and the permissions refuse that account Read",
            Fix = "Grant the account that is set there Read on the content.",
            Avoid = "Granting the logged-on user changes nothing: the files are opened as the account of the virtual directory.",
            Source = "rules B1, B2",
        },
        new("ACL-OVERRIDE", "Files are opened as the worker process although a user logged on, and it may not read them", CauseStage.Execution, CauseAccounts.Worker, ["401.3.5"], CauseScope.NamedUser)
        {
            Seen = "401.3 for users who have Read themselves.",
            ProvedWhen = "authenticatedUserOverride is UseWorkerProcessUser, and the permissions refuse the worker process Read",
            Fix = "Grant the pool's identity Read on the content, or set authenticatedUserOverride back to UseAuthenticatedUser.",
            Avoid = "Granting the user changes nothing.",
            Source = "rules B1",
        },
        new("ACL-FILEAUTH", "ASP.NET's file authorization refuses the user of the request", CauseStage.Authorization, CauseAccounts.RequestUser | CauseAccounts.Anonymous, ["401.3"], CauseScope.AspNet)
        {
            Seen = "401.3 on .aspx, .ashx or .asmx with error code 0, while the code itself could read the page.",
            ProvedWhen = "the module FileAuthorization is there, the user is a Windows identity, the page is local, and its list refuses the user Read (Read and Write for verbs other than GET, HEAD, POST and OPTIONS)",
            Fix = "Grant the user of the request Read on the page.",
            Avoid = "Turning impersonation on does not help and breaks other things.",
            Source = "rules B4",
        },
        new("ACL-SDREAD", "The worker process may not read the permissions of the page", CauseStage.Authorization, CauseAccounts.Worker, ["401.3.0"], CauseScope.AspNet)
        {
            Seen = "As with file authorization, although the user has Read on the page.",
            ProvedWhen = "the list refuses the worker process ReadPermissions on the file: a list that cannot be read counts as refusing",
            Fix = "Grant the pool's identity Read on the page, which holds the right to see its permissions.",
            Source = "rules B4",
        },
        new("ACL-ENGINE-DLL", "The user of the request may not run the script engine", CauseStage.Execution, CauseAccounts.RequestUser | CauseAccounts.Anonymous, ["401.3.5"], CauseScope.ClassicAsp | CauseScope.Isapi | CauseScope.AspNet)
        {
            Seen = "Every URL of one script type is refused, static files are served. Process Monitor often shows no ACCESS DENIED.",
            ProvedWhen = "the permissions refuse the user of the request ReadAndExecute on the DLL of the handler's scriptProcessor while the worker process has it",
            Ask = "The permissions of the engine's DLL: icacls on the file that scriptProcessor names.",
            Fix = "Restore Read and Execute for Users on that DLL, as it was installed.",
            Avoid = "Granting rights on the site's folders changes nothing.",
            Mark = RuleMark.Recalled,
            Source = "KB 943891",
        },
        new("ACL-ERRORPAGE", "The user of the request may not read the custom error page", CauseStage.Execution, CauseAccounts.RequestUser | CauseAccounts.Anonymous, ["401.3.5"])
        {
            Seen = "An odd body of the error, or an error of its own for the custom page.",
            ProvedWhen = "httpErrors answers with a file, and the permissions refuse the user of the request Read on it",
            Ask = "The permissions of the folder of the error pages: icacls on the path that httpErrors names.",
            Fix = "Grant the user of the request Read on the folder of the error pages.",
            Mark = RuleMark.Recalled,
            Source = "known from practice",
        },
        new("ACL-UACADMIN", "A local administrator came over the network, so the group Administrators does not count", CauseStage.Execution, CauseAccounts.RequestUser, ["401.3.5"], CauseScope.NamedUser)
        {
            Seen = "401.3 for a local account that is in Administrators.",
            ProvedWhen = "only Administrators has the right, the user is a local account other than the built-in Administrator, and LocalAccountTokenFilterPolicy is not 1",
            Ask = @"The switch: reg query HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System /v LocalAccountTokenFilterPolicy.",
            Fix = "Grant a group of the content's own Read, and put the user into it.",
            Avoid = "Setting LocalAccountTokenFilterPolicy to 1 gives every local administrator full rights over the network.",
            Mark = RuleMark.Recalled,
            Source = "KB 951016",
        },
        new("ACL-LISTDIR", "The folder itself may not be listed", CauseStage.Execution, CauseAccounts.RequestUser | CauseAccounts.Anonymous, ["401.3.5"], CauseScope.StaticFile)
        {
            Seen = "401.3 on the folder, while files in it are served when they are named.",
            ProvedWhen = "the URL is a folder, its list refuses ListDirectory, and files in it may be read",
            Fix = "Grant the identity Read on the folder itself: an entry that is not inherit-only.",
            Mark = RuleMark.Recalled,
            Source = "rules B2",
        },
        new("RIGHT-IMPERSONATE", "The worker process may not impersonate its users", CauseStage.Execution, CauseAccounts.Worker, ["401.3.1346", "401.1.1346", "500.0.1346"])
        {
            Seen = "Error 1346 for all users, mostly after a policy was applied.",
            ProvedWhen = "no SID of the worker's token holds SeImpersonatePrivilege",
            Ask = "Who holds the right: secedit /export /areas USER_RIGHTS /cfg rights.inf, line SeImpersonatePrivilege.",
            Fix = "Give SeImpersonatePrivilege back to IIS_IUSRS (S-1-5-32-568) and SERVICE (S-1-5-6), in the policy that defines it.",
            Avoid = "Running the pool as LocalSystem.",
            Mark = RuleMark.Recalled,
            Source = "rules C2, KB 981949",
        },
        new("RIGHT-TRAVERSE", "A folder on the way may not be passed, and the right to pass everywhere is missing", CauseStage.Execution, CauseAccounts.Worker | CauseAccounts.RequestUser | CauseAccounts.Anonymous, ["401.3.5", "500.19/0x80070005"], CauseScope.Local)
        {
            Seen = "Files are refused whose own list allows them; pools may not start (events 2276, 2303).",
            ProvedWhen = "no SID of the token holds SeChangeNotifyPrivilege, and a folder above refuses Traverse",
            Ask = "Who holds the right: secedit /export /areas USER_RIGHTS /cfg rights.inf, line SeChangeNotifyPrivilege.",
            Fix = "Give SeChangeNotifyPrivilege back to Everyone (S-1-1-0), in the policy that defines it.",
            Avoid = "Adding entries to every folder above.",
            Source = "rules C2",
        },
    ];
}
