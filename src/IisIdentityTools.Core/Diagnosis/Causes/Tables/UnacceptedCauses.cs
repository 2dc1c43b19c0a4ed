using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>401.2 and 401.0: nobody was accepted, or a rule refused. In the order of the questions that tell them apart.</summary>
internal static class UnacceptedCauses
{
    private const string FileList = "Permissions of files: they were not asked yet.";

    public static CauseEntry[] Rows { get; } =
    [
        new("AUTH-NONE", "Every way to log in is off", CauseStage.Authentication, CauseAccounts.None, ["401.2.5", "401.2"])
        {
            Seen = "401.2 for everyone, without a WWW-Authenticate header.",
            ProvedWhen = "every section of security/authentication has enabled=false at this path",
            Fix = "Switch the way that is meant on at this place.",
            Avoid = FileList,
            Source = "rules D1, KB 943891",
        },
        new("AUTH-MODULE", "The way to log in is on, and its module is missing", CauseStage.Authentication, CauseAccounts.None, ["401.2.5", "401.2"])
        {
            Seen = "401.2 though a way to log in is on.",
            ProvedWhen = "a way to log in is on, and its module is in neither modules nor globalModules",
            Fix = "Install the role service of that way to log in.",
            Avoid = "Switching anonymous authentication on.",
            Source = "MohammadYounes/OWIN-MixedAuth issue 22",
        },
        new("AUTH-RULE-IIS", "A rule of IIS URL authorization refuses the user", CauseStage.Authorization, CauseAccounts.RequestUser, ["401.2.5", "401.2"])
        {
            Seen = "401.2 with a user name; a trace names UrlAuthorizationModule.",
            ProvedWhen = "the rules of security/authorization, all denies before all allows, refuse this user, his roles and this verb",
            Ask = "The user and the groups that he is in: whoami /groups.",
            Fix = "One Allow rule for the user's role at this place.",
            Avoid = "Deleting a Deny rule of a parent.",
            Mark = RuleMark.Recalled,
            Source = "rules A5, Understanding IIS URL authorization; the sub-status is recalled",
        },
        new("AUTH-DAV-ANON", "WebDAV refuses anonymous users", CauseStage.Authorization, CauseAccounts.Anonymous, ["401.2.5", "401.2"], CauseScope.WebDav)
        {
            Seen = "401.2 for PUT, PROPFIND and the like where only anonymous authentication is on.",
            ProvedWhen = "the WebDAV handler takes the request, and only anonymous authentication is on",
            Fix = "Switch Windows authentication, or Basic authentication over TLS, on for that path.",
            Avoid = "Write permission for the anonymous user.",
            Source = "rules B3, KB 2001156",
        },
        new("CERT-SUBAPP", "Certificate mappings stand at a sub-application", CauseStage.Authentication, CauseAccounts.RequestUser, ["401.2", "401.1"], CauseScope.CertificateMapping)
        {
            Seen = "401 in a sub-application though the client's certificate was accepted.",
            ProvedWhen = "mappings of iisClientCertificateMappingAuthentication stand at the sub-application, and none at the site or the server",
            Fix = "Put the mappings at the site.",
            Avoid = "Switching anonymous authentication on.",
            Source = "IIS support blog ba-p/1342999; the sub-status is recalled",
        },
        new("AUTH-FORMS-MIX", "Forms authentication and a way to log in of IIS are both on", CauseStage.Authentication, CauseAccounts.None, ["401.2.5", "401.0", "302"], CauseScope.Forms)
        {
            Seen = "An application with Forms authentication asks for Windows credentials, or loops between both.",
            ProvedWhen = "mode is Forms, Windows, Basic or Digest authentication is on as well, and the pool's pipeline is integrated",
            Fix = "Leave only anonymous authentication on for this application.",
            Avoid = "The classic pipeline as the first remedy.",
            Source = "ASP.NET 2.0 breaking changes on IIS",
        },
        new("AUTH-PROVIDERS", "The list of providers lacks what the client can speak", CauseStage.Authentication, CauseAccounts.None, ["401.2.5", "401.2"], CauseScope.Windows)
        {
            Seen = "401.2 from one kind of clients.",
            ProvedWhen = "the providers of windowsAuthentication lack what the client can speak, as with Negotiate:Kerberos alone where no ticket can be had",
            Ask = "klist get HTTP/<host> on the client: can it get a ticket; and the WWW-Authenticate headers of the answer.",
            Fix = "Add the missing provider after Negotiate.",
            Avoid = "NTLM alone: it ends every second hop.",
            Source = "rules A4, Troubleshoot Kerberos failures; recalled in part",
        },
        new("AUTH-CLIENTNOCRED", "The client sends no credentials", CauseStage.Authentication, CauseAccounts.None, ["401.2.5"], CauseScope.NoUser | CauseScope.Windows | CauseScope.Basic | CauseScope.Digest)
        {
            Seen = "Only 401.2 from this client, never a second leg; other clients are served.",
            ProvedWhen = "other clients log in at the same place, and this one never sends an Authorization header",
            Ask = "The same URL from another client, and the zone that this client puts the host into: a name with dots is the Internet zone unless a policy says otherwise.",
            Fix = "Put the host into the client's intranet zone, or give the program that calls its credentials.",
            Avoid = "Changes on the server.",
            Source = "Troubleshoot Kerberos failures in Internet Explorer",
        },
        new("AUTH-RULE-NET", "A rule of ASP.NET URL authorization refuses the user", CauseStage.Authorization, CauseAccounts.RequestUser, ["401.0", "302"], CauseScope.AspNet)
        {
            Seen = "401.0 on managed URLs only, or a redirect to the login page under Forms authentication.",
            ProvedWhen = "the first rule of system.web/authorization that matches refuses the user, and ASP.NET's UrlAuthorization module runs here",
            Ask = "The user and the groups or roles that he is in.",
            Fix = "A rule for the user's role in that location, before the one that refuses.",
            Avoid = "Permissions of files, and anonymous authentication.",
            Source = "rules A5 D1, reference source of UrlAuthorizationModule",
        },
        new("AUTH-ROLE-UAC", "The rule names Administrators, and UAC took that group away", CauseStage.Authorization, CauseAccounts.RequestUser, ["401.2.5", "401.0"], CauseScope.NamedUser)
        {
            Seen = "A rule for Administrators lets domain accounts in, and not the local accounts of the server.",
            ProvedWhen = "the rule that would let the user in names Administrators, and the user is a local administrator whose token is filtered",
            Ask = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System, LocalAccountTokenFilterPolicy and FilterAdministratorToken.",
            Fix = "Put the users into a group of their own and name that in the rule.",
            Avoid = "Switching UAC off.",
            Source = "rules C4, KB 951016",
        },
        new("AUTH-DEFDOC", "The rule refuses the folder before its default document is looked for", CauseStage.Authorization, CauseAccounts.RequestUser, ["401.0", "401.2", "302"])
        {
            Seen = "401 or a redirect for a folder, while its default document can be opened by its own name.",
            ProvedWhen = "a handler for URLs without extension takes the folder, the rules refuse the folder, and those of the document allow",
            Fix = "Allow the folder itself, or remove the handlers for URLs without extension there.",
            Avoid = "Allowing everything.",
            Source = "KB 2620604",
        },
        new("AUTH-CORE-NOTOKEN", "The user is not handed on to ASP.NET Core", CauseStage.Execution, CauseAccounts.Code, ["401.0", "500.0"], CauseScope.AspNetCore)
        {
            Seen = "An ASP.NET Core application in its own process sees no user.",
            ProvedWhen = "the application runs out of process, forwardWindowsAuthToken is false, and Windows authentication is on",
            Fix = "forwardWindowsAuthToken=\"true\" in the application's web.config.",
            Avoid = "Impersonation.",
            Source = "aspnet/IISIntegration issues 491 and 538, aspnet/Hosting issue 1389",
        },
        new("AUTH-APP", "The application itself refuses", CauseStage.Execution, CauseAccounts.RequestUser, ["401.0"])
        {
            Seen = "401.0 from ASP.NET Core, PHP, a managed handler or another application.",
            ProvedWhen = "a failed request trace shows that the application's handler set the status",
            Ask = "A failed request trace for status 401: the module of the first event MODULE_SET_RESPONSE_ERROR_STATUS.",
            Fix = "Look at the application's own login and rules.",
            Avoid = "Permissions of files, and IIS's ways to log in.",
            Source = "rules D1",
        },
        new("AUTH-ANONWINS", "Anonymous authentication comes first, and nobody is asked to log in", CauseStage.Authentication, CauseAccounts.Anonymous, ["200", "302", "403.0"], CauseScope.Anonymous | CauseScope.NoUser)
        {
            Seen = "No 401 at all, no user in the log, and the application says that nobody is logged in.",
            ProvedWhen = "anonymous authentication and another way to log in are both on, and the anonymous user has access",
            Fix = "Switch anonymous authentication off at this place only.",
            Avoid = "A deny entry for the anonymous user in the file system.",
            Source = "rules A4, KB 264921",
        },
    ];
}
