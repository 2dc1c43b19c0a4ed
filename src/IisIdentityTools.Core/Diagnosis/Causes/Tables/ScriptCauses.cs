using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>Classic ASP, COM, PHP and CGI.</summary>
internal static class ScriptCauses
{
    public static CauseEntry[] Rows { get; } =
    [
        new("ASP-JETTEMP", "The user may not write the temporary files of JET", CauseStage.Execution, CauseAccounts.RequestUser | CauseAccounts.Anonymous, ["500.0/0x80004005", "500.100/0x80004005", "500.100"], CauseScope.ClassicAsp)
        {
            Seen = "80004005, unspecified error, with an Access database; JET*.tmp is refused.",
            ProvedWhen = "the permissions of the worker process's TEMP refuse the user of the request to create and delete files there",
            Ask = "The folder and its permissions: a Process Monitor log of w3wp.exe, then icacls \"<folder>\".",
            Fix = "Give the user of the request Modify on that one folder, or set processModel loadUserProfile to false, so that %windir%\\Temp is used.",
            Avoid = "Full control on %windir%\\Temp.",
            Source = "using classic ASP with Access databases",
        },
        new("ASP-JETLOCK", "The user may not write beside the Access database", CauseStage.Execution, CauseAccounts.RequestUser | CauseAccounts.Anonymous, ["500.0/0x80004005", "500.100/0x80004005", "500.100"], CauseScope.ClassicAsp)
        {
            Seen = "80004005, operation must use an updateable query.",
            ProvedWhen = "the permissions of the database's folder refuse the user of the request Modify: JET makes a .ldb file there",
            Ask = "The folder of the .mdb file (the connection string), and its permissions: icacls \"<folder>\".",
            Fix = "Put the database into a folder that is no content, and give the user of the request Modify there.",
            Avoid = "Write on the root of the site.",
            Source = "using classic ASP with Access databases",
        },
        new("ASP-COMLAUNCH", "The user may not start a COM server", CauseStage.Execution, CauseAccounts.RequestUser | CauseAccounts.Code, ["500.100.5", "500.0.5"], CauseScope.ClassicAsp | CauseScope.AspNet)
        {
            Seen = "ASP 0178 with 80070005; in the same second the event DCOM 10016 names a SID.",
            ProvedWhen = "the launch and activation permissions of that AppID lack the SID that the event names",
            Ask = "The event DCOM 10016 of that second: wevtutil qe System /q:\"*[System[EventID=10016]]\" /c:5 /rd:true /f:text.",
            Fix = "In dcomcnfg give that SID Local Launch and Local Activation, for that AppID alone.",
            Avoid = "Everyone in the defaults of the computer.",
            Source = "KB 198432",
        },
        new("ASP-COMUSER", "A COM server wants a user who is logged on", CauseStage.Execution, CauseAccounts.None, ["500.100/0x80080005", "500.0/0x80080005"], CauseScope.ClassicAsp | CauseScope.AspNet)
        {
            Seen = "ASP 0177 with 80080005, server execution failed.",
            ProvedWhen = "the COM server runs as the interactive user, and nobody is logged on",
            Ask = "The identity of the AppID: dcomcnfg, tab Identity.",
            Fix = "Give the COM server an account of its own.",
            Source = "KB 241057",
        },
        new("ASP-COMREG", "A COM class cannot be created", CauseStage.Execution, CauseAccounts.RequestUser, ["500.100/0x80040154", "500.100/0x800A01AD", "500.0/0x80040154"], CauseScope.ClassicAsp | CauseScope.AspNet)
        {
            Seen = "800A01AD or 80040154.",
            ProvedWhen = "the class is not registered for the bitness of the pool, or the user may not read its key or DLL",
            Ask = "The class in both views of the registry: reg query HKCR\\<ProgID>\\CLSID /reg:32 and /reg:64.",
            Fix = "Register the DLL with the regsvr32 of the pool's bitness; give the user Read & Execute on the DLL.",
            Mark = RuleMark.Recalled,
            Source = "rules A5",
        },
        new("PHP-IDENTITY", "PHP may not use a file", CauseStage.Execution, CauseAccounts.Code, ["500.0"], CauseScope.FastCgi)
        {
            Seen = "PHP reports permission denied for a file.",
            ProvedWhen = "the permissions refuse the identity of PHP: the user of the request with fastcgi.impersonate=1, else the worker process",
            Ask = "The file: PHP's error log.",
            Fix = "Give that one identity the right on that one folder.",
            Avoid = "Granting both the user and the pool.",
            Source = "rules B3",
        },
        new("PHP-EXE", "The worker process may not start PHP", CauseStage.Execution, CauseAccounts.Worker, ["500.0.5", "500.0.2", "500.0.3"], CauseScope.FastCgi)
        {
            Seen = "500.0 of FastCgiModule with error 5 or 2.",
            ProvedWhen = "the program of the handler does not exist, or its permissions refuse the worker process Read & Execute",
            Ask = "The permissions of the program: icacls \"<php-cgi.exe>\".",
            Fix = "Give the worker process Read & Execute on the folder of PHP, or correct the path in handler and fastCgi.",
            Mark = RuleMark.Recalled,
            Source = "rules A5, B3",
        },
        new("PHP-RUNTIME", "The C++ runtime that PHP needs is missing", CauseStage.Execution, CauseAccounts.None, ["500.0/0xC0000135", "500.0.255"], CauseScope.FastCgi)
        {
            Seen = "The FastCGI process exits with C0000135.",
            ProvedWhen = "the VC++ runtime of the build is not installed",
            Ask = "What the program says when it is started by hand: php-cgi.exe -v.",
            Fix = "Install the VC++ runtime that this build of PHP names.",
            Avoid = "Changing permissions.",
            Mark = RuleMark.Recalled,
            Source = "rules B3",
        },
        new("PHP-JOB", "A CPU limit keeps FastCGI from starting its process", CauseStage.Execution, CauseAccounts.None, ["500.0.5"], CauseScope.FastCgi)
        {
            Seen = "\"Unable to place a FastCGI process in a JobObject\", error 5.",
            ProvedWhen = "the pool has a CPU limit with an action, and Windows is older than 8 or Server 2012",
            Fix = "Take the CPU limit from that pool.",
            Avoid = "Changing permissions.",
            Source = "joshwieder.net 2012/10",
        },
        new("PHP-SESSION", "PHP may not write sessions or uploads", CauseStage.Execution, CauseAccounts.Code, ["500.0"], CauseScope.FastCgi)
        {
            Seen = "PHP cannot write its session or an upload.",
            ProvedWhen = "the permissions of session.save_path or upload_tmp_dir refuse the identity of PHP Modify",
            Ask = "The folders: php -i, and icacls of each.",
            Fix = "A folder of its own for them, with Modify for the identity of PHP.",
            Avoid = "Opening %windir%\\Temp.",
            Mark = RuleMark.Recalled,
            Source = "rules B3, F1",
        },
        new("PHP-UPLOADMOVE", "An uploaded file kept the permissions of the upload folder", CauseStage.Execution, CauseAccounts.RequestUser | CauseAccounts.Anonymous, ["401.3"], CauseScope.StaticFile)
        {
            Seen = "401.3 for uploaded files alone.",
            ProvedWhen = "the file has the entries of upload_tmp_dir, not those of its folder: PHP moved it",
            Ask = "The permissions of the file and of its folder: icacls \"<file>\" and icacls \"<folder>\".",
            Fix = "Let upload_tmp_dir hand down Read & Execute for those who read, or let the script copy instead of moving.",
            Mark = RuleMark.Recalled,
            Source = "rules C5",
        },
        new("CGI-40319", "The worker process may not start a program as the user", CauseStage.Execution, CauseAccounts.Worker, ["403.19"])
        {
            Seen = "403.19 for a CGI program.",
            ProvedWhen = "createProcessAsUser is true, and the worker process lacks SeAssignPrimaryTokenPrivilege or SeIncreaseQuotaPrivilege",
            Ask = "The user rights of the server: secedit /export /areas USER_RIGHTS /cfg rights.inf.",
            Fix = "Give the pool's account both rights, or set createProcessAsUser to false at that place.",
            Avoid = "LocalSystem as the pool's identity.",
            Source = "KB 943891, KB 981949",
        },
        new("CGI-5022", "A CGI program ended before it answered", CauseStage.Execution, CauseAccounts.Code, ["502.2"])
        {
            Seen = "502.2, no or bad headers.",
            ProvedWhen = "the program crashes, or writes no headers; a file that is refused to it may be why",
            Ask = "The program's own log, and a Process Monitor log of it.",
            Fix = "What the program's log says.",
            Avoid = "Granting rights before the log was read.",
            Source = "502.2 in CGI applications",
        },
        new("CGI-5021", "A CGI program took too long", CauseStage.Execution, CauseAccounts.Code, ["502.1"])
        {
            Seen = "502.1.",
            ProvedWhen = "the program takes longer than the time limit of cgi, fastCgi or the handler",
            Ask = "How long it takes: time-taken in the log.",
            Fix = "Find what it waits for; raise the limit if it has to.",
            Source = "502.2 in CGI applications",
        },
    ];
}
