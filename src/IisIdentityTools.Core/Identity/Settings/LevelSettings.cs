using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Identity.Accounts;

namespace IisIdentityTools.Identity.Settings;

/// <summary>Every setting of one level that decides about identities. Levels that add nothing share one of these.</summary>
internal sealed class LevelSettings
{
    private IReadOnlyList<ConfigurationProblem>? _integratedProblems;

    /// <param name="level">The level.</param>
    /// <param name="accounts">Turns account names into identities.</param>
    /// <param name="like">Settings of another level: what the two have in common is shared.</param>
    public LevelSettings(ConfigurationLevel level, AccountDirectory accounts, LevelSettings? like)
    {
        Level = level;
        Authentication = new AuthenticationSettings(level, accounts);
        AspNet = like is not null && AspNetSettings.AreSame(level, like.Level) ? like.AspNet : new AspNetSettings(level, accounts);
        Handlers = level.GetSection("system.webServer/handlers");
        CgiAsUser = level.GetSection("system.webServer/cgi").Get("createProcessAsUser");
        HostingModel = level.GetSection("system.webServer/aspNetCore").Get("hostingModel");
        WebDav = level.GetSection("system.webServer/webdav/authoring").Get("enabled");
        FastCgi = level.GetSection("system.webServer/fastCgi");
        Proxy = ProxyRule.Find(level);
    }

    /// <summary>The level.</summary>
    public ConfigurationLevel Level { get; }

    /// <summary>How users are established.</summary>
    public AuthenticationSettings Authentication { get; }

    /// <summary>ASP.NET's part.</summary>
    public AspNetSettings AspNet { get; }

    /// <summary>The handlers section.</summary>
    public EffectiveSection Handlers { get; }

    /// <summary>cgi/@createProcessAsUser.</summary>
    public EffectiveValue CgiAsUser { get; }

    /// <summary>aspNetCore/@hostingModel.</summary>
    public EffectiveValue HostingModel { get; }

    /// <summary>webdav/authoring/@enabled.</summary>
    public EffectiveValue WebDav { get; }

    /// <summary>The fastCgi section.</summary>
    public EffectiveSection FastCgi { get; }

    /// <summary>A rewrite rule that sends requests to another server, or null.</summary>
    public ProxyRule? Proxy { get; }

    /// <summary>What integrated-mode validation refuses at this level: 500.22, 500.23, 500.24.</summary>
    public IReadOnlyList<ConfigurationProblem> IntegratedProblems => _integratedProblems ??= IntegratedModeValidation.Check(Level, AspNet);
}
