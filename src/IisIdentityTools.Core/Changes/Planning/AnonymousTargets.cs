using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Places;

namespace IisIdentityTools.Changes.Planning;

/// <summary>Finds the places that a query means.</summary>
internal static class AnonymousTargets
{
    /// <summary>Applications, or the URL paths that are named; places above come before those below them, which inherit from them.</summary>
    public static IEnumerable<AnonymousTarget> Find(ServerConfiguration configuration, AnonymousUserQuery query, Action<IdentityQueryException> report)
    {
        var selection = new SiteSelection(configuration, new IdentityQuery { Sites = query.Sites, Applications = query.Applications }, report);
        var sites = selection.Sites().ToArray();
        if (sites.Length > 0)
            selection.CheckApplications(sites);
        return sites.SelectMany(site => PathsOf(site, query, selection, report)
            .Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(path => path.Length).Select(path => new AnonymousTarget(site, path)));
    }

    private static IEnumerable<string> PathsOf(SiteDefinition site, AnonymousUserQuery query, SiteSelection selection, Action<IdentityQueryException> report)
    {
        if (query.Paths is not { Count: > 0 } paths)
            return selection.Applications(site).Select(application => application.Path);
        var normal = paths.Where(path => IsUrlPath(path, report)).Select(UrlPath.Normalize);
        return query.Applications is { Count: > 0 }
            ? normal.Where(path => selection.Applications(site).Any(application => UrlPath.IsAtOrBelow(path, application.Path)))
            : normal;
    }

    private static bool IsUrlPath(string path, Action<IdentityQueryException> report)
    {
        if (path.IndexOf(':') < 0 && !path.StartsWith(@"\\", StringComparison.Ordinal))
            return true;
        report(new IdentityQueryException("PathInvalid", path, $"'{path}' is no URL path in a site. The anonymous user is set for URL paths, such as /press."));
        return false;
    }
}
