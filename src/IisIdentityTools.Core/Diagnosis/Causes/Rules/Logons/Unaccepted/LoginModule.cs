using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Unaccepted;

/// <summary>The module behind a way to log in, and the role service that brings it.</summary>
internal sealed record LoginModule(AuthenticationKind Kind, string Name, string RoleService)
{
    private const string Modules = "system.webServer/modules";
    private const string GlobalModules = "system.webServer/globalModules";

    private static readonly LoginModule[] s_all =
    [
        new(AuthenticationKind.Anonymous, "AnonymousAuthenticationModule", ""),
        new(AuthenticationKind.Basic, "BasicAuthenticationModule", "Web-Basic-Auth"),
        new(AuthenticationKind.Digest, "DigestAuthenticationModule", "Web-Digest-Auth"),
        new(AuthenticationKind.Windows, "WindowsAuthenticationModule", "Web-Windows-Auth"),
        new(AuthenticationKind.ClientCertificateMapping, "CertificateMappingAuthenticationModule", "Web-Client-Auth"),
        new(AuthenticationKind.IisClientCertificateMapping, "IISCertificateMappingAuthenticationModule", "Web-Cert-Auth"),
    ];

    /// <summary>The module of a way to log in; null when it has none of its own.</summary>
    public static LoginModule? Of(AuthenticationKind kind) => Array.Find(s_all, module => module.Kind == kind);

    /// <summary>Whether the module is there; null when the lists were not captured.</summary>
    public bool? IsInstalled(CasePlace place) => IsIn(place, GlobalModules) == false ? false : IsIn(place, Modules);

    /// <summary>True when the server has the module and this place took it out.</summary>
    public bool IsTakenOut(CasePlace place) => IsIn(place, GlobalModules) == true && IsIn(place, Modules) == false;

    private bool? IsIn(CasePlace place, string section) =>
        place.Level.GetSection(section).Element.Items is { Count: > 0 } items ? items.Any(item => item.Get("name").Text == Name) : null;
}
