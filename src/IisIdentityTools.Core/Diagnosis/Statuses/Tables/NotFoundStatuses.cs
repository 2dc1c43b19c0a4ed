namespace IisIdentityTools.Diagnosis.Statuses.Tables;

/// <summary>404: nothing there, or nothing that may be seen. Rule D4.</summary>
internal static class NotFoundStatuses
{
    private const string Documented = "D4, KB 943891";
    private const string Filter = "RequestFilteringModule";
    private const string BeforeAnyone = "None: the request was stopped before anybody was logged in and before any file was asked.";

    public static StatusEntry[] Rows { get; } =
    [
        new("404.0", "Not found", "The file does not exist for the server, or the application answered so.",
            StatusOrigin.IisCore, "IIS Web Core, or the application", StatusConcern.None, "None, unless the share hides what the identity may not see.", Documented),
        new("404.0.2", "File not found", "The file that the URL leads to does not exist.",
            StatusOrigin.IisCore, "IIS Web Core", StatusConcern.None, "None: the folder was read, the file is not in it.", "D4, logs and traces in public repositories"),
        new("404.0.3", "Path not found", "A folder of the path that the URL leads to does not exist.",
            StatusOrigin.IisCore, "IIS Web Core", StatusConcern.None, "None: a folder of the path does not exist.", "D4, logs in public repositories"),
        new("404.1", "Site not found", "No site answers to this address.",
            StatusOrigin.HttpSys, "HTTP.sys", StatusConcern.None, "None: no site saw the request.", "KB 943891"),
        new("404.2", "ISAPI or CGI restriction", "The ISAPI extension or CGI program is not allowed in isapiCgiRestriction.",
            StatusOrigin.IisModule, "IsapiModule, CgiModule, FastCgiModule", StatusConcern.Configuration, "None: a list of the server, no permission of a file.", Documented),
        new("404.3", "No MIME type, or no script engine", "The static file handler got a file whose extension it has no type for.",
            StatusOrigin.IisModule, "StaticFileModule", StatusConcern.Configuration, "None: the file type, not its permissions.", Documented),
        new("404.3.50", "No MIME type", "The static file handler got a file whose extension it has no type for.",
            StatusOrigin.IisModule, "StaticFileModule", StatusConcern.Configuration, "None: the file type, not its permissions.", "D4, logs in public repositories"),
        new("404.4", "No handler", "No handler serves this URL and verb in this pool.",
            StatusOrigin.IisCore, "IIS Web Core", StatusConcern.Configuration, "None: mapping, not permissions.", Documented),
        new("404.5", "Denied sequence in the URL", "The URL has a character sequence that request filtering denies.",
            StatusOrigin.IisModule, Filter, StatusConcern.Configuration, BeforeAnyone, Documented),
        new("404.6", "Verb denied", "Request filtering denies the verb.",
            StatusOrigin.IisModule, Filter, StatusConcern.Configuration, BeforeAnyone, Documented),
        new("404.7", "Extension denied", "Request filtering denies the file extension.",
            StatusOrigin.IisModule, Filter, StatusConcern.Configuration, BeforeAnyone, Documented),
        new("404.8", "Hidden segment", "A part of the URL is a hidden segment, such as bin or App_Data.",
            StatusOrigin.IisModule, Filter, StatusConcern.Configuration, BeforeAnyone, Documented),
        new("404.9", "Hidden file", "The file has the attribute Hidden, and the static file handler does not serve such files.",
            StatusOrigin.IisModule, "StaticFileModule", StatusConcern.FileAccess, "The file's attribute, not its permissions.", Documented),
        new("404.10", "Header too long", "A request header is longer than request filtering allows.",
            StatusOrigin.IisModule, Filter, StatusConcern.Configuration, BeforeAnyone, Documented),
        new("404.11", "Double escaping", "The URL changes when it is decoded twice; a plus sign in the path has that effect.",
            StatusOrigin.IisModule, Filter, StatusConcern.Configuration, BeforeAnyone, Documented),
        new("404.12", "High-bit characters", "The URL has characters beyond ASCII, and request filtering denies them.",
            StatusOrigin.IisModule, Filter, StatusConcern.Configuration, BeforeAnyone, Documented),
        new("404.13", "Content too long", "The body is longer than maxAllowedContentLength.",
            StatusOrigin.IisModule, Filter, StatusConcern.Configuration, BeforeAnyone, Documented),
        new("404.14", "URL too long", "The URL is longer than maxUrl.",
            StatusOrigin.IisModule, Filter, StatusConcern.Configuration, BeforeAnyone, Documented),
        new("404.15", "Query string too long", "The query string is longer than maxQueryString.",
            StatusOrigin.IisModule, Filter, StatusConcern.Configuration, BeforeAnyone, Documented),
        new("404.16", "WebDAV request at the static file handler", "A WebDAV verb reached the static file handler: WebDAV is not installed or off here.",
            StatusOrigin.IisModule, "StaticFileModule", StatusConcern.Configuration, "None: mapping, not permissions.", "KB 943891"),
        new("404.17", "Script at the static file handler", "The file looks like dynamic content, and no handler for it applies in this pool.",
            StatusOrigin.IisModule, "StaticFileModule", StatusConcern.Configuration, "None: mapping (mode, bitness, runtime of the pool), not permissions.", Documented),
        new("404.18", "Denied sequence in the query string", "The query string has a sequence that request filtering denies.",
            StatusOrigin.IisModule, Filter, StatusConcern.Configuration, BeforeAnyone, "KB 943891"),
        new("404.19", "Denied by a filtering rule", "A rule of request filtering denies the request.",
            StatusOrigin.IisModule, Filter, StatusConcern.Configuration, BeforeAnyone, "KB 943891"),
        new("404.20", "Too many segments in the URL", "The URL has too many parts.",
            StatusOrigin.IisModule, Filter, StatusConcern.Configuration, BeforeAnyone, Documented),
        new("404.501", "Too many requests at once", "Dynamic IP restriction: too many requests of this client at the same time.",
            StatusOrigin.IisModule, "DynamicIpRestrictionModule", StatusConcern.ClientAddress, "None: the address is counted, not the user.", Documented),
        new("404.502", "Too many requests in a time", "Dynamic IP restriction: too many requests of this client within the interval.",
            StatusOrigin.IisModule, "DynamicIpRestrictionModule", StatusConcern.ClientAddress, "None: the address is counted, not the user.", Documented),
        new("404.503", "Address denied", "The client's address is in the deny list.",
            StatusOrigin.IisModule, "IpRestrictionModule", StatusConcern.ClientAddress, "None: the address is refused, not the user.", Documented),
        new("404.504", "Host name denied", "The client's host name is in the deny list.",
            StatusOrigin.IisModule, "IpRestrictionModule", StatusConcern.ClientAddress, "None: the host is refused, not the user.", Documented),
    ];
}
