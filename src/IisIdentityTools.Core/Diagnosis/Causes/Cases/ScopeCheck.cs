using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Cases;

/// <summary>Whether a cause can occur where a request landed.</summary>
internal static class ScopeCheck
{
    private const CauseScope Handlers = CauseScope.StaticFile | CauseScope.AspNet | CauseScope.AspNetCore | CauseScope.ClassicAsp | CauseScope.FastCgi | CauseScope.Cgi | CauseScope.Isapi | CauseScope.WebDav | CauseScope.Proxy;
    private const CauseScope Schemes = CauseScope.Anonymous | CauseScope.Windows | CauseScope.Basic | CauseScope.Digest | CauseScope.Forms | CauseScope.CertificateMapping;
    private const CauseScope Content = CauseScope.Unc | CauseScope.Local;
    private const CauseScope Accounts = CauseScope.ConnectAs | CauseScope.PassThrough;
    private const CauseScope Names = CauseScope.NamedUser | CauseScope.NoUser;

    private static readonly CauseScope[] s_kinds = [Handlers, Schemes, Content, Accounts, Names, CauseScope.SpecificUser, CauseScope.ClientCertificate, CauseScope.Process32Bit];

    /// <summary>False when it cannot, null when that is not known.</summary>
    public static bool? Fits(CauseScope scope, RefusalCase refusal)
    {
        if (scope == CauseScope.Any)
            return true;
        var names = refusal.Request.User.Length > 0 ? CauseScope.NamedUser : CauseScope.NoUser;
        if ((scope & Names) is var wanted && wanted != 0 && (wanted & names) == 0 && refusal.Request.Basis == RefusalBasis.Observed)
            return false;
        if (refusal.Place is not { } place)
            return null;
        var actual = Of(place) | names;
        // A place that the configuration refuses as a whole has no handler and no way to log in.
        foreach (var kind in s_kinds)
            if ((scope & kind) is var asked && asked != 0 && (asked & actual) == 0 && kind != Names && !(kind == Handlers && place.Handler == HandlerKind.Unknown))
                return false;
        return true;
    }

    private static CauseScope Of(CasePlace place)
    {
        var scope = OfHandler(place.Handler) | (place.IsUnc ? CauseScope.Unc : CauseScope.Local) | (place.ConnectAs is null ? CauseScope.PassThrough : CauseScope.ConnectAs);
        foreach (var scheme in place.Settings.Authentication.Enabled)
            scope |= OfScheme(scheme.Kind);
        if (place.Settings.AspNet.Mode.Is("Forms"))
            scope |= CauseScope.Forms;
        if (place.Worker.Definition is { } pool && string.Equals(pool.IdentityTypeText, "SpecificUser", StringComparison.OrdinalIgnoreCase))
            scope |= CauseScope.SpecificUser;
        if (place.Worker.Is32Bit)
            scope |= CauseScope.Process32Bit;
        var flags = place.Value("system.webServer/security/access", "sslFlags").Text;
        if (flags.IndexOf("Cert", StringComparison.OrdinalIgnoreCase) >= 0)
            scope |= CauseScope.ClientCertificate;
        return scope;
    }

    private static CauseScope OfHandler(HandlerKind kind) => kind switch
    {
        HandlerKind.StaticFile => CauseScope.StaticFile,
        HandlerKind.AspNetIntegrated or HandlerKind.AspNetClassic or HandlerKind.Wcf => CauseScope.AspNet,
        HandlerKind.AspNetCoreInProcess or HandlerKind.AspNetCoreOutOfProcess or HandlerKind.HttpPlatform => CauseScope.AspNetCore,
        HandlerKind.ClassicAsp => CauseScope.ClassicAsp | CauseScope.Isapi,
        HandlerKind.FastCgi => CauseScope.FastCgi,
        HandlerKind.Cgi => CauseScope.Cgi,
        HandlerKind.IsapiExtension => CauseScope.Isapi,
        HandlerKind.WebDav => CauseScope.WebDav,
        HandlerKind.ProxyForward => CauseScope.Proxy,
        _ => CauseScope.Any,
    };

    private static CauseScope OfScheme(AuthenticationKind kind) => kind switch
    {
        AuthenticationKind.Anonymous => CauseScope.Anonymous,
        AuthenticationKind.Windows => CauseScope.Windows,
        AuthenticationKind.Basic => CauseScope.Basic,
        AuthenticationKind.Digest => CauseScope.Digest,
        AuthenticationKind.Forms => CauseScope.Forms,
        AuthenticationKind.ClientCertificateMapping or AuthenticationKind.IisClientCertificateMapping => CauseScope.CertificateMapping,
        _ => CauseScope.Any,
    };
}
