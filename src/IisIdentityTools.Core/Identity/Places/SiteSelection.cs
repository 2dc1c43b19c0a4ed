using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Hosting;

namespace IisIdentityTools.Identity.Places;

/// <summary>Turns the names and patterns of a query into sites and applications, and says what matches nothing.</summary>
internal sealed class SiteSelection(ServerConfiguration configuration, IdentityQuery query, Action<IdentityQueryException> onMissing)
{
    /// <summary>The web sites asked for, in configuration order. Sites that only serve FTP and the like are left out.</summary>
    public IEnumerable<SiteDefinition> Sites()
    {
        if (query.Sites is not { Count: > 0 } patterns)
            return configuration.Sites.Where(site => site.IsWebSite);
        var chosen = new HashSet<SiteDefinition>();
        foreach (var pattern in patterns)
        {
            var found = Find(pattern);
            if (found.Count == 0 && (!Wildcard.Has(pattern) || configuration.FindSite(pattern) is not null))
                onMissing(Missing(pattern));
            chosen.UnionWith(found);
        }

        return configuration.Sites.Where(chosen.Contains);
    }

    /// <summary>The applications of a site that the query asks for.</summary>
    public IEnumerable<ApplicationDefinition> Applications(SiteDefinition site) => query.Applications is not { Count: > 0 } patterns
        ? site.Applications
        : site.Applications.Where(application => patterns.Any(pattern => Wildcard.Matches(Slashed(pattern), application.Path)));

    /// <summary>Reports application names that exist in none of the sites.</summary>
    public void CheckApplications(IReadOnlyCollection<SiteDefinition> sites)
    {
        foreach (var pattern in query.Applications ?? [])
        {
            if (Wildcard.Has(pattern) || sites.Any(site => site.Applications.Any(application => Wildcard.Matches(Slashed(pattern), application.Path))))
                continue;
            var near = Suggestion.For(Slashed(pattern), sites.SelectMany(site => site.Applications).Select(application => application.Path));
            onMissing(new IdentityQueryException("ApplicationNotFound", pattern, $"There is no application '{Slashed(pattern)}' in {Name(sites)}.{near}"));
        }
    }

    private List<SiteDefinition> Find(string pattern)
    {
        // An exact name wins over its reading as a pattern: sites may be called "Shop [old]".
        if (configuration.FindSite(pattern) is { } exact)
            return exact.IsWebSite ? [exact] : [];
        return configuration.Sites.Where(site => site.IsWebSite && Wildcard.Matches(pattern, site.Name)).ToList();
    }

    private IdentityQueryException Missing(string name)
    {
        if (configuration.FindSite(name) is { } other)
            return new IdentityQueryException("SiteNotFound", name, $"The site '{name}' serves no HTTP: its bindings are {string.Join(", ", other.Bindings.Select(binding => binding.Protocol).Distinct())}.");
        var near = Suggestion.For(name, configuration.Sites.Where(site => site.IsWebSite).Select(site => site.Name));
        return new IdentityQueryException("SiteNotFound", name, $"There is no site '{name}' on {configuration.Facts.Server.DisplayName} ({configuration.Facts.Source}).{near}");
    }

    private static string Name(IReadOnlyCollection<SiteDefinition> sites) => sites.Count == 1 ? $"site '{sites.First().Name}'" : $"any of the {sites.Count} sites";

    private static string Slashed(string path) => path.StartsWith("/", StringComparison.Ordinal) || path.StartsWith("*", StringComparison.Ordinal) ? path : "/" + path;
}
