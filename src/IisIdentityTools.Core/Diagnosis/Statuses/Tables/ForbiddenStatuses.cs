namespace IisIdentityTools.Diagnosis.Statuses.Tables;

/// <summary>403: refused, and logging in again would not help. Rule D3.</summary>
internal static class ForbiddenStatuses
{
    private const string Documented = "D3, KB 943891";
    private const string Setting = "A setting of IIS (accessPolicy of handlers), no permission of a file.";
    private const string Address = "None: the address is refused, not the user.";

    public static StatusEntry[] Rows { get; } =
    [
        new("403.0", "Forbidden by code", "The application, or a module that filters requests, set 403.",
            StatusOrigin.Application, "the application", StatusConcern.Authorization, "Usually no permission of a file: ask the application.", "D3, recalled"),
        new("403.1", "Execute access forbidden", "The handlers' accessPolicy lacks Script or Execute for this handler.",
            StatusOrigin.IisCore, "IIS Web Core", StatusConcern.Configuration, Setting, Documented),
        new("403.2", "Read access forbidden", "The handlers' accessPolicy lacks Read here.",
            StatusOrigin.IisCore, "IIS Web Core", StatusConcern.Configuration, Setting, Documented),
        new("403.3", "Write access forbidden", "The handlers' accessPolicy lacks Write here.",
            StatusOrigin.IisCore, "IIS Web Core", StatusConcern.Configuration, Setting, Documented),
        new("403.4", "SSL required", "The request came over HTTP, and security/access asks for TLS.",
            StatusOrigin.IisCore, "IIS Web Core", StatusConcern.Configuration, "None: how the client connects, not who it is.", Documented),
        new("403.5", "SSL with 128 bits required", "The connection's encryption is weaker than security/access asks for.",
            StatusOrigin.IisCore, "IIS Web Core", StatusConcern.Configuration, "None: how the client connects, not who it is.", Documented),
        new("403.6", "Address rejected", "The client's address is not allowed.",
            StatusOrigin.IisModule, "IpRestrictionModule", StatusConcern.ClientAddress, Address + " Behind a proxy it is the proxy's.", Documented),
        new("403.7", "Client certificate required", "A client certificate is required, and none came.",
            StatusOrigin.IisCore, "IIS Web Core", StatusConcern.Certificate, "The client's certificate, or something in between that ends TLS. No account was tried.", Documented),
        new("403.8", "Site access denied", "The client's DNS name is not allowed.",
            StatusOrigin.IisModule, "IpRestrictionModule", StatusConcern.ClientAddress, Address, Documented),
        new("403.9", "Too many clients", "More connections than the site or the edition of Windows allows.",
            StatusOrigin.HttpSys, "HTTP.sys", StatusConcern.None, "None: load.", Documented),
        new("403.10", "Execute access denied by configuration", "The server's configuration denies execution here.",
            StatusOrigin.IisCore, "IIS Web Core", StatusConcern.Configuration, Setting, Documented),
        new("403.11", "Password changed", "The account's password was changed.",
            StatusOrigin.IisModule, "the authentication module", StatusConcern.Logon, "The account's password: log in again, or enter the stored one anew.", Documented),
        new("403.12", "Certificate mapping denied access", "The account that the certificate is mapped to is refused, by the mapping or on the file.",
            StatusOrigin.IisModule, "the certificate mapping modules", StatusConcern.Certificate, "The mapped account, not the user behind the certificate.", Documented),
        new("403.13", "Client certificate revoked", "The certificate is revoked, or the server could not find out.",
            StatusOrigin.IisCore, "IIS Web Core", StatusConcern.Certificate, "The certificate's chain as the machine sees it. No account was tried.", Documented),
        new("403.14", "Directory listing denied", "The request ended at a folder without a default document, and listing is off. Often the application's handler is missing.",
            StatusOrigin.IisModule, "DirectoryListingModule", StatusConcern.Configuration, "None: the handler for folders answered, so no permission was refused.", Documented),
        new("403.15", "Client access licences exceeded", "More clients than the licences allow.",
            StatusOrigin.IisCore, "IIS Web Core", StatusConcern.None, "None: a limit.", "KB 943891"),
        new("403.16", "Client certificate untrusted or invalid", "The chain of the certificate does not end in a trusted root of the machine. A certificate in the Root store that is no root has the same effect.",
            StatusOrigin.IisCore, "IIS Web Core", StatusConcern.Certificate, "The machine's certificate stores, not those of a user. No account was tried.", Documented),
        new("403.17", "Client certificate expired or not yet valid", "The certificate is not valid by the server's clock.",
            StatusOrigin.IisCore, "IIS Web Core", StatusConcern.Certificate, "The certificate or the server's clock. No account was tried.", Documented),
        new("403.18", "URL of another application pool", "A custom error page, or another internal redirection, leads to a URL of another pool.",
            StatusOrigin.IisCore, "IIS Web Core", StatusConcern.Configuration, "None: the page exists, but another process serves it.", Documented),
        new("403.19", "CGI cannot be started for the client", "The pool's identity may not start a process with the user's token.",
            StatusOrigin.IisModule, "CgiModule", StatusConcern.WorkerIdentity, "The pool's identity lacks SeAssignPrimaryTokenPrivilege or SeIncreaseQuotaPrivilege; or set createProcessAsUser to false.", Documented),
        new("403.20", "Passport logon failed", "A Passport logon failed.",
            StatusOrigin.IisModule, "the Passport module of old versions", StatusConcern.Logon, "The Passport account.", Documented),
        new("403.21", "Source access denied", "WebDAV: the source of a script was asked for, and the authoring rules do not allow it.",
            StatusOrigin.IisModule, "WebDAVModule", StatusConcern.Authorization, "An authoring rule of WebDAV, no permission of a file.", Documented),
        new("403.22", "Infinite depth denied", "WebDAV: a listing of all levels was asked for, which is switched off.",
            StatusOrigin.IisModule, "WebDAVModule", StatusConcern.Configuration, "None: a setting of WebDAV.", Documented),
        new("403.501", "Too many requests at once", "Dynamic IP restriction: too many requests of this client at the same time.",
            StatusOrigin.IisModule, "DynamicIpRestrictionModule", StatusConcern.ClientAddress, "None: the address is counted, not the user.", Documented),
        new("403.502", "Too many requests in a time", "Dynamic IP restriction: too many requests of this client within the interval.",
            StatusOrigin.IisModule, "DynamicIpRestrictionModule", StatusConcern.ClientAddress, "None: the address is counted, not the user.", Documented),
        new("403.503", "Address denied", "The client's address is in the deny list.",
            StatusOrigin.IisModule, "IpRestrictionModule", StatusConcern.ClientAddress, Address, Documented),
        new("403.504", "Host name denied", "The client's host name is in the deny list.",
            StatusOrigin.IisModule, "IpRestrictionModule", StatusConcern.ClientAddress, Address, Documented),
    ];
}
