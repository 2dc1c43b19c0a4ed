namespace IisIdentityTools.Diagnosis.Statuses.Tables;

/// <summary>
/// 500.19 to 500.24: configuration that cannot be read or used. Rule A8. Logs have the low word of the HRESULT as sc-win32-status (13 and 3 were
/// seen, the others follow the same rule).
/// </summary>
internal static class ConfigurationStatuses
{
    private const string Documented = "A8, KB 942055";
    private const string Core = "IIS Web Core, when it reads web.config";
    private const string Reader = "The request's user is never at fault: configuration is read by the worker process, or by the virtual directory's account.";

    public static StatusEntry[] Rows { get; } =
    [
        new("500.19", "Configuration data invalid", "A configuration file on the way to this URL cannot be read or used. The error code tells which of the two.",
            StatusOrigin.IisCore, Core, StatusConcern.Configuration, Reader, "D5, KB 942055"),
        new("500.19/0x80070003", "Configuration: path not found", "The physical path does not exist, or the reader may not see it.",
            StatusOrigin.IisCore, Core, StatusConcern.Configuration, "The folder, or the reader's permission on it. " + Reader, Documented),
        new("500.19/0x80070005", "Configuration: access denied", "The file web.config, or its folder, cannot be read. It is raised where no web.config exists, too.",
            StatusOrigin.IisCore, Core, StatusConcern.FileAccess, "The worker process (or the virtual directory's account) lacks Read on web.config or List on its folder. On a share that is the computer account for built-in identities.", Documented),
        new("500.19/0x8007000D", "Configuration: invalid data", "Broken XML, or a section, element or attribute that IIS does not know because a module is not installed.",
            StatusOrigin.IisCore, Core, StatusConcern.Configuration, Reader, Documented),
        new("500.19/0x80070021", "Configuration: locked", "The section, attribute or entry is locked at a higher level.",
            StatusOrigin.IisCore, Core, StatusConcern.Configuration, Reader, Documented),
        new("500.19/0x80070032", "Configuration: not supported", "The file is larger than IIS reads, or the section is not declared.",
            StatusOrigin.IisCore, Core, StatusConcern.Configuration, Reader, "A8, recalled"),
        new("500.19/0x80070057", "Configuration: bad parameter", "A value is not valid.",
            StatusOrigin.IisCore, Core, StatusConcern.Configuration, Reader, "A8, recalled"),
        new("500.19/0x8007007E", "Configuration: DLL missing", "A DLL that the configuration names is missing.",
            StatusOrigin.IisCore, Core, StatusConcern.Configuration, Reader, Documented),
        new("500.19/0x800700B7", "Configuration: duplicate", "The same entry, or the same section, twice.",
            StatusOrigin.IisCore, Core, StatusConcern.Configuration, Reader, Documented),
        new("500.19/0x800700C1", "Configuration: wrong bitness", "A DLL that the configuration names has the other bitness than the worker process.",
            StatusOrigin.IisCore, Core, StatusConcern.Configuration, Reader, Documented),
        new("500.19/0x8007010B", "Configuration: folder cannot be reached", "The content folder cannot be reached: its path, its permissions or its file system.",
            StatusOrigin.IisCore, Core, StatusConcern.FileAccess, "The folder, or the reader's permission on it. " + Reader, Documented),
        new("500.19/0x8007052E", "Configuration: logon failed", "The share that holds web.config refused the account.",
            StatusOrigin.IisCore, Core, StatusConcern.Logon, "The account of the virtual directory, or of the pool, at the file server: its password, or an account that exists here only.", "A8, KB 942055; the connect-as case is recalled"),
        new("500.21", "Module not recognized", "A handler names a module that is not in the list of modules: a feature such as ASP.NET is not installed.",
            StatusOrigin.IisCore, "IIS Web Core", StatusConcern.Configuration, "None: a setting.", "D5, KB 943891"),
        new("500.22", "httpModules in an integrated pool", "The section system.web/httpModules does not apply in integrated mode, and validation is on.",
            StatusOrigin.IisModule, "ConfigurationValidationModule", StatusConcern.Configuration, "None: a setting.", "A8, aspnet-20-breaking-changes-on-iis"),
        new("500.23", "httpHandlers in an integrated pool", "The section system.web/httpHandlers does not apply in integrated mode, and validation is on.",
            StatusOrigin.IisModule, "ConfigurationValidationModule", StatusConcern.Configuration, "None: a setting.", "A8, aspnet-20-breaking-changes-on-iis"),
        new("500.24", "Impersonation in an integrated pool", "The setting identity impersonate=\"true\" does not apply in integrated mode, and validation is on.",
            StatusOrigin.IisModule, "ConfigurationValidationModule", StatusConcern.Configuration, "Impersonation is configured, but nobody was impersonated: the request stopped before.", "A8, aspnet-20-breaking-changes-on-iis"),
    ];
}
