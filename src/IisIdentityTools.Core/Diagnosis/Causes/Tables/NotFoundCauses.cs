using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>404, 405 and WebDAV.</summary>
internal static class NotFoundCauses
{
    public static CauseEntry[] Rows { get; } =
    [
        new("N404-FILE", "There is no such file or folder", CauseStage.Execution, CauseAccounts.None, ["404.0", "404.0.2", "404.0.3"])
        {
            Seen = "404.0 with error 2 or 3.",
            ProvedWhen = "the file or folder that the URL is mapped to is known to be absent",
            Ask = "What the URL is mapped to (a failed request trace shows it), and dir of that folder.",
            Fix = "Put the file there, or correct the link, the virtual directory or the rewrite rule.",
            Avoid = "Changing permissions of files.",
            Source = "KB 248033",
        },
        new("N404-ASDENIED", "The file is there, but is hidden from who asks", CauseStage.Execution, CauseAccounts.RequestUser | CauseAccounts.ConnectAs, ["404.0"])
        {
            Seen = "404.0 though the file exists, mostly on a share.",
            ProvedWhen = "the share shows only what one may read, or a link leads nowhere",
            Ask = "On the file server: Get-SmbShare <share> | Select-Object FolderEnumerationMode.",
            Fix = "Give who asks List on the folder.",
            Mark = RuleMark.Uncertain,
            Source = "rules D4",
        },
        new("N404-CGI", "The program or extension is not on the list of allowed ones", CauseStage.Mapping, CauseAccounts.None, ["404.2"])
        {
            Seen = "404.2.",
            ProvedWhen = "isapiCgiRestriction does not allow the handler's program, with exactly these arguments",
            Fix = "Allow that one entry in isapiCgiRestriction.",
            Avoid = "notListedIsapisAllowed or notListedCgisAllowed.",
            Source = "KB 943891; rules D4",
        },
        new("N404-MIME", "The extension has no MIME type", CauseStage.Execution, CauseAccounts.None, ["404.3"])
        {
            Seen = "404.3.",
            ProvedWhen = "the static file handler takes the URL, and staticContent has no mimeMap for its extension",
            Fix = "Add a mimeMap for that extension; for a script install its engine instead.",
            Avoid = "A mimeMap for every extension (\".*\"), and one for scripts: it serves their source.",
            Source = "KB 943891; rules D4",
        },
        new("N404-HANDLER", "No handler takes the request, or the wrong one does", CauseStage.Mapping, CauseAccounts.None, ["404.4", "404.16", "404.17"])
        {
            Seen = "404.4, .16 or .17.",
            ProvedWhen = "no mapping fits path, verb and pool, so that no handler or the static one gets a script",
            Fix = "Set the pool's mode, bitness or runtime to fit the mapping, or add the missing mapping.",
            Avoid = "A MIME type for scripts: it serves their source.",
            Source = "KB 943891; rules A5, D4",
        },
        new("N404-FILTER", "Request filtering refuses the URL", CauseStage.BeginRequest, CauseAccounts.None,
            ["404.5", "404.6", "404.7", "404.8", "404.10", "404.11", "404.12", "404.13", "404.14", "404.15", "404.18", "404.19", "404.20", "413.1", "431.0"])
        {
            Seen = "404.5 to .8, .10 to .15, .18 to .20, 413.1 or 431.",
            ProvedWhen = "requestFiltering, evaluated for the URL, refuses it with that sub-status",
            Ask = "The URL as it was sent, with its query (cs-uri-stem and cs-uri-query in the log are decoded).",
            Fix = "Change that one rule at that location.",
            Avoid = "allowDoubleEscaping for the whole server, and changing permissions of files.",
            Source = "KB 943891; rules D4; requestFiltering reference",
        },
        new("M405-STATIC", "A static file takes no such verb", CauseStage.Execution, CauseAccounts.None, ["405.0.1", "405.0"])
        {
            Seen = "405.0 with error 1, mostly a POST.",
            ProvedWhen = "the static file handler takes the URL, and the verb is neither GET nor HEAD",
            Ask = "The verb of the request (cs-method in the log).",
            Fix = "Send the request to the URL of the application, or map a handler to this one.",
            Source = "KB 942051",
        },
        new("M405-WEBDAV", "WebDAV takes PUT or DELETE before the application does", CauseStage.Execution, CauseAccounts.None, ["405.0", "401.2", "404.0"])
        {
            Seen = "405 (or 401, 404) for PUT, DELETE and the like on an application.",
            ProvedWhen = "the WebDAV module and handler are effective at an application that wants these verbs itself",
            Ask = "The verb of the request (cs-method in the log).",
            Fix = "Remove the module WebDAVModule and the handler WebDAV in that application.",
            Avoid = "Uninstalling WebDAV unasked, and Write for IUSR.",
            Source = "KB 942051",
        },
        new("M405-VERB", "The handler does not allow the verb", CauseStage.Mapping, CauseAccounts.None, ["405.0", "404.17"])
        {
            Seen = "405 or 404.17 for one verb.",
            ProvedWhen = "a mapping of that path fits but for its list of verbs",
            Ask = "The verb of the request (cs-method in the log).",
            Fix = "Add the verb to that one mapping.",
            Avoid = "verb=\"*\" everywhere.",
            Source = "KB 942051; rules A5",
        },
        new("DAV-OFF", "WebDAV authoring is off", CauseStage.Execution, CauseAccounts.None, ["405.0"])
        {
            Seen = "The client cannot connect (error 67); 405 for PROPFIND.",
            ProvedWhen = "webdav/authoring/@enabled is false",
            Ask = "The verb of the request (cs-method in the log).",
            Fix = "Switch WebDAV authoring on at that site.",
            Source = "installing WebDAV",
        },
        new("DAV-RULE", "No authoring rule of WebDAV fits the user", CauseStage.Authorization, CauseAccounts.RequestUser, ["403.0", "403.3", "401.2"], CauseScope.WebDav)
        {
            Seen = "The client reports 1920; it may not open what is there.",
            ProvedWhen = "webdav/authoringRules has no rule for the user, the path and the access",
            Ask = "The groups of the user: whoami /groups.",
            Fix = "Add one authoring rule for the user's group and that path.",
            Source = "installing WebDAV",
        },
        new("DAV-BASICHTTP", "The client sends no Basic credentials without TLS", CauseStage.Authentication, CauseAccounts.RequestUser, ["401.2"], CauseScope.WebDav | CauseScope.Basic)
        {
            Seen = "The WebDAV redirector of Windows reports 67 or asks again and again.",
            ProvedWhen = "Basic is the only way to log in, and the request came without TLS",
            Ask = "The port of the request, and BasicAuthLevel of the client: reg query HKLM\\SYSTEM\\CurrentControlSet\\Services\\WebClient\\Parameters.",
            Fix = "Use https for WebDAV.",
            Source = "KB 2001156; using the WebDAV redirector",
        },
        new("DAV-ACL", "The user may not write the file or folder", CauseStage.Execution, CauseAccounts.RequestUser, ["401.3", "403.0.5"], CauseScope.WebDav)
        {
            Seen = "The client reports 5; 401.3 or 403 for PUT, DELETE or MOVE.",
            ProvedWhen = "the permissions refuse the user of the request Modify on the folder",
            Ask = "The permissions of the folder: icacls \"<folder>\".",
            Fix = "Give the user's group Modify on that folder.",
            Source = "installing WebDAV; rules F4",
        },
        new("DAV-FILTER", "Request filtering refuses a file of WebDAV", CauseStage.BeginRequest, CauseAccounts.None, ["404.6", "404.7", "404.8"], CauseScope.WebDav)
        {
            Seen = "404.7 or .8 for web.config, .cs and the like over WebDAV.",
            ProvedWhen = "requestFiltering refuses the file, and applyToWebDAV of that list is true",
            Fix = "Set applyToWebDAV of that one list to false at the authoring site.",
            Avoid = "Allowing the extension for all requests.",
            Source = "installing WebDAV; requestFiltering reference",
        },
    ];
}
