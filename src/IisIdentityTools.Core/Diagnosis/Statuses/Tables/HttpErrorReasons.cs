namespace IisIdentityTools.Diagnosis.Statuses.Tables;

/// <summary>
/// Reasons of the HTTPERR log (rule D6; KB 820729 "Error logging in HTTP APIs" for the meaning and the status of each). HTTP.sys answered by itself,
/// so nothing in IIS ran: no configuration, no authentication, no permission of a file was asked.
/// </summary>
internal static class HttpErrorReasons
{
    private const string Documented = "D6, KB 820729";
    private const string Added = "KB 820729";
    private const string Nobody = "None: no worker process saw the request.";

    public static StatusEntry[] Rows { get; } =
    [
        Pool("503 AppOffline", "Pool taken offline", "The pool was disabled after failures: events of WAS tell why.", "Often the pool's identity (events 5021, 5057, 5059), else crashes (5002).", StatusConcern.WorkerIdentity),
        Pool("503 AppPoolTimer", "Pool too busy", "The pool's process is too busy to take the request.", "None: load, or a process that hangs.", StatusConcern.Application),
        Pool("503 AppShutdown", "Pool shut down", "The pool shut down by its settings.", "None: a setting."),
        Request("400 BadRequest", "Request not understood", "The request could not be parsed."),
        Connection("Client_Reset", "Client left early", "The client closed the connection before a worker process got the request.", Added),
        Pool("Connection_Abandoned_By_AppPool", "Request abandoned by the pool", "The worker process ended unexpectedly, or dropped the request.", "None shown: look for a crash in the Application log.", StatusConcern.Application),
        Pool("Connection_Abandoned_By_ReqQueue", "Request abandoned by the queue", "The worker process ended unexpectedly, or dropped the request.", "None shown: look for a crash in the Application log.", StatusConcern.Application),
        Connection("Connection_Dropped", "Connection dropped", "The client closed the connection before the last part of the answer was sent."),
        Connection("Connection_Dropped_List_Full", "List of dropped connections full", "Too many connections were dropped to list them.", Added),
        Pool("503 ConnLimit", "Connection limit of the site", "The site has reached its limit of connections.", "None: a limit."),
        Connection("Connections_Refused", "No memory for connections", "The kernel was short of memory and took no new connections.", Added),
        Pool("503 Disabled", "Pool stopped by an administrator", "Somebody stopped the pool, or it does not start by itself.", "None: somebody's decision."),
        Request("413 EntityTooLarge", "Body too large", "The body is larger than allowed."),
        new("400 FieldLength", "Header too long", "One header is longer than MaxFieldLength.", StatusOrigin.HttpSys, "HTTP.sys", StatusConcern.Authentication, "A Kerberos ticket grows with the user's groups: users with many groups fail, others do not.", "D6, KB 820729, KB 2020943"),
        Request("403 Forbidden", "Forbidden element", "The request has an element or a sequence that is forbidden."),
        Request("400 Header", "Header not understood", "A header could not be parsed."),
        Request("400 Hostname", "Host name not understood or unknown", "The host name could not be parsed, or no binding has it."),
        Request("500 Internal", "Internal error", "HTTP.sys had an internal error."),
        Request("400 Invalid_CR/LF", "Line ends not understood", "A line of the request ends in a way that is not allowed.", Added),
        Request("411 LengthRequired", "Length missing", "The request needs a Content-Length and has none."),
        new("503 N/A", "No queue takes the request", "HTTP.sys has no place for the request: short of memory, or another program's URL reservation covers the binding.", StatusOrigin.HttpSys, "HTTP.sys", StatusConcern.Configuration, "Whoever reserved the URL (netsh http show urlacl), not the pool's identity.", Documented),
        Request("501 N/I", "Not implemented", "The request asks for something that is not implemented, such as an unknown transfer encoding (that may be 503, too)."),
        Request("400 Number", "Number not understood", "A number in the request could not be parsed."),
        Request("412 Precondition", "Precondition missing", "A precondition that is required is missing."),
        Pool("503 QueueFull", "Queue of the pool full", "The pool's queue is full: the pool is too slow, or does not start.", "None: load, or a process that hangs.", StatusConcern.Application),
        new("400 RequestLength", "Request too long", "All headers together are longer than MaxRequestBytes.", StatusOrigin.HttpSys, "HTTP.sys", StatusConcern.Authentication, "A Kerberos ticket grows with the user's groups: users with many groups fail, others do not.", "D6, KB 820729, KB 2020943"),
        Pool("Timer_AppPool", "Waited too long for the pool", "The request waited in the pool's queue until it timed out.", "None: a process that hangs, or does not start.", StatusConcern.Application),
        Connection("Timer_ConnectionIdle", "Idle connection closed", "The connection was idle until it timed out: normal."),
        Connection("Timer_EntityBody", "Body did not arrive", "The body did not arrive in time."),
        Connection("Timer_HeaderWait", "Headers did not arrive", "The headers did not arrive in time."),
        Connection("Timer_MinBytesPerSecond", "Client too slow", "The client took the answer too slowly."),
        Pool("Timer_ReqQueue", "Waited too long in the queue", "The request waited in the pool's queue until it timed out.", "None: a process that hangs, or does not start.", StatusConcern.Application, Added),
        Connection("Timer_Response", "Reserved", "Reserved; not used by the versions that are documented."),
        Connection("Timer_SslRenegotiation", "TLS renegotiation too slow", "The client did not finish the renegotiation in time, as when it is asked for a certificate.", Added),
        Request("400 URL", "URL not understood", "The URL could not be parsed, or one of its parts is too long."),
        Request("414 URL_Length", "URL too long", "The URL is longer than allowed."),
        Request("400 Verb", "Verb not understood", "The verb could not be parsed."),
        Request("505 Version_N/S", "HTTP version not supported", "The client asked for a version of HTTP that is not supported."),
    ];

    private static StatusEntry Request(string code, string name, string meaning, string source = Documented) =>
        new(code, name, meaning, StatusOrigin.HttpSys, "HTTP.sys", StatusConcern.None, Nobody, source);

    private static StatusEntry Connection(string code, string name, string meaning, string source = Documented) =>
        new(code, name, meaning, StatusOrigin.HttpSys, "HTTP.sys", StatusConcern.None, Nobody, source);

    private static StatusEntry Pool(string code, string name, string meaning, string identity, StatusConcern concern = StatusConcern.None, string source = Documented) =>
        new(code, name, meaning, StatusOrigin.HttpSys, "HTTP.sys", concern, identity, source);
}
