namespace IisIdentityTools.Identity.Rules;

/// <summary>
/// The rules B1 to B7: which identity takes which part of a request. Pure functions of a <see cref="RequestCase"/>; every answer of
/// the product about who a request runs as comes from here.
/// </summary>
internal static class IdentityRules
{
    /// <summary>All seven identities of a case.</summary>
    public static RequestIdentities Decide(RequestCase request, NetworkIdentityRule network)
    {
        var user = RequestUser(request);
        var code = Code(request, user);
        var content = Content(request, user, code);
        return new RequestIdentities(
            request.Worker.Identity,
            user,
            code,
            content,
            Configuration(request),
            FileAuthorization(request, user),
            network.Of(code.Kind == IdentityKind.None ? content : code, request));
    }

    /// <summary>The identities of a place that refuses every request: only the worker starts and reads configuration.</summary>
    public static RequestIdentities Refused(RequestCase request) => new(
        request.Worker.Identity,
        ResolvedIdentity.None,
        ResolvedIdentity.None,
        ResolvedIdentity.None,
        Configuration(request),
        ResolvedIdentity.None,
        ResolvedIdentity.None);

    /// <summary>The Windows user of the request (rules A4, B5).</summary>
    public static ResolvedIdentity RequestUser(RequestCase request) => request.Authentication switch
    {
        AuthenticationKind.None => ResolvedIdentity.None,
        AuthenticationKind.Anonymous => Anonymous(request),
        AuthenticationKind.Forms => FormsUser(request),
        _ => request.Caller,
    };

    /// <summary>Who reads web.config and watches its folder (rule B2): the connect-as account when there is one, else the worker.</summary>
    private static ResolvedIdentity Configuration(RequestCase request) => request.Directory.ConnectAs ?? request.Worker.Identity;

    private static ResolvedIdentity Anonymous(RequestCase request) => request.Settings.Authentication.AnonymousAccount ?? request.Worker.Identity;

    /// <summary>
    /// A logged-in forms user has no Windows token of his own: in the integrated pipeline IIS gets a null token, which means the
    /// process, unless aspnet:AllowAnonymousImpersonation gives it the anonymous user's (rule B5).
    /// </summary>
    private static ResolvedIdentity FormsUser(RequestCase request) =>
        !request.Worker.IsIntegrated || request.Settings.AspNet.AllowAnonymousImpersonation is { IsTrue: true } ? Anonymous(request) : request.Worker.Identity;

    /// <summary>Rule B1: connect-as account, else worker by authenticatedUserOverride, else the request's user.</summary>
    private static ResolvedIdentity ContentToken(RequestCase request, ResolvedIdentity user)
    {
        if (request.Directory.ConnectAs is { } account)
            return account;
        return request.Settings.Authentication.Override.Is("UseWorkerProcessUser") ? request.Worker.Identity : user;
    }

    /// <summary>Rule B3, column "code runs as".</summary>
    private static ResolvedIdentity Code(RequestCase request, ResolvedIdentity user) => request.Kind switch
    {
        HandlerKind.StaticFile or HandlerKind.Unknown or HandlerKind.ProtocolSupport => ResolvedIdentity.None,
        HandlerKind.ClassicAsp or HandlerKind.IsapiExtension or HandlerKind.WebDav or HandlerKind.ServerSideInclude => ContentToken(request, user),
        HandlerKind.AspNetIntegrated or HandlerKind.AspNetClassic => AspNetCode(request, user),
        HandlerKind.Wcf => request.IsAspNet ? AspNetCode(request, user) : request.Worker.Identity,
        HandlerKind.Cgi => request.Settings.CgiAsUser.IsTrue ? user : request.Worker.Identity,
        HandlerKind.FastCgi => request.Php is { Impersonate: true } ? ContentToken(request, user) : request.Worker.Identity,
        _ => request.Worker.Identity,
    };

    /// <summary>The identity of ASP.NET code. Nobody but ASP.NET can read a section that is encrypted as a whole (rule A7).</summary>
    private static ResolvedIdentity AspNetCode(RequestCase request, ResolvedIdentity user) => request.Settings.AspNet.Identity.Element.IsEncrypted
        ? ResolvedIdentity.StoredEncrypted
        : AspNetCode(request, user, request.Settings.AspNet.Impersonate.IsTrue);

    /// <summary>The identity of ASP.NET code, were impersonation switched so.</summary>
    internal static ResolvedIdentity AspNetCode(RequestCase request, ResolvedIdentity user, bool impersonates)
    {
        if (impersonates)
            return request.Settings.AspNet.FixedAccount ?? user;
        return request.Directory is { IsUnc: true, ConnectAs: { } connectAs } ? connectAs : request.Worker.Identity;
    }

    /// <summary>Rule B3, column "files opened as": who has code opens as its code does.</summary>
    private static ResolvedIdentity Content(RequestCase request, ResolvedIdentity user, ResolvedIdentity code) => request.Kind switch
    {
        HandlerKind.StaticFile => ContentToken(request, user),
        HandlerKind.ProxyForward or HandlerKind.ProtocolSupport or HandlerKind.Unknown => ResolvedIdentity.None,
        _ => code,
    };

    /// <summary>Rule B4: ASP.NET checks the request's user against the file besides, when that user is a Windows one and the path local.</summary>
    private static ResolvedIdentity FileAuthorization(RequestCase request, ResolvedIdentity user)
    {
        var aspNet = request.Settings.AspNet;
        var applies = request.IsAspNet && !request.Directory.IsUnc && aspNet.Mode.Is("Windows") && aspNet.ChecksFiles(request.Worker.IsIntegrated);
        return applies ? user : ResolvedIdentity.None;
    }
}
