using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>500.19: the configuration cannot be read or used. The user of the request is never at fault: nobody was logged on yet.</summary>
internal static class ConfigurationCauses
{
    public static CauseEntry[] Rows { get; } =
    [
        new("CFG-ACL", "The worker process may not read web.config, or not list its folder", CauseStage.Configuration, CauseAccounts.Worker, ["500.19/0x80070005"], CauseScope.Local | CauseScope.PassThrough)
        {
            Seen = "500.19 with 0x80070005 (5 in logs) for local content.",
            ProvedWhen = "a web.config on the way from the site's root refuses the worker process Read, or a folder there ListDirectory, even where it has no web.config",
            Fix = "Grant the pool's identity Read on the site's root folder.",
            Avoid = "Granting IUSR, the logged-on user or all of IIS_IUSRS: none of them reads it here.",
            Source = "rules B2, KB 942055",
        },
        new("CFG-VDIRUSER", "The account that the virtual directory connects as may not read web.config", CauseStage.Configuration, CauseAccounts.ConnectAs, ["500.19/0x80070005"], CauseScope.ConnectAs)
        {
            Seen = "500.19 with 0x80070005 below a virtual directory with an account.",
            ProvedWhen = "the permissions refuse that account Read on web.config or ListDirectory on its folder",
            Fix = "Grant the account of the virtual directory Read on its folder.",
            Source = "rules B2, KB 942055",
        },
        new("CFG-UNC", "The share refuses whoever reads web.config", CauseStage.Configuration, CauseAccounts.Machine | CauseAccounts.Worker, ["500.19/0x80070005"], CauseScope.Unc | CauseScope.PassThrough)
        {
            Seen = @"500.19 with 0x80070005, and the configuration file is \\?\UNC\...",
            ProvedWhen = "the share or the folder refuses the computer account, or the pool's own account, Read",
            Fix = "Grant it Read on the share and on the folder, or set an account to connect as.",
            Avoid = "Everyone on the share.",
            Source = "rules B7, KB 942055",
        },
        new("CFG-MACHINEPW", "The password of the computer account was changed, and the connection to the share uses the old one", CauseStage.Configuration, CauseAccounts.Machine, ["500.19/0x80070005"], CauseScope.Unc | CauseScope.PassThrough)
        {
            Seen = "As with a share that refuses, at random, and gone after a restart; Windows Server 2008 R2.",
            ProvedWhen = "it begins with a change of the computer account's password, and NTLM is used to the share",
            Ask = "When the password was changed: nltest /sc_query, event 5823 of Netlogon.",
            Fix = "Install KB 2545850, or give the pool an account of its own.",
            Avoid = "Granting rights: they are there.",
            Source = "KB 2672809",
        },
        new("CFG-LOGON", "The account for the content cannot log on", CauseStage.Configuration, CauseAccounts.ConnectAs | CauseAccounts.Worker, ["500.19/0x8007052e"])
        {
            Seen = "500.19 with 0x8007052E (1326 in logs).",
            ProvedWhen = "event 4625 shows that the account of the virtual directory or of the pool was refused, here or at the file server",
            Ask = "Event 4625 of that second, on this server and on the file server.",
            Fix = "Enter the password again, or use a domain account or a group managed service account.",
            Source = "KB 942055",
        },
        new("CFG-LOCKED", "A locked section is set in web.config", CauseStage.Configuration, CauseAccounts.None, ["500.19/0x80070021"])
        {
            Seen = "500.19 with 0x80070021 (33 in logs).",
            ProvedWhen = "a file below sets a section, attribute or element that is locked above",
            Fix = "Move the setting into a location tag of applicationHost.config, or unlock that section for that path.",
            Avoid = "Unlocking the section for the whole server.",
            Source = "rules A7, A8, KB 942055",
        },
        new("CFG-LOCKITEM", "web.config drops or changes an entry that is locked", CauseStage.Configuration, CauseAccounts.None, ["500.19/0x80070021"])
        {
            Seen = "500.19 with 0x80070021 at a clear or remove, mostly in modules or handlers.",
            ProvedWhen = "an inherited entry has lockItem, and the file below clears, removes or changes it",
            Fix = "Remove single entries that are not locked instead of clearing the list.",
            Avoid = "Unlocking the modules of the whole server.",
            Source = "rules A6, A7",
        },
        new("CFG-XML", "A configuration file is not well-formed", CauseStage.Configuration, CauseAccounts.None, ["500.19/0x8007000d"])
        {
            Seen = "500.19 with 0x8007000D (13 in logs).",
            ProvedWhen = "the file cannot be parsed",
            Fix = "Correct that line.",
            Avoid = "Changing permissions.",
            Source = "rules A8, KB 942055",
        },
        new("CFG-UNKNOWN", "A section, element or attribute is not known to this server", CauseStage.Configuration, CauseAccounts.None, ["500.19/0x8007000d"])
        {
            Seen = "500.19 with 0x8007000D, and the file is well-formed.",
            ProvedWhen = "the schema of the server does not have it: mostly a module is not installed (rewrite, aspNetCore, httpPlatform)",
            Fix = "Install the module that brings it, or remove it.",
            Avoid = "Installing IIS again.",
            Source = "rules A8, KB 942055",
        },
        new("CFG-DUP", "An entry is there twice", CauseStage.Configuration, CauseAccounts.None, ["500.19/0x800700b7"])
        {
            Seen = "500.19 with 0x800700B7 (183 in logs).",
            ProvedWhen = "the same key is added twice, in one file or along the chain of files",
            Fix = "Remove the copy, or put a remove of that key before the add.",
            Avoid = "Clearing the whole list.",
            Source = "rules A8, KB 942055",
        },
        new("CFG-INHERIT", "The application inherits what is meant for the one above", CauseStage.Configuration, CauseAccounts.None, ["500.19/0x800700b7", "500.19/0x8007000d"])
        {
            Seen = "500.19 in an application below another one, mostly of ASP.NET Core.",
            ProvedWhen = "the entry that is there twice, or the section that is not known, comes from the web.config of an application above",
            Fix = "Put the section of the application above into <location path=\".\" inheritInChildApplications=\"false\">.",
            Avoid = "A pool of its own alone does not help.",
            Source = "rules A7",
        },
        new("CFG-DLL", "A DLL that the configuration names cannot be loaded", CauseStage.Configuration, CauseAccounts.None, ["500.19/0x8007007e"])
        {
            Seen = "500.19 with 0x8007007E (126 in logs).",
            ProvedWhen = "the file is not there, or one that it needs is not",
            Ask = "The images of globalModules and of the provider sections: appcmd list config -section:globalModules, then dir on each.",
            Fix = "Correct the path, or install the module.",
            Avoid = "Changing permissions.",
            Source = "KB 942055",
        },
        new("CFG-BITNESS", "A DLL is for the other number of bits", CauseStage.Configuration, CauseAccounts.None, ["500.19/0x800700c1"])
        {
            Seen = "500.19 with 0x800700C1 (193 in logs).",
            ProvedWhen = "the module is for 32 bits and the pool for 64, or the other way round",
            Ask = "The kind of each image in globalModules: dumpbin /headers, or corflags.",
            Fix = "Install the build that fits, or give the module a preCondition with its bitness.",
            Source = "KB 942055",
        },
        new("CFG-NODIR", "The physical path does not exist", CauseStage.Configuration, CauseAccounts.Worker, ["500.19/0x80070003", "500.19.2"])
        {
            Seen = "500.19 with 0x80070003 (3 in logs).",
            ProvedWhen = "the folder of the virtual directory is not there",
            Ask = "Whether the folder is there for the pool: dir on it, as the pool's identity.",
            Fix = "Correct physicalPath, or create the folder.",
            Source = "rules A8, KB 942055",
        },
        new("CFG-NOTDIR", "The physical path is a file, or cannot be reached", CauseStage.Configuration, CauseAccounts.Worker, ["500.19/0x8007010b"])
        {
            Seen = "500.19 with 0x8007010B (267 in logs).",
            ProvedWhen = "physicalPath names a file",
            Ask = "What the path is: dir on it, as the pool's identity.",
            Fix = "Correct physicalPath: it must be a folder.",
            Source = "KB 942055",
        },
        new("CFG-NETPATH", "The share cannot be found", CauseStage.Configuration, CauseAccounts.None, ["500.19/0x80070035", "500.19.67", "500.0.53", "500.0.67"])
        {
            Seen = "500.19 or 500 with error 53 or 67.",
            ProvedWhen = "the name of the file server cannot be resolved, or it has no such share",
            Ask = "Test-NetConnection to the file server on port 445, Resolve-DnsName, and net view on it.",
            Fix = "Correct the name of the server or of the share, or create the share.",
            Source = "KB 942031",
        },
        new("CFG-SHARE", "Another program holds web.config", CauseStage.Configuration, CauseAccounts.None, ["500.19/0x80070020"])
        {
            Seen = "500.19 with 0x80070020 (32 in logs).",
            ProvedWhen = "a program has the file open without sharing it",
            Ask = "Who holds it: Process Monitor with result SHARING VIOLATION, or handle.exe web.config.",
            Fix = "Have scanners and backups leave out the application's folder.",
            Mark = RuleMark.Recalled,
            Source = "KB 942055",
        },
        new("CFG-VALUE", "A value is not one that the schema allows", CauseStage.Configuration, CauseAccounts.None, ["500.19/0x8007000d", "500.19/0x80070032", "500.19/0x80070057"])
        {
            Seen = "500.19 with 0x8007000D, 0x80070032 or 0x80070057 (13, 50, 87 in logs).",
            ProvedWhen = "a value, a missing attribute or a misplaced element offends against the schema",
            Fix = "Correct that value.",
            Mark = RuleMark.Recalled,
            Source = "rules A8",
        },
        new("CFG-SECENC", "A section that IIS reads is encrypted as a whole", CauseStage.Configuration, CauseAccounts.None, ["500.19/0x8007000d"])
        {
            Seen = "500.19: configuration section encryption is not supported.",
            ProvedWhen = "system.web/identity is encrypted, and validateIntegratedModeConfiguration is true",
            Fix = "Protect single attributes instead of the section; or migrate the settings and turn the validation off.",
            Source = "rules A8, B5",
        },
        new("CFG-DECRYPT", "A stored password cannot be decrypted", CauseStage.Configuration, CauseAccounts.System, ["500.19/0x80090016", "500.19/0x80090005"])
        {
            Seen = "500.19: failed to decrypt attribute 'password'.",
            ProvedWhen = "applicationHost.config came from another machine, or the machine's keys are missing or unreadable",
            Ask = @"The key containers: certutil -key, and icacls on %ProgramData%\Microsoft\Crypto\RSA\MachineKeys (files 6de9..., 7694...).",
            Fix = "Enter the passwords again, or import the key containers with aspnet_regiis -pi.",
            Avoid = "Granting Everyone on MachineKeys.",
            Source = "asprangers.com MachineKeys",
        },
        new("POOL-DECRYPT", "The stored password of the pool cannot be decrypted", CauseStage.PoolStart, CauseAccounts.System, ["WAS 5021", "WAS 5057", "WAS 5059", "503 AppOffline"], CauseScope.SpecificUser)
        {
            Seen = "A pool with an account does not start, and no logon is refused: there is no event 4625.",
            ProvedWhen = "applicationHost.config came from another machine, or the key iisWasKey is missing",
            Ask = @"Whether a logon was tried (event 4625, type 4), and icacls on %ProgramData%\Microsoft\Crypto\RSA\MachineKeys (file 7694...).",
            Fix = "Enter the password of the pool again, or import the key containers with aspnet_regiis -pi.",
            Avoid = "Granting Everyone on MachineKeys.",
            Source = "asprangers.com MachineKeys",
        },
        new("CFG-SHAREDCFG", "The shared configuration cannot be read", CauseStage.PoolStart, CauseAccounts.ConnectAs, ["WAS 5005", "WAS 5189"])
        {
            Seen = "The whole server does not answer, and redirection.config leads to a share.",
            ProvedWhen = "redirection is on, and its path, account or file is not valid",
            Ask = @"The data of the event (05000780 access denied, 0D000780 invalid), and dir on the path of redirection.config as its account.",
            Fix = "Correct the account, or export the configuration again into an empty folder.",
            Source = "KB 2565028",
        },
        new("PIPE-MODULE", "The handler names a module that is not installed", CauseStage.Mapping, CauseAccounts.None, ["500.21"])
        {
            Seen = "500.21: bad module in its module list.",
            ProvedWhen = "the mapping names a module that modules or globalModules does not have",
            Fix = "Install the feature that brings the module, or correct the mapping.",
            Avoid = "A pool in Classic mode.",
            Source = "KB 942031",
        },
        new("PIPE-MODULES22", "system.web/httpModules in an integrated pool", CauseStage.Mapping, CauseAccounts.None, ["500.22"])
        {
            Seen = "500.22.",
            ProvedWhen = "httpModules has entries, the pool is integrated and the validation is on",
            Fix = "Move the modules to system.webServer/modules: appcmd migrate config.",
            Avoid = "Turning the validation off without moving the entries: the modules then do not run.",
            Source = "rules A8, B5",
        },
        new("PIPE-HANDLERS23", "system.web/httpHandlers in an integrated pool", CauseStage.Mapping, CauseAccounts.None, ["500.23"])
        {
            Seen = "500.23.",
            ProvedWhen = "httpHandlers has entries, the pool is integrated and the validation is on",
            Fix = "Move the handlers to system.webServer/handlers: appcmd migrate config.",
            Avoid = "Turning the validation off without moving the entries: the handlers then do not run.",
            Source = "rules A8, B5",
        },
        new("PIPE-IDENTITY24", "Impersonation of ASP.NET in an integrated pool", CauseStage.Mapping, CauseAccounts.None, ["500.24"])
        {
            Seen = "500.24.",
            ProvedWhen = "identity has impersonate=\"true\", the pool is integrated and the validation is on",
            Fix = "Turn impersonation off; else turn the validation off, knowing that BeginRequest and AuthenticateRequest run as the worker process; else use a pool in Classic mode.",
            Source = "rules B5",
        },
    ];
}
