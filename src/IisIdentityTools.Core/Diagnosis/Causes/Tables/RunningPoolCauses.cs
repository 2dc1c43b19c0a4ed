namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>503 because of WAS itself, or because a pool that runs is too busy, hangs or crashes.</summary>
internal static class RunningPoolCauses
{
    private const string WasEvents = "WAS events of that time: wevtutil qe System /q:\"*[System[Provider[@Name='Microsoft-Windows-WAS']]]\" /c:20 /rd:true /f:text.";

    public static CauseEntry[] Rows { get; } =
    [
        new("POOL-GLOBALCFG", "The pool's copy of applicationHost.config cannot be used", CauseStage.PoolStart, CauseAccounts.None, ["503 AppOffline", "503.0", "W3SVC-WP 2297", "WAS 5189"])
        {
            Seen = "W3SVC-WP 2297 with file and line, or WAS 5189 with data 0D000780.",
            ProvedWhen = "applicationHost.config has an error",
            Ask = WasEvents,
            Fix = "Correct that line of applicationHost.config; the folder configHistory has older copies.",
            Source = "cc735151, KB 2565028; rules D6",
        },
        new("POOL-TEMPDIR", "WAS cannot write the pool's copy of the configuration", CauseStage.PoolStart, CauseAccounts.System | CauseAccounts.Worker, ["503 AppOffline", "503.0", "WAS 5189", "WAS 5191"])
        {
            Seen = "WAS 5189 with error 5, or 5191.",
            ProvedWhen = @"inetpub\temp\appPools is missing, is a link, or its permissions refuse SYSTEM or IIS_IUSRS",
            Ask = "icacls %SystemDrive%\\inetpub\\temp\\appPools, and dir /al %SystemDrive%\\inetpub\\temp.",
            Fix = "Stop WAS, delete the folder, start W3SVC: it is made anew with its permissions.",
            Avoid = "Granting rights on applicationHost.config: pools need none there.",
            Source = "KB 4050891; rules A1",
        },
        new("POOL-IUSRS", "Windows does not find the group IIS_IUSRS", CauseStage.PoolStart, CauseAccounts.None, ["WAS 5153", "503 AppOffline"])
        {
            Seen = "WAS 5153.",
            ProvedWhen = "WAS logged 5153: the server became a domain controller of an old domain",
            Ask = WasEvents,
            Fix = "Map the group again with the script of Microsoft's article on event 5153.",
            Source = "cc735184",
        },
        new("POOL-NAMELEN", "The name of the pool cannot be used", CauseStage.PoolStart, CauseAccounts.None, ["503.0", "WAS 5050", "WAS 5051"])
        {
            Seen = "WAS 5050 or 5051; the pool is ignored.",
            ProvedWhen = "the name is empty or too long, or WAS logged one of these events",
            Ask = WasEvents,
            Fix = "Rename the pool; the new name has another SID, so grant to it again.",
            Source = "cc735211; rules C3",
        },
        new("POOL-QUEUE", "The queue of the pool is full", CauseStage.HttpSys, CauseAccounts.None, ["503 QueueFull"])
        {
            Seen = "HTTPERR QueueFull.",
            ProvedWhen = "more requests waited than queueLength allows",
            Ask = "A dump of w3wp.exe at such a time, and the counter \"\\HTTP Service Request Queues(*)\\CurrentQueueSize\".",
            Fix = "Find what the requests wait for; a longer queue only moves the refusal.",
            Avoid = "Changing permissions of files.",
            Source = "KB 820729",
        },
        new("POOL-HANG", "The worker process does not take requests any more", CauseStage.HttpSys, CauseAccounts.None, ["Timer_AppPool", "503 AppPoolTimer"])
        {
            Seen = "HTTPERR Timer_AppPool or AppPoolTimer.",
            ProvedWhen = "requests waited in the queue until their time was over",
            Ask = "A dump of w3wp.exe at such a time: procdump -ma <pid>.",
            Fix = "Find in the dump what the threads wait for.",
            Avoid = "Changing permissions of files.",
            Source = "KB 820729",
        },
        new("SITE-CONN", "The site has as many connections as it may", CauseStage.HttpSys, CauseAccounts.None, ["503 ConnLimit", "ConnLimit"])
        {
            Seen = "HTTPERR ConnLimit.",
            ProvedWhen = "limits/@maxConnections of the site is set and was reached",
            Ask = "The connections at that time: Get-Counter \"\\Web Service(*)\\Current Connections\".",
            Fix = "Raise limits/@maxConnections of the site.",
            Source = "KB 820729",
        },
        new("POOL-CRASH", "The worker process ended with requests in its hands", CauseStage.HttpSys, CauseAccounts.None, ["Connection_Abandoned_By_ReqQueue"])
        {
            Seen = "HTTPERR Connection_Abandoned_By_ReqQueue.",
            ProvedWhen = "WAS logged 5009 or 5011 for the pool at that time",
            Ask = WasEvents,
            Fix = "Find the crash: events 1000 and 1026 of the Application log at that time.",
            Avoid = "Changing permissions of files.",
            Source = "KB 820729; rules D5",
        },
        new("APP-LIMIT", "The application takes no more requests", CauseStage.Execution, CauseAccounts.None, ["503.2", "503.3", "503.4"])
        {
            Seen = "503.2, .3 or .4.",
            ProvedWhen = "the limit that the sub-status names was reached: appConcurrentRequestLimit, the queue of ASP.NET, or that of FastCGI",
            Ask = "The requests at that time: appcmd list requests.",
            Fix = "Find what the requests wait for, or raise that limit.",
            Source = "KB 943891",
        },
        new("WAS-DOWN", "The service of IIS does not run", CauseStage.HttpSys, CauseAccounts.System, ["WAS 5005", "WAS 5036"])
        {
            Seen = "Nothing answers; WAS 5005 or 5036.",
            ProvedWhen = "WAS or W3SVC is stopped, and its first error event says why",
            Ask = "The state of the services and their first error: sc query WAS, sc query W3SVC; " + WasEvents,
            Fix = "What the first error event says: mostly a redirected configuration, or the driver HTTP.",
            Source = "KB 2565028",
        },
    ];
}
