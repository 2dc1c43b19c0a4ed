using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Diagnosis.Causes.Cases;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places;

/// <summary>The limits element of a site: its own value, else that of siteDefaults, else the schema's.</summary>
internal static class SiteLimit
{
    /// <summary>The value of one of its attributes.</summary>
    public static EffectiveValue Of(CaseServer server, SiteDefinition site, string attribute)
    {
        var sites = server.Configuration.ServerLevel.GetSection("system.applicationHost/sites").Element;
        var own = sites.Items.FirstOrDefault(item => string.Equals(item.Get("name").Text, site.Name, StringComparison.OrdinalIgnoreCase))?.Child("limits").Get(attribute);
        return own is { IsSet: true } ? own : sites.Child("siteDefaults").Child("limits").Get(attribute);
    }
}
