using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Diagnosis.Causes.Rules.Logons.Users;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Unaccepted;

/// <summary>
/// Evaluates the two lists of authorization rules (rule A5). IIS: all denies before all allows, and nobody whom no rule allows. ASP.NET: the first rule
/// that matches, those of the folder before those above it.
/// </summary>
internal static class AuthorizationRules
{
    /// <summary>Judges by security/authorization of IIS.</summary>
    public static AuthorizationVerdict OfIis(EffectiveSection section, RuleUser user, string verb)
    {
        var denies = section.Element.Items.Where(item => item.Get("accessType").Is("Deny")).ToArray();
        var allows = section.Element.Items.Where(item => !item.Get("accessType").Is("Deny")).ToArray();
        if (Array.Find(denies, rule => Matches(rule, user, verb) == true) is { } deny)
            return new(false, deny, true);
        if (Array.Find(allows, rule => Matches(rule, user, verb) == true) is { } allow)
            return Array.Exists(denies, rule => Matches(rule, user, verb) is null) ? new(null, null, false) : new(true, allow, true);
        return Array.Exists(allows, rule => Matches(rule, user, verb) is null)
            ? new(null, null, false)
            : new(false, allows.LastOrDefault(), false, Array.Find(allows, rule => IsFiltered(rule, user, verb)));
    }

    /// <summary>Judges by system.web/authorization of ASP.NET. A list that no rule of ends, which the root web.config always does, tells nothing.</summary>
    public static AuthorizationVerdict OfAspNet(EffectiveSection section, RuleUser user, string verb)
    {
        bool? doubted = null;
        EffectiveElement? filtered = null;
        foreach (var rule in section.Element.Items)
        {
            var allows = rule.Name == "allow";
            switch (Matches(rule, user, verb))
            {
                case true:
                    return doubted is { } other && other != allows ? new(null, null, false) : new(allows, rule, true, allows ? null : filtered);
                case null:
                    // Two rules that may match and say different things leave it open whatever follows.
                    if (doubted is { } earlier && earlier != allows)
                        return new(null, null, false);
                    doubted = allows;
                    break;
                default:
                    filtered ??= allows && IsFiltered(rule, user, verb) ? rule : null;
                    break;
            }
        }

        return new(null, null, false);
    }

    /// <summary>Whom a rule names, for sentences: "users ?", "roles CONTOSO\Web Admins, verbs PUT".</summary>
    public static string Text(EffectiveElement rule)
    {
        var parts = new[] { "users", "roles", "verbs" }.Select(name => (name, rule.Get(name).Text)).Where(part => part.Text.Length > 0);
        return string.Join(", ", parts.Select(part => $"{part.name} {part.Text}"));
    }

    private static bool? Matches(EffectiveElement rule, RuleUser user, string verb)
    {
        if (!HasVerb(rule, verb))
            return false;
        var answers = List(rule, "users").Select(user.Is).Concat(List(rule, "roles").Select(role => role == "*" ? true : user.Has(role))).ToArray();
        return answers.Contains(true) ? true : answers.Contains(null) ? null : false;
    }

    private static bool IsFiltered(EffectiveElement rule, RuleUser user, string verb) => HasVerb(rule, verb) && List(rule, "roles").Any(user.IsFiltered);

    private static bool HasVerb(EffectiveElement rule, string verb) => List(rule, "verbs") is var verbs && (verbs.Length == 0 || verbs.Contains(verb, StringComparer.Ordinal));

    private static string[] List(EffectiveElement rule, string attribute) => Array.FindAll(Array.ConvertAll(rule.Get(attribute).Text.Split(','), part => part.Trim()), part => part.Length > 0);
}
