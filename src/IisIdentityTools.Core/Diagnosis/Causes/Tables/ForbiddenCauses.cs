using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>403. The rows of client certificates are <see cref="CertificateCauses"/>.</summary>
internal static class ForbiddenCauses
{
    public static CauseEntry[] Rows { get; } =
    [
        new("F403-ACCESS", "accessPolicy does not allow the handler", CauseStage.Mapping, CauseAccounts.None, ["403.1", "403.2", "403.3", "403.10"])
        {
            Seen = "403.1, .2, .3 or .10.",
            ProvedWhen = "handlers/@accessPolicy lacks what the mapping requires: Script, Execute, Read or Write",
            Fix = "Add that flag to accessPolicy at this path, if it is meant to be served so.",
            Avoid = "Changing permissions of files: this is a setting of IIS.",
            Source = "KB 943891; rules D3",
        },
        new("F403-SSL", "The place wants TLS, and the request had none", CauseStage.BeginRequest, CauseAccounts.None, ["403.4", "403.5"])
        {
            Seen = "403.4 or .5.",
            ProvedWhen = "sslFlags has Ssl or Ssl128, and the request came over a binding without TLS, or TLS ends before IIS",
            Ask = "The port of the request (s-port in the log), and whether a proxy ends TLS.",
            Fix = "Redirect to https, or end TLS at the proxy knowingly and take Ssl from sslFlags.",
            Avoid = "Dropping the demand without a reason.",
            Source = "KB 943891; rules D3",
        },
        new("F403-IP", "An address rule refuses the client", CauseStage.BeginRequest, CauseAccounts.None, ["403.6", "403.8", "403.503", "403.504"])
        {
            Seen = "403.6 or .8 (.503 and .504 when the addresses of a proxy are looked through).",
            ProvedWhen = "ipSecurity, evaluated for the address of the client, refuses it",
            Ask = "The address of the client as IIS sees it (c-ip in the log); behind a proxy that is the proxy's.",
            Fix = "Add an entry that allows that address or net; behind a proxy set enableProxyMode.",
            Avoid = "allowUnlisted=true.",
            Source = "KB 943891; ipSecurity reference",
        },
        new("F403-RATE", "The client asked too often at once", CauseStage.BeginRequest, CauseAccounts.None, ["403.501", "403.502", "401.501", "401.502", "404.501", "404.502"])
        {
            Seen = "403.501 or .502.",
            ProvedWhen = "dynamicIpSecurity limits the requests of one address, and the log shows that many of it in that time",
            Ask = "The lines of that address in those seconds; a proxy counts as one client.",
            Fix = "Raise the limit, or set enableProxyMode when all clients come through a proxy.",
            Source = "KB 943891; dynamicIpSecurity reference",
        },
        new("F403-NODOC", "A folder was asked for, and it has no default document", CauseStage.Mapping, CauseAccounts.None, ["403.14"])
        {
            Seen = "403.14.",
            ProvedWhen = "a folder was asked for, none of the default documents is in it, and directory browsing is off",
            Ask = "The files of the folder: dir \"<folder>\".",
            Fix = "Put the right document there, name it in defaultDocument, or point the site to the right folder.",
            Avoid = "Directory browsing, and granting rights.",
            Source = "KB 942062",
        },
        new("F403-NOHANDLER", "The application that should answer for the folder is not there", CauseStage.Mapping, CauseAccounts.None, ["403.14"])
        {
            Seen = "403.14 for an application of MVC, ASP.NET Core or PHP.",
            ProvedWhen = "the framework or module is not installed, or the folder is no application, so the request fell to the static file handler",
            Ask = "What the folder is meant to be, and the installed features: Get-WindowsFeature Web-*.",
            Fix = "Install the framework or module, or make the folder an application.",
            Avoid = "Directory browsing.",
            Mark = RuleMark.Recalled,
            Source = "azure-iis-errors-reference; rules A5",
        },
        new("F403-POOL", "A request cannot be executed in another pool", CauseStage.Execution, CauseAccounts.None, ["403.18"])
        {
            Seen = "403.18.",
            ProvedWhen = "an error page or rewrite with ExecuteURL leads to an application of another pool",
            Fix = "Put both into one pool, or redirect.",
            Source = "how to use HTTP detailed errors",
        },
        new("F403-LIMIT", "The site has too many connections", CauseStage.HttpSys, CauseAccounts.None, ["403.9"])
        {
            Seen = "403.9.",
            ProvedWhen = "the limit of connections of the site was reached",
            Ask = "The connections at that time: Get-Counter \"\\Web Service(*)\\Current Connections\".",
            Fix = "Raise limits/@maxConnections of the site. Windows for clients queues more than a few requests; there only a server helps.",
            Source = "IIS request restrictions; KB 943891",
        },
        new("F403-DAV", "WebDAV does not allow that", CauseStage.Execution, CauseAccounts.RequestUser, ["403.21", "403.22"])
        {
            Seen = "403.21 or .22.",
            ProvedWhen = "no authoring rule gives the user Source access, or PROPFIND of infinite depth is off",
            Fix = "Give the access in the one authoring rule; for .22 let the client ask with depth 1.",
            Mark = RuleMark.Confirmed,
            Source = "KB 943891; installing WebDAV",
        },
        new("F403-APP", "The application itself, or a module, says 403", CauseStage.Execution, CauseAccounts.None, ["403.0"])
        {
            Seen = "403.0.",
            ProvedWhen = "a failed request trace shows which handler or module set the status",
            Ask = "A failed request trace of the URL: appcmd configure trace \"<site>\" /enablesite.",
            Fix = "What the application's own rules say.",
            Avoid = "Changing permissions of files.",
            Mark = RuleMark.Recalled,
            Source = "rules D3",
        },
    ];
}
