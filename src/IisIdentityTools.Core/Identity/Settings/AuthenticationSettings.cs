using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Identity.Accounts;

namespace IisIdentityTools.Identity.Settings;

/// <summary>How users are established at one level (rule A4).</summary>
internal sealed class AuthenticationSettings
{
    private const string Group = "system.webServer/security/authentication/";

    private static readonly (AuthenticationKind Kind, string Section)[] s_schemes =
    [
        (AuthenticationKind.Anonymous, "anonymousAuthentication"),
        (AuthenticationKind.Basic, "basicAuthentication"),
        (AuthenticationKind.Digest, "digestAuthentication"),
        (AuthenticationKind.Windows, "windowsAuthentication"),
        (AuthenticationKind.ClientCertificateMapping, "clientCertificateMappingAuthentication"),
        (AuthenticationKind.IisClientCertificateMapping, "iisClientCertificateMappingAuthentication"),
    ];

    public AuthenticationSettings(ConfigurationLevel level, AccountDirectory accounts)
    {
        var enabled = new List<AuthenticationScheme>();
        var isLocked = true;
        foreach (var (kind, name) in s_schemes)
        {
            var section = level.GetSection(Group + name);
            isLocked &= section.IsLockedBelow;
            if (section.Get("enabled") is { IsTrue: true } switchedOn)
                enabled.Add(new AuthenticationScheme(kind, section, Steps.Of(name + "/@enabled", switchedOn, $"{kind} authentication is enabled", "A4")));
        }

        Enabled = enabled.ToArray();
        IsLocked = isLocked;
        AnonymousSection = level.GetSection(Group + s_schemes[0].Section);
        AnonymousUserName = AnonymousSection.Get("userName");
        AnonymousAccount = AnonymousUserName.Text.Trim().Length == 0 ? null : accounts.FindAnonymous(AnonymousUserName);
        AnonymousUserStep = MakeAnonymousStep();
        Override = level.GetSection("system.webServer/serverRuntime").Get("authenticatedUserOverride");
    }

    /// <summary>The enabled schemes, anonymous first as IIS tries it first.</summary>
    public AuthenticationScheme[] Enabled { get; }

    /// <summary>True when no web.config may change any of the schemes.</summary>
    public bool IsLocked { get; }

    /// <summary>The anonymousAuthentication section, enabled or not.</summary>
    public EffectiveSection AnonymousSection { get; }

    /// <summary>Its user name: absent means IUSR, empty means the pool identity.</summary>
    public EffectiveValue AnonymousUserName { get; }

    /// <summary>The anonymous user; null when anonymous requests use the worker process's token.</summary>
    public ResolvedIdentity? AnonymousAccount { get; }

    /// <summary>The step that explains the anonymous user.</summary>
    public TrailStep AnonymousUserStep { get; }

    /// <summary>serverRuntime/@authenticatedUserOverride.</summary>
    public EffectiveValue Override { get; }

    private TrailStep MakeAnonymousStep()
    {
        var says = AnonymousAccount is null
            ? "userName is set and empty: anonymous requests use the worker process's own identity, IUSR plays no part"
            : AnonymousAccount.Kind == IdentityKind.Iusr
                ? "anonymous requests run as IUSR, which is not put into IIS_IUSRS as worker processes are"
                : $"anonymous requests run as {AnonymousAccount.Name}{Legacy(AnonymousAccount.Name)}";
        return Steps.Of("anonymousAuthentication/@userName", AnonymousUserName, says, "A4");
    }

    private static string Legacy(string name) => LegacyIdentities.Find(name) is { } legacy ? "; " + legacy.Says : "";
}
