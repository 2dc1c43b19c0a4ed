using IisIdentityTools.Configuration.Effective;

namespace IisIdentityTools.Identity.Settings;

/// <summary>A rewrite rule whose target is another server: Application Request Routing forwards the request (rule B3).</summary>
internal sealed class ProxyRule
{
    private ProxyRule(string name, TrailStep step)
    {
        Name = name;
        Step = step;
    }

    /// <summary>Name of the rule.</summary>
    public string Name { get; }

    /// <summary>The step that names it.</summary>
    public TrailStep Step { get; }

    /// <summary>The first such rule that counts at a level, or null.</summary>
    public static ProxyRule? Find(ConfigurationLevel level)
    {
        foreach (var section in (string[])["system.webServer/rewrite/globalRules", "system.webServer/rewrite/rules"])
            foreach (var rule in level.GetSection(section).Element.Items)
                if (Of(rule) is { } found)
                    return found;
        return null;
    }

    private static ProxyRule? Of(EffectiveElement rule)
    {
        var action = rule.Child("action");
        var target = action.Get("url");
        var isForward = action.Get("type").Is("Rewrite")
            && (target.Text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || target.Text.StartsWith("https://", StringComparison.OrdinalIgnoreCase));
        if (!isForward || rule.Get("enabled").Is("false"))
            return null;
        var name = rule.Get("name").Text;
        return new ProxyRule(name, Steps.Of("rewrite/rules/rule/action/@url", target, $"rewrite rule '{name}' forwards the requests it matches to another server", "B3"));
    }
}
