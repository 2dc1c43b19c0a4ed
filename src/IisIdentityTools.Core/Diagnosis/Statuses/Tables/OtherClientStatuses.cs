namespace IisIdentityTools.Diagnosis.Statuses.Tables;

/// <summary>400 and 405 to 431: the request itself. Rule D4; the sub-statuses of 400 from KB 943891.</summary>
internal static class OtherClientStatuses
{
    private const string Documented = "KB 943891";
    private const string NotAboutAccess = "None: the request itself.";

    public static StatusEntry[] Rows { get; } =
    [
        new("400.0", "Bad request", "HTTP.sys could not parse the request, or the application refused its form. With HTTP.sys the reason is in the HTTPERR log.",
            StatusOrigin.HttpSys, "HTTP.sys, or the application", StatusConcern.None, "None, but a large Kerberos ticket of a user with many groups can make the headers too long.", "D6, KB 2020943"),
        new("400.1", "Invalid Destination header", "WebDAV: the Destination header cannot be used.", StatusOrigin.IisModule, "WebDAVModule", StatusConcern.None, NotAboutAccess, Documented),
        new("400.2", "Invalid Depth header", "WebDAV: the Depth header cannot be used.", StatusOrigin.IisModule, "WebDAVModule", StatusConcern.None, NotAboutAccess, Documented),
        new("400.3", "Invalid If header", "WebDAV: the If header cannot be used.", StatusOrigin.IisModule, "WebDAVModule", StatusConcern.None, NotAboutAccess, Documented),
        new("400.4", "Invalid Overwrite header", "WebDAV: the Overwrite header cannot be used.", StatusOrigin.IisModule, "WebDAVModule", StatusConcern.None, NotAboutAccess, Documented),
        new("400.5", "Invalid Translate header", "WebDAV: the Translate header cannot be used.", StatusOrigin.IisModule, "WebDAVModule", StatusConcern.None, NotAboutAccess, Documented),
        new("400.6", "Invalid request body", "WebDAV: the body cannot be used.", StatusOrigin.IisModule, "WebDAVModule", StatusConcern.None, NotAboutAccess, Documented),
        new("400.7", "Invalid content length", "WebDAV: the Content-Length header cannot be used.", StatusOrigin.IisModule, "WebDAVModule", StatusConcern.None, NotAboutAccess, Documented),
        new("400.8", "Invalid time-out", "WebDAV: the Timeout header cannot be used.", StatusOrigin.IisModule, "WebDAVModule", StatusConcern.None, NotAboutAccess, Documented),
        new("400.9", "Invalid lock token", "WebDAV: the lock token is not one of this server.", StatusOrigin.IisModule, "WebDAVModule", StatusConcern.None, NotAboutAccess, Documented),
        new("400.10", "Invalid X-Forwarded-For header", "The header has no address that address restrictions in proxy mode can use.",
            StatusOrigin.IisModule, "IpRestrictionModule", StatusConcern.ClientAddress, "None: the proxy's header.", Documented),
        new("400.11", "Invalid WebSocket request", "The request to change to WebSocket cannot be used.", StatusOrigin.IisModule, "WebSocketModule", StatusConcern.None, NotAboutAccess, Documented),
        new("400.601", "Bad client request (ARR)", "Application Request Routing could not use the request.", StatusOrigin.IisModule, "ApplicationRequestRouting", StatusConcern.None, NotAboutAccess, Documented),
        new("400.602", "Invalid time format (ARR)", "Application Request Routing could not read a time.", StatusOrigin.IisModule, "ApplicationRequestRouting", StatusConcern.None, NotAboutAccess, Documented),
        new("400.603", "Invalid range (ARR)", "Application Request Routing could not read a range.", StatusOrigin.IisModule, "ApplicationRequestRouting", StatusConcern.None, NotAboutAccess, Documented),
        new("400.604", "Client gone (ARR)", "The client left while the request was forwarded.", StatusOrigin.IisModule, "ApplicationRequestRouting", StatusConcern.None, NotAboutAccess, Documented),
        new("400.605", "Forwarded too often (ARR)", "The request went through too many forwarders: a loop.", StatusOrigin.IisModule, "ApplicationRequestRouting", StatusConcern.Configuration, NotAboutAccess, Documented),
        new("400.606", "Asynchronous completion failed (ARR)", "Forwarding ended with an error.", StatusOrigin.IisModule, "ApplicationRequestRouting", StatusConcern.None, NotAboutAccess, Documented),
        new("405.0", "Method not allowed", "The handler does not take this verb: a POST to a static file, or WebDAV in front of an application that takes PUT and DELETE itself.",
            StatusOrigin.IisModule, "StaticFileModule, WebDAVModule, or the handler", StatusConcern.Configuration, "None: mapping, not permissions.", "D4, KB 942051"),
        new("405.0.1", "Method not allowed by the handler", "The static file handler, or the default document, got a verb such as POST.",
            StatusOrigin.IisModule, "StaticFileModule", StatusConcern.Configuration, "None: mapping, not permissions.", "D4, logs in public repositories"),
        new("406.0", "Not acceptable", "The client accepts no type in which the content can be sent.", StatusOrigin.IisModule, "StaticFileModule", StatusConcern.None, NotAboutAccess, Documented),
        new("408.0", "Request timed out", "The request did not arrive whole in time.", StatusOrigin.HttpSys, "HTTP.sys", StatusConcern.None, NotAboutAccess, Documented),
        new("412.0", "Precondition failed", "A condition of the request's headers (If-Match) does not hold.", StatusOrigin.IisModule, "StaticFileModule, WebDAVModule", StatusConcern.None, NotAboutAccess, "D4, KB 943891"),
        new("413.0", "Request entity too large", "The body is too large; with a client certificate under renegotiation, larger than uploadReadAheadSize.",
            StatusOrigin.IisCore, "IIS Web Core", StatusConcern.Configuration, "None: the size, or when the certificate is asked for.", Documented),
        new("413.1", "Content too long", "The body is longer than maxAllowedContentLength (newer versions; 404.13 before).",
            StatusOrigin.IisModule, "RequestFilteringModule", StatusConcern.Configuration, NotAboutAccess, "recalled"),
    ];
}
