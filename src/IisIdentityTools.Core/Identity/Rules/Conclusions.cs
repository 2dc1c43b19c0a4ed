namespace IisIdentityTools.Identity.Rules;

/// <summary>The concluding sentences of a trail, one for each part of the request, with the rule each applies.</summary>
internal static class Conclusions
{
    public static TrailStep Request(RequestCase request, RequestIdentities identities) => Steps.Rule(
        "request",
        identities.Request.Name,
        request.Authentication switch
        {
            AuthenticationKind.Anonymous => $"the user of an anonymous request is {identities.Request.Name}",
            AuthenticationKind.Forms => request.Worker.IsIntegrated
                ? $"a logged-in forms user has no Windows token: the request's token is {identities.Request.Name}"
                : $"IIS let the request in anonymously: its token is {identities.Request.Name}",
            _ => $"the user of the request is the one who authenticated: {identities.Request.Name}",
        },
        request.Authentication == AuthenticationKind.Forms ? "B5" : "B6");

    public static TrailStep Code(RequestCase request, RequestIdentities identities)
    {
        var name = identities.Code.Name;
        var why = request.Kind switch
        {
            HandlerKind.ClassicAsp => "classic ASP runs scripts with the request's token",
            HandlerKind.IsapiExtension => "an ISAPI extension's request thread has the request's token (its own threads have the worker's)",
            HandlerKind.WebDav => "WebDAV works with the request's token",
            HandlerKind.ServerSideInclude => "includes are read with the request's token",
            HandlerKind.AspNetIntegrated or HandlerKind.AspNetClassic when request.Directory is { IsUnc: true, ConnectAs: not null } && !request.Settings.AspNet.Impersonate.IsTrue =>
                "ASP.NET on a UNC path runs with the connect-as account",
            HandlerKind.AspNetIntegrated or HandlerKind.AspNetClassic when request.Settings.AspNet.Identity.Element.IsEncrypted => "only ASP.NET can read whom it impersonates",
            HandlerKind.AspNetIntegrated or HandlerKind.AspNetClassic => request.Settings.AspNet.Impersonate.IsTrue ? "ASP.NET impersonates" : "ASP.NET does not impersonate",
            HandlerKind.Wcf => request.IsAspNet ? "the service is in ASP.NET compatibility mode" : "a WCF service runs as the worker process",
            HandlerKind.AspNetCoreInProcess or HandlerKind.AspNetCoreOutOfProcess => "ASP.NET Core never impersonates by itself",
            HandlerKind.Cgi => "the CGI process is created so",
            HandlerKind.FastCgi => request.Php is { Impersonate: true } ? "PHP impersonates the request's token" : "the FastCGI process has the worker's token",
            HandlerKind.ProxyForward => "the forwarding is done by the worker process; no token goes to the other server",
            _ => "a native module runs as the worker process until it impersonates",
        };
        return Steps.Rule("code", name, $"code runs as {name}: {why}", "B3");
    }

    public static TrailStep Content(RequestCase request, RequestIdentities identities)
    {
        var name = identities.Content.Name;
        if (request.Kind != HandlerKind.StaticFile)
            return Steps.Rule("content", name, $"files are opened as {name}, as the code runs", "B3");
        var why = request.Directory.ConnectAs is not null
            ? "the virtual directory's connect-as account comes first"
            : request.Settings.Authentication.Override.Is("UseWorkerProcessUser") ? "authenticatedUserOverride says so" : "pass-through: the user of the request opens the file";
        return Steps.Rule("content", name, $"files are opened as {name}: {why}", "B1");
    }

    public static TrailStep FileAuthorization(RequestIdentities identities) => Steps.Rule(
        "file authorization",
        identities.FileAuthorization.Name,
        $"ASP.NET also checks that {identities.FileAuthorization.Name} may read the file, whatever the code runs as",
        "B4");

    public static TrailStep Configuration(RequestCase request, RequestIdentities identities) => Steps.Rule(
        "configuration",
        identities.Configuration.Name,
        request.Directory.ConnectAs is null
            ? $"web.config is read by the worker process, {identities.Configuration.Name}, never by the request's user"
            : $"web.config is read as the connect-as account, {identities.Configuration.Name}",
        "B2");

    public static TrailStep Network(RequestCase request, RequestIdentities identities)
    {
        var says = identities.Network.Kind switch
        {
            IdentityKind.None => "nothing goes to another machine",
            IdentityKind.ComputerAccount => $"another machine sees the computer account {identities.Network.Name}",
            IdentityKind.AnonymousLogon => "another machine sees an anonymous logon: no credentials go over the network",
            IdentityKind.Unknown when identities.Code.Kind == IdentityKind.Unknown => "what another machine sees depends on the account that is stored encrypted",
            IdentityKind.Unknown => "another machine sees the server's computer account, or an anonymous logon when the server is in no domain",
            IdentityKind.AuthenticatedUser when request.Authentication == AuthenticationKind.Basic => "the user's password came with the request, so another machine sees the user",
            IdentityKind.AuthenticatedUser => "another machine sees the user only where Kerberos delegation is set up; with NTLM it sees an anonymous logon",
            _ => $"another machine sees {identities.Network.Name} (a local account only where name and password are the same there)",
        };
        return Steps.Rule("network", identities.Network.Name, says, "B7");
    }
}
