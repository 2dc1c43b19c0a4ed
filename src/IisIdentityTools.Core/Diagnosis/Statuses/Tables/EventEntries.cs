namespace IisIdentityTools.Diagnosis.Statuses.Tables;

/// <summary>Windows events that tell why a pool does not answer, or why a logon failed. Rule D6; causes 5 and 6.16.</summary>
internal static class EventEntries
{
    public static StatusEntry[] Rows { get; } =
    [
        Was(5002, "Rapid-fail protection", "The pool's worker processes failed too often within the interval, and the pool was disabled.", StatusConcern.Application, "None shown: find the crash in the Application log.", "D6, dd364088"),
        Was(5009, "Worker process ended unexpectedly", "A worker process of the pool ended.", StatusConcern.Application, "None shown: find the crash in the Application log.", "D6, cc735151"),
        Was(5010, "No answer to a ping", "A worker process did not answer in time.", StatusConcern.Application, "None: a process that hangs.", "D6, inferred from IIS 6 event 1010"),
        Was(5011, "Fatal communication error", "A worker process lost its connection to WAS: it crashed or was ended.", StatusConcern.Application, "None shown: find the crash in the Application log.", "D6, inferred from IIS 6 event 1011; text seen in public logs"),
        Was(5012, "Start took too long", "A worker process did not start within the time limit.", StatusConcern.Application, "None shown: time.", "D6, inferred from IIS 6 event 1012"),
        Was(5021, "Identity of the pool invalid", "The pool's account could not be logged on: name or password is wrong, or it lacks the right. The pool will be disabled at its first request.", StatusConcern.WorkerIdentity, "The pool's account: event 4625 of type 4 or 5 tells why. After a right was granted, the identity has to be set again.", "D6, text of the event"),
        Was(5022, "Worker process not created", "WAS could not create a worker process for the pool.", StatusConcern.WorkerIdentity, "Perhaps the pool's account; the error number tells.", "D6, recalled from IIS 6 event 1022"),
        Was(5036, "Configuration manager not started", "WAS could not initialize its configuration manager.", StatusConcern.Configuration, "None shown: applicationHost.config, or where it is redirected to.", "D6"),
        Was(5050, "Pool name too long", "The pool's name is too long, and the pool is ignored.", StatusConcern.Configuration, "None; but a renamed pool has another identity: grant to it again.", "D6, cc735211"),
        Was(5051, "Pool without a name", "A pool has an empty name and is ignored.", StatusConcern.Configuration, "None: a setting.", "D6, cc735211"),
        Was(5053, "Change notification not processed", "WAS could not process a change of the configuration.", StatusConcern.Configuration, "None shown: a setting.", "D6, management pack"),
        Was(5057, "Pool disabled: identity invalid", "No worker process was created, because the pool's identity is invalid; the pool is disabled.", StatusConcern.WorkerIdentity, "The pool's account: event 4625 of type 4 or 5 tells why.", "D6, text of the event"),
        Was(5059, "Pool disabled: worker process failed to start", "WAS failed to start a worker process, and the pool is disabled.", StatusConcern.WorkerIdentity, "Usually the pool's account, when 5021 or 5057 stands beside it; else the start itself.", "D6, text of the event"),
        Was(5117, "Recycled for memory", "A worker process was recycled because it used too much private memory.", StatusConcern.None, "None: normal.", "D6, recalled"),
        Was(5153, "IIS_IUSRS not found", "WAS could not look up the group IIS_IUSRS, as on a domain controller of an old domain.", StatusConcern.WorkerIdentity, "Permissions for IIS_IUSRS do not work as expected.", "causes 6.16, cc735184"),
        Was(5189, "Pool configuration not generated", "WAS could not write the pool's own copy of applicationHost.config. Error 5: the folder inetpub\\temp\\appPools cannot be used; else applicationHost.config is wrong.", StatusConcern.Configuration, "With error 5, permissions or links of inetpub\\temp\\appPools, which WAS writes as SYSTEM. Pools need no permission on applicationHost.config.", "D6, A1, dd364180, KB 4050891"),
        Was(5191, "Pool configuration not written", "The pool's own copy of applicationHost.config, or its folder, could not be written.", StatusConcern.Configuration, "As 5189.", "D6, recalled"),
        Worker(2276, "Worker process not initialized", "The worker process could not initialize.", StatusConcern.WorkerIdentity, "With error 5, the pool's identity lacks SeChangeNotifyPrivilege or a right on the way to its files.", "causes 6.16, dd349192"),
        Worker(2280, "Module not loaded", "A module's DLL could not be loaded.", StatusConcern.Application, "With error 5, the pool's identity may not read the DLL.", "causes 6.16, dd349192"),
        Worker(2282, "Module of another bitness", "A module's DLL is built for another processor architecture than the pool.", StatusConcern.Configuration, "None: bitness.", "causes 6.16, dd349192"),
        Worker(2297, "Global module configuration not read", "The worker process could not read the list of global modules; the event names file and line.", StatusConcern.Configuration, "The pool's own copy of applicationHost.config, or an error in it.", "D6, cc735151"),
        new("Security 4625", "Logon failed", "An account failed to log on. Status and sub-status tell why, the logon type tells how: 3 network, 4 batch (pool), 5 service (pool), 8 network clear text (Basic, connect-as).",
            StatusOrigin.Windows, "the local security authority", StatusConcern.Logon, "The account that the event names: its name, password, state or right to log on.", "D6, D7, Microsoft \"4625(F): An account failed to log on\""),
    ];

    private static StatusEntry Was(int id, string name, string meaning, StatusConcern concern, string identity, string source) =>
        new(FormattableString.Invariant($"WAS {id}"), name, meaning, StatusOrigin.ActivationService, "Windows Process Activation Service", concern, identity, source);

    private static StatusEntry Worker(int id, string name, string meaning, StatusConcern concern, string identity, string source) =>
        new(FormattableString.Invariant($"W3SVC-WP {id}"), name, meaning, StatusOrigin.IisCore, "the worker process", concern, identity, source);
}
