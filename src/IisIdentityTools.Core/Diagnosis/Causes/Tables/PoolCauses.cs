using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>503 because a pool does not start: mostly its account. What happens to running pools is in <see cref="RunningPoolCauses"/>.</summary>
internal static class PoolCauses
{
    private const string Rights = "The user rights of the server: secedit /export /areas USER_RIGHTS /cfg rights.inf.";
    private const string Logon = "The event 4625 of that second, logon type 4 or 5, on the server: wevtutil qe Security /q:\"*[System[EventID=4625]]\" /c:20 /rd:true /f:text.";

    public static CauseEntry[] Rows { get; } =
    [
        new("POOL-STOPPED", "The application pool is stopped, or does not exist", CauseStage.PoolStart, CauseAccounts.None, ["503 Disabled", "503 AppOffline", "503.0"])
        {
            Seen = "HTTPERR Disabled (somebody stopped it) or AppOffline (it failed).",
            ProvedWhen = "the pool is stopped, and no event tells of a failure: somebody stopped it, or autoStart is false",
            Ask = "The state of the pool: appcmd list apppool \"<pool>\" /text:state.",
            Fix = "Start the pool: appcmd start apppool \"<pool>\".",
            Source = "KB 820729; rules D5",
        },
        new("POOL-RAPIDFAIL", "The pool crashed too often and was disabled", CauseStage.PoolStart, CauseAccounts.Worker, ["503 AppOffline", "503.0", "WAS 5002"])
        {
            Seen = "HTTPERR AppOffline; WAS 5002 after several 5009 or 5011.",
            ProvedWhen = "WAS logged 5002 for the pool",
            Ask = "WAS events of the pool: wevtutil qe System /q:\"*[System[Provider[@Name='Microsoft-Windows-WAS']]]\" /c:20 /rd:true /f:text.",
            Fix = "Find the crash: the events of the Application log at the times of 5009 and 5011.",
            Avoid = "Switching rapid-fail protection off.",
            Source = "dd364088; rules D6",
        },
        new("POOL-PASSWORD", "The pool's account cannot log on", CauseStage.PoolStart, CauseAccounts.Worker, ["503 AppOffline", "503 Disabled", "503.0", "WAS 5021", "WAS 5057", "WAS 5059"], CauseScope.SpecificUser)
        {
            Seen = "WAS 5021, 5057 or 5059 at the first request.",
            ProvedWhen = "4625 of type 4 or 5 for the pool's account says that name, password or state of the account is wrong",
            Ask = Logon,
            Fix = "Enter the password again where it is asked for (IIS Manager, or appcmd at a prompt), then start the pool. Better: a group managed service account.",
            Avoid = "LocalSystem as the pool's identity, and a password on a command line that is logged.",
            Source = "rules D6; 4625 reference",
        },
        new("POOL-BATCHRIGHT", "The pool's account may not log on as a batch job", CauseStage.PoolStart, CauseAccounts.Worker, ["503 AppOffline", "503 Disabled", "503.0", "WAS 5021", "WAS 5057", "WAS 5059", "4625 0xC000015B"], CauseScope.SpecificUser)
        {
            Seen = "WAS 5021, 5057 or 5059; 4625 of type 4 with 0xC000015B.",
            ProvedWhen = "the pool has an account of its own with LogonBatch, and neither it nor one of its groups holds SeBatchLogonRight",
            Ask = Rights,
            Fix = "Give IIS_IUSRS (S-1-5-32-568) the right to log on as a batch job, in the policy that replaced the list.",
            Avoid = "Making the pool's account an administrator.",
            Source = "KB 981949; rules C4",
        },
        new("POOL-DENYRIGHT", "The pool's account is denied the logon", CauseStage.PoolStart, CauseAccounts.Worker, ["503 AppOffline", "503 Disabled", "503.0", "WAS 5021", "WAS 5057", "WAS 5059", "4625 0xC000015B"], CauseScope.SpecificUser)
        {
            Seen = "WAS 5021, 5057 or 5059; 4625 of type 4 or 5 with 0xC000015B.",
            ProvedWhen = "SeDenyBatchLogonRight (or SeDenyServiceLogonRight with LogonService) holds the account or a group of it",
            Ask = Rights,
            Fix = "Take the account or the group out of that right, in the policy that sets it.",
            Mark = RuleMark.Recalled,
            Source = "rules C4",
        },
        new("POOL-SERVICERIGHT", "The pool's account may not log on as a service", CauseStage.PoolStart, CauseAccounts.Worker, ["503 AppOffline", "503 Disabled", "503.0", "WAS 5021", "WAS 5057", "WAS 5059", "4625 0xC000015B"], CauseScope.SpecificUser)
        {
            Seen = "WAS 5021, 5057 or 5059; 4625 of type 5 with 0xC000015B.",
            ProvedWhen = "logonType is LogonService, and neither the account nor one of its groups holds SeServiceLogonRight",
            Ask = Rights,
            Fix = "Give the account that right, or set logonType to LogonBatch.",
            Mark = RuleMark.Recalled,
            Source = "rules C4",
        },
        new("POOL-MANUALGROUP", "The pool's account is not in IIS_IUSRS", CauseStage.PoolStart, CauseAccounts.Worker, ["503 AppOffline", "503.0", "WAS 5021", "WAS 5057", "WAS 5059", "500.19.5"], CauseScope.SpecificUser)
        {
            Seen = "The pool does not start, or what IIS_IUSRS may is refused to it.",
            ProvedWhen = "manualGroupMembership is true, and the account is no member of IIS_IUSRS",
            Ask = "The members: net localgroup IIS_IUSRS.",
            Fix = "Set manualGroupMembership to false, or make the account a member.",
            Source = "rules C1",
        },
        new("POOL-GMSA", "The server may not fetch the password of the managed account", CauseStage.PoolStart, CauseAccounts.Worker | CauseAccounts.Machine, ["503 AppOffline", "503 Disabled", "503.0", "WAS 5021", "WAS 5057", "WAS 5059"], CauseScope.SpecificUser)
        {
            Seen = "The pool's account ends in $; often after about 30 days, or on one node.",
            ProvedWhen = "the computer is not among those who may retrieve the password",
            Ask = "On the server: Test-ADServiceAccount <account>. And Get-ADServiceAccount <account> -Properties PrincipalsAllowedToRetrieveManagedPassword.",
            Fix = "Put the computer into the group that may retrieve the password, and restart it: Set-ADServiceAccount <account> -PrincipalsAllowedToRetrieveManagedPassword <group>.",
            Avoid = "Typing a password, or an ordinary account in its place.",
            Source = "serverfault 692772; rules A2",
        },
        new("POOL-GMSANAME", "The managed account is written wrongly", CauseStage.PoolStart, CauseAccounts.Worker, ["503 AppOffline", "503 Disabled", "503.0", "WAS 5021", "WAS 5057", "WAS 5059"], CauseScope.SpecificUser)
        {
            Seen = "Bad user name or password when the identity is set.",
            ProvedWhen = "the pool names a group managed service account without the $, or has a password stored for it",
            Fix = @"Write DOMAIN\name$ and leave the password empty.",
            Source = "rules A2",
        },
        new("POOL-NODC", "No domain controller answered when the pool started", CauseStage.PoolStart, CauseAccounts.Worker, ["503 AppOffline", "503 Disabled", "503.0", "4625 0xC000005E"], CauseScope.SpecificUser)
        {
            Seen = "After a restart of the server alone; 4625 with 0xC000005E.",
            ProvedWhen = "the logon of the pool's account failed because no logon server answered",
            Ask = Logon,
            Fix = "Start the pool again; let WAS wait for the network (service dependency or delayed start).",
            Mark = RuleMark.Recalled,
            Source = "4625 reference",
        },
        new("POOL-TRAVERSE", "The worker process may not pass through folders", CauseStage.PoolStart, CauseAccounts.Worker, ["503 AppOffline", "503.0", "W3SVC-WP 2276", "W3SVC-WP 2303"])
        {
            Seen = "W3SVC-WP 2276 with data 05000780, or 2303.",
            ProvedWhen = "nobody in the worker process's token holds SeChangeNotifyPrivilege",
            Ask = Rights,
            Fix = "Give Everyone (S-1-1-0) the right to bypass traverse checking again, then restart the server.",
            Avoid = "Installing IIS again.",
            Source = "dd638642; rules C2",
        },
        new("POOL-MODULE", "A native module of IIS cannot be loaded", CauseStage.PoolStart, CauseAccounts.Worker, ["503 AppOffline", "503.0", "W3SVC-WP 2280"])
        {
            Seen = "W3SVC-WP 2280: the module DLL failed to load; the pool is disabled.",
            ProvedWhen = "the DLL of a global module is missing, or its permissions refuse the worker process Read & Execute",
            Ask = "The DLL that 2280 names: icacls \"<dll>\".",
            Fix = "Give Users Read & Execute on the module's folder, repair the module, or remove its entry from globalModules.",
            Source = "dd349192; iisnode issue 468",
        },
        new("POOL-BITNESS", "A native module is built for the other bitness", CauseStage.PoolStart, CauseAccounts.None, ["503 AppOffline", "503.0", "W3SVC-WP 2282"])
        {
            Seen = "W3SVC-WP 2282.",
            ProvedWhen = "2282 names a module, and its entry in globalModules has no preCondition bitness32 or bitness64",
            Ask = "The event 2282: wevtutil qe Application /q:\"*[System[EventID=2282]]\" /c:5 /rd:true /f:text.",
            Fix = "Add the preCondition of its bitness to the module, or change the bitness of the pool.",
            Source = "dd349192",
        },
    ];
}
