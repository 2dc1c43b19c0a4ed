using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Places;

namespace IisIdentityTools.Changes.Planning;

/// <summary>Finds the places that a query means.</summary>
internal sealed class AnonymousTargets
{
    private readonly ServerConfiguration _configuration;
    private readonly IdentityQuery _query;
    private readonly SiteSelection _selection;
    private readonly Action<IdentityQueryException> _report;

    private AnonymousTargets(ServerConfiguration configuration, IdentityQuery query, Action<IdentityQueryException> report)
    {
        _configuration = configuration;
        _query = query;
        _report = report;
        _selection = new SiteSelection(configuration, query, report);
    }

    /// <summary>Applications, or the paths that are named; places above come before those below them, which inherit from them.</summary>
    public static IEnumerable<AnonymousTarget> Find(ServerConfiguration configuration, AnonymousUserQuery query, Action<IdentityQueryException> report)
    {
        var places = query.Places ?? [new IdentityQuery { Sites = query.Sites, Applications = query.Applications, Paths = query.Paths }];
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return places.SelectMany(each => new AnonymousTargets(configuration, each, report).Find()).Where(target => known.Add(target.Name))
            .GroupBy(target => target.Site).SelectMany(site => site.OrderBy(target => target.UrlPath.Length));
    }

    private IEnumerable<AnonymousTarget> Find()
    {
        var sites = _selection.Sites().ToArray();
        if (sites.Length > 0)
            _selection.CheckApplications(sites);
        if (_query.Paths is not { Count: > 0 } paths)
            return sites.SelectMany(site => _selection.Applications(site).Select(application => new AnonymousTarget(site, application.Path)));
        var urlPaths = paths.Where(path => !WindowsPath.IsRooted(path) && IsUrlPath(path)).Select(UrlPath.Normalize).ToArray();
        return sites.SelectMany(site => urlPaths.Where(path => IsChosen(site, path)).Select(path => new AnonymousTarget(site, path)))
            .Concat(paths.Where(WindowsPath.IsRooted).SelectMany(ServedFrom));
    }

    private bool IsChosen(SiteDefinition site, string path) =>
        _query.Applications is not { Count: > 0 } || _selection.Applications(site).Any(application => UrlPath.IsAtOrBelow(path, application.Path));

    private IEnumerable<AnonymousTarget> ServedFrom(string path)
    {
        var query = new IdentityQuery { Sites = _query.Sites, Applications = _query.Applications, Paths = [path] };
        return new EffectiveIdentityResolver(_configuration).Resolve(query, _report).Select(answer => new AnonymousTarget(_configuration.FindSite(answer.Site)!, answer.Path));
    }

    private bool IsUrlPath(string path)
    {
        if (path.IndexOf(':') < 0)
            return true;
        _report(new IdentityQueryException("PathInvalid", path, $"'{path}' is no URL path in a site. The anonymous user is set for URL paths, such as /press, or for the places that are served from a folder."));
        return false;
    }
}
