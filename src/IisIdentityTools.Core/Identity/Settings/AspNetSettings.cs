using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Identity.Accounts;

namespace IisIdentityTools.Identity.Settings;

/// <summary>What ASP.NET does about identities at one level (rules A5, B4, B5).</summary>
internal sealed class AspNetSettings
{
    private static readonly string[] s_sections =
    [
        "system.web/identity", "system.web/authentication", "system.serviceModel/serviceHostingEnvironment", "system.webServer/modules",
        "system.web/httpModules", "appSettings",
    ];

    public AspNetSettings(ConfigurationLevel level, AccountDirectory accounts)
    {
        Identity = level.GetSection("system.web/identity");
        Impersonate = Identity.Get("impersonate");
        UserName = Identity.Get("userName");
        FixedAccount = Impersonate.IsTrue && UserName.Text.Trim().Length > 0 ? FixedUser(UserName.Text.Trim(), accounts) : null;
        Mode = level.GetSection("system.web/authentication").Get("mode");
        ServiceCompatibility = level.GetSection("system.serviceModel/serviceHostingEnvironment").Get("aspNetCompatibilityEnabled");
        var modules = level.GetSection("system.webServer/modules");
        RunsAllModules = modules.Get("runAllManagedModulesForAllRequests");
        FileAuthorization = FindModule(modules, "System.Web.Security.FileAuthorizationModule", "FileAuthorization");
        Forms = FindModule(modules, "System.Web.Security.FormsAuthenticationModule", "FormsAuthentication");
        HasModules = modules.Element.Items.Count > 0;
        IsFileAuthorizationRemoved = IsRemoved(level, "system.web/httpModules", "System.Web.Security.FileAuthorizationModule", "FileAuthorization");
        AllowAnonymousImpersonation = AppSetting(level, "aspnet:AllowAnonymousImpersonation");
        ImpersonateStep = Steps.Of("identity/@impersonate", Impersonate, SayImpersonation(), "B3");
        ModeStep = Steps.Of("authentication/@mode", Mode, $"ASP.NET authentication mode is {Mode.Text}", "A5");
    }

    /// <summary>True when two levels of one server have the very same sections of those that these settings come from.</summary>
    public static bool AreSame(ConfigurationLevel level, ConfigurationLevel other) =>
        ReferenceEquals(level.ServerLevel, other.ServerLevel) && Array.TrueForAll(s_sections, section => ReferenceEquals(level.GetSection(section), other.GetSection(section)));

    /// <summary>The identity section.</summary>
    public EffectiveSection Identity { get; }

    /// <summary>identity/@impersonate.</summary>
    public EffectiveValue Impersonate { get; }

    /// <summary>identity/@userName.</summary>
    public EffectiveValue UserName { get; }

    /// <summary>The fixed account that code runs as; null when there is none.</summary>
    public ResolvedIdentity? FixedAccount { get; }

    /// <summary>authentication/@mode.</summary>
    public EffectiveValue Mode { get; }

    /// <summary>serviceHostingEnvironment/@aspNetCompatibilityEnabled.</summary>
    public EffectiveValue ServiceCompatibility { get; }

    /// <summary>modules/@runAllManagedModulesForAllRequests.</summary>
    public EffectiveValue RunsAllModules { get; }

    /// <summary>The FileAuthorization module's entry; null when it was removed.</summary>
    public EffectiveElement? FileAuthorization { get; }

    /// <summary>The FormsAuthentication module's entry; null when it was removed.</summary>
    public EffectiveElement? Forms { get; }

    /// <summary>False when the modules list is not at hand at all (a fragment of a configuration): the stock modules are assumed then.</summary>
    public bool HasModules { get; }

    /// <summary>True when the classic pipeline's own list, which the root web.config fills, lost the module that checks files.</summary>
    public bool IsFileAuthorizationRemoved { get; }

    /// <summary>The appSetting that gives a forms user the anonymous user's token; null when it is not set.</summary>
    public EffectiveValue? AllowAnonymousImpersonation { get; }

    /// <summary>The step about impersonation.</summary>
    public TrailStep ImpersonateStep { get; }

    /// <summary>The step about the authentication mode.</summary>
    public TrailStep ModeStep { get; }

    /// <summary>True when the per-request file check of rule B4 is there: each pipeline has a list of modules of its own.</summary>
    public bool ChecksFiles(bool isIntegrated) => isIntegrated ? !HasModules || FileAuthorization is not null : !IsFileAuthorizationRemoved;

    /// <summary>True when the forms module also sees requests for static files (vectors 17 and 19).</summary>
    public bool FormsSeesStaticFiles =>
        Mode.Is("Forms") && Forms is not null && (RunsAllModules.IsTrue || !Handlers.PreCondition.Has(Forms.Get("preCondition").Text, "managedHandler"));

    private static ResolvedIdentity FixedUser(string userName, AccountDirectory accounts) =>
        userName.StartsWith("registry:", StringComparison.OrdinalIgnoreCase)
            ? new ResolvedIdentity("(account stored in the registry)", "", IdentityKind.ImpersonatedAccount)
            : accounts.Find(userName, IdentityKind.ImpersonatedAccount);

    private static EffectiveElement? FindModule(EffectiveSection modules, string type, string name)
    {
        foreach (var item in modules.Element.Items)
            if (IsOfType(item.Get("type").Text, type) || item.Get("name").Text == name)
                return item;
        return null;
    }

    /// <summary>True when a type with or without its assembly ("System.Web.Security.X, System.Web") is that one.</summary>
    private static bool IsOfType(string text, string type)
    {
        var end = text.IndexOf(',') is var comma and >= 0 ? comma : text.Length;
        return end >= type.Length && text.IndexOf(type, 0, end, StringComparison.Ordinal) >= 0 && text.Substring(0, end).Trim() == type;
    }

    /// <summary>True when the server's own files list the module and a site's no longer do. A list that was not captured proves nothing.</summary>
    private static bool IsRemoved(ConfigurationLevel level, string section, string type, string name)
    {
        return FindModule(level.ServerLevel.GetSection(section), type, name) is not null && FindModule(level.GetSection(section), type, name) is null;
    }

    private static EffectiveValue? AppSetting(ConfigurationLevel level, string key)
    {
        foreach (var item in level.GetSection("appSettings").Element.Items)
            if (string.Equals(item.Get("key").Text, key, StringComparison.OrdinalIgnoreCase))
                return item.Get("value");
        return null;
    }

    private string SayImpersonation()
    {
        if (Identity.Element.IsEncrypted)
            return "the section is stored encrypted as a whole: whether and whom ASP.NET impersonates cannot be read";
        if (!Impersonate.IsTrue)
            return "impersonation is off: ASP.NET code runs as the worker process";
        return FixedAccount is null ? "impersonation is on: ASP.NET code runs as the user of the request" : $"impersonation of a fixed account: ASP.NET code runs as {FixedAccount.Name}";
    }
}
