using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity.Accounts;

namespace IisIdentityTools.Identity.Places;

/// <summary>One pass over a server for one query.</summary>
internal sealed class ResolverRun
{
    private readonly ServerConfiguration _configuration;
    private readonly IdentityQuery _query;
    private readonly Action<IdentityQueryException> _report;
    private readonly CancellationToken _cancellation;
    private readonly PlaceFactory _places;
    private readonly AnswerWriter _answers;
    private readonly SiteSelection _selection;

    public ResolverRun(ServerConfiguration configuration, AccountDirectory accounts, IdentityQuery query, Action<IdentityQueryException> report, CancellationToken cancellation)
    {
        _configuration = configuration;
        _query = query;
        _report = report;
        _cancellation = cancellation;
        _places = new PlaceFactory(configuration, accounts);
        _answers = new AnswerWriter(configuration, query.User is { Length: > 0 } user ? accounts.FindUser(user) : AccountDirectory.Caller);
        _selection = new SiteSelection(configuration, query, report);
    }

    /// <summary>The answers of every place that the query's sites and applications have.</summary>
    public IEnumerable<EffectiveIdentity> All()
    {
        var sites = _selection.Sites().ToArray();
        _selection.CheckApplications(sites);
        foreach (var site in sites)
        {
            var levels = _configuration.GetLevels(site);
            var deeper = new DeeperPlaces(_configuration, site, levels);
            foreach (var application in _selection.Applications(site))
                foreach (var answer in OfApplication(levels, application, deeper.Of(application)))
                    yield return answer;
        }
    }

    /// <summary>The answers of the paths and URLs that the query names.</summary>
    public IEnumerable<EffectiveIdentity> Asked()
    {
        foreach (var url in _query.Urls ?? [])
            foreach (var answer in OfUrl(url))
                yield return answer;
        if (_query.Paths is not { Count: > 0 } paths)
            yield break;
        var sites = _selection.Sites().ToArray();
        foreach (var path in paths)
            foreach (var answer in WindowsPath.IsRooted(path) && !path.StartsWith("/", StringComparison.Ordinal) ? OfFolder(sites, path) : OfPath(sites, path))
                yield return answer;
    }

    private EffectiveIdentity[] OfApplication(SiteLevels levels, ApplicationDefinition application, IReadOnlyList<string> deeper)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (deeper.Count == 0 && application.VirtualDirectories.Count == 1)
            return _places.Make(levels, application.VirtualDirectories[0].UrlPath) is { } only ? _answers.Folder(only) : [];
        var answers = new List<EffectiveIdentity>();
        var listed = new ListedPlaces();
        foreach (var directory in application.VirtualDirectories)
            if (_places.Make(levels, directory.UrlPath) is { } place)
                answers.AddRange(listed.Keep(directory.UrlPath, _answers.Folder(place)));
        foreach (var path in deeper)
            if (_places.Make(levels, path) is { } place)
                answers.AddRange(listed.KeepIfDifferent(path, UrlPath.LooksLikeFile(path) && IsFolder(place) != true ? _answers.File(place, _query.Verb, false) : _answers.Folder(place)));
        return answers.ToArray();
    }

    private IEnumerable<EffectiveIdentity> OfUrl(string url)
    {
        SiteDefinition site;
        string path;
        try
        {
            (site, path) = UrlBinding.Find(_configuration, url);
        }
        catch (IdentityQueryException e)
        {
            _report(e);
            return [];
        }

        return At(site, path) ?? NotServed(url, site);
    }

    private IEnumerable<EffectiveIdentity> OfPath(IReadOnlyCollection<SiteDefinition> sites, string path)
    {
        var isServed = false;
        foreach (var site in sites)
        {
            if (!_selection.Applications(site).Contains(site.FindApplication(UrlPath.Normalize(path))) || At(site, path) is not { } found)
                continue;
            isServed = true;
            foreach (var answer in found)
                yield return answer;
        }

        if (!isServed)
            _report(new IdentityQueryException("PathNotServed", path, $"None of the sites and applications asked for serves '{UrlPath.Normalize(path)}'."));
    }

    /// <summary>Every place that is served from a physical path.</summary>
    private IEnumerable<EffectiveIdentity> OfFolder(IReadOnlyCollection<SiteDefinition> sites, string path)
    {
        var physical = WindowsPath.Normalize(EnvironmentExpansion.Expand(path, _configuration.Facts).Text);
        var found = false;
        foreach (var site in sites)
        {
            foreach (var directory in _selection.Applications(site).SelectMany(application => application.VirtualDirectories))
            {
                if (_configuration.FindPlace(site, directory.UrlPath).PhysicalPath is not { Length: > 0 } root || !WindowsPath.IsAtOrBelow(physical, root))
                    continue;
                found = true;
                var url = UrlPath.Combine(directory.UrlPath, UrlPath.Normalize(physical.Substring(root.Length)));
                // Where a deeper application or directory has that URL, requests go there, and it is asked itself.
                if (!ReferenceEquals(_configuration.FindPlace(site, url).VirtualDirectory, directory))
                    continue;
                foreach (var answer in At(site, url) ?? [])
                    yield return answer;
            }
        }

        if (!found)
            _report(new IdentityQueryException("PathNotServed", path, $"No site of {_configuration.Facts.Server.Name} serves the folder '{physical}'."));
    }

    private IEnumerable<EffectiveIdentity>? At(SiteDefinition site, string path)
    {
        var normal = UrlPath.Normalize(path);
        if (_places.Make(_configuration.GetLevels(site), normal) is not { } place)
            return null;
        var isFolder = IsFolder(place);
        // What is known to be no folder is a request for one handler, extension or not: "/orders/17" of a routed application.
        var isListed = place.Place.IsDirectoryRoot || (isFolder ?? (path.EndsWith("/", StringComparison.Ordinal) || !UrlPath.LooksLikeFile(normal)));
        return isListed ? _answers.Folder(place) : _answers.File(place, _query.Verb, isFolder);
    }

    private bool? IsFolder(PlaceContext place) => _configuration.Facts.GetFolder(place.PhysicalPath) switch
    {
        // In a tree that was walked to its end every path counts as a folder; a name with an extension needs more than that.
        FactState.Present => !UrlPath.LooksLikeFile(place.Place.UrlPath) || _configuration.Facts.FindConfigurationFiles(place.PhysicalPath).Count > 0 ? true : null,
        FactState.Absent => false,
        _ => null,
    };

    private IEnumerable<EffectiveIdentity> NotServed(string subject, SiteDefinition site)
    {
        _report(new IdentityQueryException("PathNotServed", subject, $"Site '{site.Name}' has no application or virtual directory for '{subject}'."));
        return [];
    }
}
