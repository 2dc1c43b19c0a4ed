namespace IisIdentityTools.Diagnosis.Statuses.Tables;

/// <summary>500 but configuration, 501, 502 and 503. Rule D5.</summary>
internal static class ServerErrorStatuses
{
    private const string Documented = "D5, KB 943891";
    private const string Ancm = "D5, ASP.NET Core common errors";
    private const string AncmName = "AspNetCoreModuleV2";
    private const string Rewrite = "RewriteModule";
    private const string Arr = "ApplicationRequestRouting";
    private const string BackEnd = "None of this server: the back end authenticates by itself.";
    private const string StartedByWorker = "The application starts as the pool's identity: only a text that says access denied points to permissions.";

    public static StatusEntry[] Rows { get; } =
    [
        new("500.0", "Module or ISAPI error", "A module, a script engine or the application failed. With AspNetCoreModuleV2: its handler could not be loaded.",
            StatusOrigin.IisModule, "the module that a failed request trace names", StatusConcern.Application, "With 0x80070005 a DLL, program or file was refused to the worker process; else no permission is shown.", "D5, KB 943891, KB 942031"),
        new("500.11", "Application shutting down", "The application pool is shutting down.", StatusOrigin.IisCore, "IIS Web Core", StatusConcern.None, "None: a restart.", Documented),
        new("500.12", "Application restarting", "The application is restarting.", StatusOrigin.IisCore, "IIS Web Core", StatusConcern.None, "None: a restart.", Documented),
        new("500.13", "Server too busy", "More requests at once than the server takes.", StatusOrigin.IisCore, "IIS Web Core", StatusConcern.None, "None: load.", Documented),
        new("500.15", "Direct request for Global.asax", "Global.asa or Global.asax was asked for.", StatusOrigin.IisCore, "IIS Web Core", StatusConcern.None, "None: the file is never served.", Documented),
        new("500.30", "In-process start failed (ASP.NET Core)", "The application ended or failed while it started in the worker process.",
            StatusOrigin.AspNetCoreModule, AncmName, StatusConcern.Application, StartedByWorker, Ancm),
        new("500.30.574", "In-process start failed (ASP.NET Core): exception", "The application ended with an exception while it started.",
            StatusOrigin.AspNetCoreModule, AncmName, StatusConcern.Application, StartedByWorker, "D5, logs in public repositories; 574 is the low word of 0x8007023E"),
        new("500.31", "Runtime not found (ASP.NET Core)", "The runtime that the application names is not installed.",
            StatusOrigin.AspNetCoreModule, AncmName, StatusConcern.Application, "None: an installation.", Ancm),
        new("500.32", "DLL could not be loaded (ASP.NET Core)", "The application was built for the other bitness.",
            StatusOrigin.AspNetCoreModule, AncmName, StatusConcern.Application, "None: bitness of pool and application.", Ancm),
        new("500.33", "Request handler could not be loaded (ASP.NET Core)", "The application does not reference the ASP.NET Core framework.",
            StatusOrigin.AspNetCoreModule, AncmName, StatusConcern.Application, "None: the application's build.", Ancm),
        new("500.34", "Mixed hosting models (ASP.NET Core)", "Applications in process and out of process share one pool.",
            StatusOrigin.AspNetCoreModule, AncmName, StatusConcern.Configuration, "None; but a new pool has another identity: grant to it again.", Ancm),
        new("500.35", "Several in-process applications in a pool (ASP.NET Core)", "Two in-process applications share one pool.",
            StatusOrigin.AspNetCoreModule, AncmName, StatusConcern.Configuration, "None; but a new pool has another identity: grant to it again.", Ancm),
        new("500.36", "Out-of-process handler could not be loaded (ASP.NET Core)", "The file aspnetcorev2_outofprocess.dll is missing beside the module.",
            StatusOrigin.AspNetCoreModule, AncmName, StatusConcern.Application, "None: an installation.", Ancm),
        new("500.37", "Start took too long (ASP.NET Core)", "The application did not start within startupTimeLimit.",
            StatusOrigin.AspNetCoreModule, AncmName, StatusConcern.Application, "None: time.", Ancm),
        new("500.38", "Application DLL not found (ASP.NET Core)", "The application's DLL was not found beside the configuration.",
            StatusOrigin.AspNetCoreModule, AncmName, StatusConcern.Application, "None: the deployment.", Ancm),
        new("500.50", "Rewrite error at the beginning of the request", "URL Rewrite: a rule of the site failed, or its configuration cannot be read.",
            StatusOrigin.IisModule, Rewrite, StatusConcern.Configuration, "Files of rules are read by the worker process, before anybody is logged in.", Documented),
        new("500.51", "Rewrite error in global rules", "URL Rewrite: a global rule failed, or its configuration cannot be read.",
            StatusOrigin.IisModule, Rewrite, StatusConcern.Configuration, "Files of rules are read by the worker process, before anybody is logged in.", Documented),
        new("500.52", "Rewrite error in the response", "URL Rewrite: an outbound rule failed.", StatusOrigin.IisModule, Rewrite, StatusConcern.Configuration, "None: a rule.", Documented),
        new("500.53", "Rewrite error before the output cache", "URL Rewrite: an outbound rule that runs before the output cache failed.", StatusOrigin.IisModule, Rewrite, StatusConcern.Configuration, "None: a rule.", Documented),
        new("500.100", "ASP error", "A classic ASP page failed; the log's query column may have the ASP error number.",
            StatusOrigin.IisModule, "asp.dll through IsapiModule", StatusConcern.Application, "Classic ASP runs as the request's identity: a refused file or COM object is refused to that identity.", Documented),
        new("501.0", "Not implemented", "The header values ask for something that the server does not do.", StatusOrigin.IisCore, "IIS Web Core", StatusConcern.None, "None: the request itself.", "KB 943891"),
        new("502.1", "CGI time-out", "The CGI program did not answer in time.", StatusOrigin.IisModule, "CgiModule", StatusConcern.Application, "None shown: the program started.", Documented),
        new("502.2", "Bad gateway", "The CGI program ended before it sent its headers; with ARR, the request could not be mapped.",
            StatusOrigin.IisModule, "CgiModule, " + Arr, StatusConcern.Application, "A program that is refused a file may end so: its identity is the request's user, or the pool with createProcessAsUser=\"false\".", Documented),
        new("502.3", "Connection error of the forwarder", "ARR or the ASP.NET Core Module lost or did not get the connection to the back end; the error code is of WinHTTP.",
            StatusOrigin.IisModule, Arr + ", " + AncmName, StatusConcern.Application, BackEnd, Documented),
        new("502.4", "No server (ARR)", "No back-end server is available.", StatusOrigin.IisModule, Arr, StatusConcern.Application, BackEnd, Documented),
        new("502.5", "Process failed (ASP.NET Core), WebSocket failed (ARR)", "The child process of the ASP.NET Core Module did not start or did not listen; with ARR, a WebSocket failed.",
            StatusOrigin.AspNetCoreModule, AncmName + ", " + Arr, StatusConcern.Application, "The process starts as the pool's identity, which needs Read and Execute on the program and its runtime.", "D5, KB 943891, ASP.NET Core common errors"),
        new("502.6", "Forwarded request failed (ARR)", "The forwarded request failed.", StatusOrigin.IisModule, Arr, StatusConcern.Application, BackEnd, "KB 943891"),
        new("502.7", "Request could not be executed (ARR)", "The request could not be executed.", StatusOrigin.IisModule, Arr, StatusConcern.Application, BackEnd, "KB 943891"),
        new("503.0", "Application pool unavailable", "The pool is stopped or disabled. HTTP.sys answers, so the site's log has no such line: look in the HTTPERR log and at events of WAS.",
            StatusOrigin.HttpSys, "HTTP.sys", StatusConcern.WorkerIdentity, "Often the pool's identity: its password, its state, its right to log on as a batch job.", Documented),
        new("503.2", "Too many requests at once", "More requests at once than appConcurrentRequestLimit.", StatusOrigin.IisCore, "IIS Web Core", StatusConcern.None, "None: a limit.", Documented),
        new("503.3", "ASP.NET queue full", "ASP.NET's queue is full.", StatusOrigin.AspNet, "ASP.NET", StatusConcern.None, "None: load.", Documented),
        new("503.4", "FastCGI queue full", "The queue of the FastCGI program is full.", StatusOrigin.IisModule, "FastCgiModule", StatusConcern.None, "None: load.", Documented),
    ];
}
