using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Hosting;

namespace IisIdentityTools.Changes.Planning;

/// <summary>A place whose anonymous user shall be another one.</summary>
/// <param name="Site">The site.</param>
/// <param name="UrlPath">Path in the site, in normal form.</param>
internal sealed record AnonymousTarget(SiteDefinition Site, string UrlPath)
{
    public const string Section = "system.webServer/security/authentication/anonymousAuthentication";

    /// <summary>Path of the location tag in applicationHost.config, "Shop/cart".</summary>
    public string Name => UrlPath == "/" ? Site.Name : Site.Name + UrlPath;

    /// <summary>How many places of the site lie above it.</summary>
    public int Depth => UrlPath == "/" ? 0 : UrlPath.Count(c => c == '/');

    /// <summary>The section as it counts there.</summary>
    public EffectiveSection SectionIn(ServerConfiguration configuration) =>
        configuration.GetLevels(configuration.FindSite(Site.Name)!).At(UrlPath).GetSection(Section);
}
