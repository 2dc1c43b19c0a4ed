namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>ASP.NET Core.</summary>
internal static class AspNetCoreCauses
{
    private const string EventAsk = "The event of the module in the Application log (source IIS AspNetCore Module V2): wevtutil qe Application /q:\"*[System[Provider[@Name='IIS AspNetCore Module V2']]]\" /c:5 /rd:true /f:text.";

    public static CauseEntry[] Rows { get; } =
    [
        new("CORE-EXE", "The program of the application cannot be started", CauseStage.Execution, CauseAccounts.Worker, ["500.0", "502.5", "500.31"], CauseScope.AspNetCore)
        {
            Seen = "500.0 or 502.5 at the first request; the module's event has 0x80070002, 0x8007023E or 0x80070005.",
            ProvedWhen = "processPath is not found, or the worker process may not run it",
            Ask = "The permissions of the program and of the runtime's folder: icacls \"%ProgramFiles%\\dotnet\".",
            Fix = "Give the worker process Read & Execute on the folder of the runtime, or write the full path into processPath. After a runtime was installed, restart WAS: it keeps the old PATH.",
            Avoid = "LocalSystem as the pool's identity.",
            Source = "azure-iis-errors-reference",
        },
        new("CORE-APPDIR", "The worker process may not read the application's folder", CauseStage.Execution, CauseAccounts.Worker, ["500.0", "502.5", "500.30"], CauseScope.AspNetCore)
        {
            Seen = "The application does not start; mostly 500.19 comes first.",
            ProvedWhen = "the permissions of the application's folder refuse the worker process Read & Execute",
            Ask = "The permissions of the folder: icacls \"<folder>\".",
            Fix = "Give the pool's identity Read & Execute on the application's folder.",
            Source = "azure-iis-errors-reference",
        },
        new("CORE-START", "The application ended while it started", CauseStage.Execution, CauseAccounts.Code, ["500.30", "502.5"], CauseScope.AspNetCore)
        {
            Seen = "500.30, error 574, events 1007, 1011, 1018 or 1031 of the module.",
            ProvedWhen = "the module's event or the stdout log shows the exception",
            Ask = EventAsk,
            Fix = "Do what the text of the event says: a setting, a secret, a framework or a bitness is missing more often than a permission.",
            Avoid = "Granting rights before the text was read.",
            Source = "azure-iis-errors-reference; aspnetcoremodule messages",
        },
        new("CORE-RUNTIME", "The runtime that the application wants is not installed", CauseStage.Execution, CauseAccounts.None, ["500.31"], CauseScope.AspNetCore)
        {
            Seen = "500.31, native dependencies not found.",
            ProvedWhen = "no installed runtime fits the version in <application>.runtimeconfig.json",
            Ask = "The installed runtimes, in the bitness of the pool: dotnet --list-runtimes.",
            Fix = "Install the hosting bundle of that version, then restart WAS and W3SVC.",
            Source = "azure-iis-errors-reference",
        },
        new("CORE-BITNESS", "Application and pool differ in bitness", CauseStage.Execution, CauseAccounts.None, ["500.32"], CauseScope.AspNetCore)
        {
            Seen = "500.32, or event 1010 with 0x800700C1.",
            ProvedWhen = "the application is built for another bitness than the pool's process",
            Ask = "The bitness of the published program: dumpbin /headers \"<application>.dll\".",
            Fix = "Publish for the bitness of the pool, or set enable32BitAppOnWin64 of the pool to fit.",
            Source = "azure-iis-errors-reference",
        },
        new("CORE-FRAMEWORK", "The application does not refer to ASP.NET Core", CauseStage.Execution, CauseAccounts.None, ["500.33"], CauseScope.AspNetCore)
        {
            Seen = "500.33, the request handler could not be loaded.",
            ProvedWhen = "<application>.runtimeconfig.json does not name Microsoft.AspNetCore.App",
            Ask = "The file <application>.runtimeconfig.json of the application's folder.",
            Fix = "Publish the project with the web SDK.",
            Source = "azure-iis-errors-reference",
        },
        new("CORE-MIXED", "Two applications of one pool use different hosting models", CauseStage.Execution, CauseAccounts.None, ["500.34"], CauseScope.AspNetCore)
        {
            Seen = "500.34, event 1009 of the module.",
            ProvedWhen = "the pool has an application that runs in the process and one that runs outside of it",
            Fix = "Give each application a pool of its own, and grant to the new pool's identity what the old one had: its SID is another.",
            Source = "azure-iis-errors-reference; aspnetcoremodule messages",
        },
        new("CORE-TWOAPPS", "Two applications of one pool want to run in its process", CauseStage.Execution, CauseAccounts.None, ["500.35"], CauseScope.AspNetCore)
        {
            Seen = "500.35, event 1008 of the module.",
            ProvedWhen = "the pool has two applications with the hosting model InProcess",
            Fix = "Give each application a pool of its own, and grant to the new pool's identity what the old one had: its SID is another.",
            Source = "azure-iis-errors-reference; aspnetcoremodule messages",
        },
        new("CORE-OOP", "The module's handler for programs outside the process is missing", CauseStage.Execution, CauseAccounts.None, ["500.36"], CauseScope.AspNetCore)
        {
            Seen = "500.36, event 1029 of the module.",
            ProvedWhen = "aspnetcorev2_outofprocess.dll does not stand beside the module",
            Ask = "The files of the module: dir \"%ProgramFiles%\\IIS\\Asp.Net Core Module\\V2\" /s.",
            Fix = "Repair the hosting bundle.",
            Source = "azure-iis-errors-reference; aspnetcoremodule messages",
        },
        new("CORE-TIME", "The application did not start in time", CauseStage.Execution, CauseAccounts.None, ["500.37"], CauseScope.AspNetCore)
        {
            Seen = "500.37.",
            ProvedWhen = "the start takes longer than startupTimeLimit",
            Ask = "How long the start takes: the stdout log of the module, or the first request after a recycle.",
            Fix = "Find what the start waits for; raise startupTimeLimit of aspNetCore if it has to.",
            Source = "azure-iis-errors-reference",
        },
        new("CORE-SINGLE", "An application in a single file cannot run in the pool's process", CauseStage.Execution, CauseAccounts.None, ["500.38"], CauseScope.AspNetCore)
        {
            Seen = "500.38, the application's DLL was not found.",
            ProvedWhen = "the application was published as a single file and hostingModel is InProcess",
            Ask = "The files of the application's folder: is there a DLL of its name?",
            Fix = "Publish without PublishSingleFile, or set hostingModel to OutOfProcess.",
            Source = "azure-iis-errors-reference",
        },
        new("CORE-UPGRADE32", "The 32-bit module was lost when Windows was upgraded", CauseStage.Execution, CauseAccounts.None, ["500.0.126", "503.0"], CauseScope.AspNetCore | CauseScope.Process32Bit)
        {
            Seen = "The module's DLL is not loaded after an upgrade of Windows, in 32-bit pools alone.",
            ProvedWhen = "%windir%\\SysWOW64\\inetsrv has no aspnetcore.dll",
            Ask = "The file: dir %windir%\\SysWOW64\\inetsrv\\aspnetcore*.dll.",
            Fix = "Repair the hosting bundle.",
            Source = "azure-iis-errors-reference",
        },
        new("CORE-STDOUT", "The worker process may not write the module's log", CauseStage.Execution, CauseAccounts.Worker, [], CauseScope.AspNetCore)
        {
            Seen = "The module's event \"Could not start stdout redirection\" with 0x80070005. The log is missing; no request fails by it.",
            ProvedWhen = "the permissions of the folder of stdoutLogFile refuse the worker process Write",
            Ask = "The permissions of the folder: icacls \"<folder>\".",
            Fix = "Give the worker process Modify on that folder alone.",
            Avoid = "Write on the application's folder. And this is not why the application does not start: it only hides why.",
            Source = "azure-iis-errors-reference; causes B9",
        },
        new("CORE-NOWEBCONFIG", "The folder has no web.config that starts an application", CauseStage.Mapping, CauseAccounts.None, ["403.14"])
        {
            Seen = "403.14 on an ASP.NET Core site.",
            ProvedWhen = "the folder holds a published application, and no web.config there maps it to the module",
            Ask = "The files of the folder: is there a *.runtimeconfig.json?",
            Fix = "Publish again into the folder that the site points to, or point the site to the folder that was published.",
            Avoid = "Directory browsing.",
            Source = "azure-iis-errors-reference",
        },
        new("CORE-TEMP", "Large requests cannot be buffered on disk", CauseStage.Execution, CauseAccounts.Worker, ["500.0"], CauseScope.AspNetCore)
        {
            Seen = "Uploads and large bodies fail; ASPNETCORE_*.tmp is refused.",
            ProvedWhen = "the worker process may not create files in the folder of its TEMP, which without a profile is %windir%\\Temp",
            Ask = "The permissions of that folder: icacls %windir%\\Temp.",
            Fix = "Load the profile of the pool's identity (processModel loadUserProfile), or set the variable ASPNETCORE_TEMP to a folder on which it has Modify.",
            Avoid = "Write for Users on %windir%\\Temp.",
            Source = "siteserver/cms issue 3551; rules A2",
        },
        new("CORE-KEYS", "Keys of data protection are lost at each recycle", CauseStage.Execution, CauseAccounts.Worker, ["400.0", "401.0"], CauseScope.AspNetCore)
        {
            Seen = "Users are logged out, forms answer 400, after each recycle; the log warns of an ephemeral key repository.",
            ProvedWhen = "the pool loads no profile, or its variables do not point there, and no key ring was set up for its SID in the registry",
            Ask = "The registry's key ring: reg query \"HKLM\\SOFTWARE\\Microsoft\\ASP.NET\\4.0.30319.0\\AutoGenKeys\" /s.",
            Fix = "Set processModel loadUserProfile and setProfileEnvironment to true, or keep the keys in a folder that the worker process alone may use.",
            Source = "data-protection default settings",
        },
    ];
}
