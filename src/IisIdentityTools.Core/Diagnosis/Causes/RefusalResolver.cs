using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Places;

namespace IisIdentityTools.Diagnosis.Causes;

/// <summary>
/// Explains why requests were refused: from the configuration, the identities and the permissions of their server when these are at hand, else from the
/// status alone. Not for use from several threads at once.
/// </summary>
public sealed class RefusalResolver
{
    private readonly CaseServer? _server;
    private readonly RefusalEvidence _evidence;

    /// <summary>Makes a resolver.</summary>
    /// <param name="configuration">The server's configuration; null when nothing of it is at hand.</param>
    /// <param name="evidence">What was recorded besides; null for nothing.</param>
    public RefusalResolver(ServerConfiguration? configuration, RefusalEvidence? evidence = null)
    {
        _server = configuration is null ? null : new CaseServer(configuration);
        _evidence = evidence ?? RefusalEvidence.None;
    }

    /// <summary>Explains a refusal. A file that several sites serve has an explanation for each of them.</summary>
    /// <param name="request">What was refused.</param>
    /// <param name="onMissing">Called for a site or path that the server does not have, with what it has instead; the status is then explained alone. When null, the error is thrown.</param>
    /// <exception cref="IdentityQueryException">The server does not have what is named, and <paramref name="onMissing"/> is null.</exception>
    public IEnumerable<RefusalExplanation> Resolve(RefusedRequest request, Action<IdentityQueryException>? onMissing = null)
    {
        var report = onMissing ?? (error => throw error);
        if (_server is null || IsOfAnother(request) || request.Kind != Logs.FailureKind.Failure)
            return [Explain(request, null, null)];
        if (request.Path.Length > 0 && request.Url.Length == 0)
            return OfPath(_server, request, report);
        var site = FindSite(_server, request, report, out var url);
        request = WithHost(request);
        return [Explain(request with { Url = url }, site, site is null || url.Length == 0 ? null : FindPlace(_server, site, url, request, report))];
    }

    private RefusalExplanation Explain(RefusedRequest request, SiteDefinition? site, CasePlace? place)
    {
        var pool = place?.Worker.Pool ?? request.ApplicationPool;
        var evidence = CaseEvidence.Of(_evidence, request, place?.PhysicalPath ?? request.Path, pool, site?.Id);
        var refusal = new RefusalCase(request, IsOfAnother(request) ? null : _server, site, place, evidence);
        return ExplanationWriter.Write(refusal, request.Kind == Logs.FailureKind.Failure ? CauseFinder.Find(refusal) : []);
    }

    /// <summary>A farm's logs name their servers: what one of them was captured with says nothing of the others.</summary>
    private bool IsOfAnother(RefusedRequest request) => _server is not null && request.Server.Length > 0 && _server.Facts.Server.Name.Length > 0
        && !string.Equals(request.Server, _server.Facts.Server.Name, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<RefusalExplanation> OfPath(CaseServer server, RefusedRequest request, Action<IdentityQueryException> report)
    {
        // A recorded open may be of any file of the server: that no site serves it is no mistake of the question.
        if (request.Basis == RefusalBasis.Observed && request.Url.Length == 0)
            report = _ => { };
        var sites = request.Site.Length > 0 ? FindSite(server, request, report, out _) is { } site ? new[] { site.Name } : [] : null;
        var places = server.Identities.Resolve(new IdentityQuery { Sites = sites, Paths = [request.Path] }, report).Select(answer => (answer.Site, answer.Path)).Distinct().ToArray();
        if (places.Length == 0)
            yield return Explain(request, null, null);
        foreach (var (name, url) in places)
            if (server.FindSite(name) is { } found)
                yield return OfPlace(server, request with { Site = name, Url = url }, found);
    }

    /// <summary>An account that a recording names and that is none of the place's own is the user of the request.</summary>
    private RefusalExplanation OfPlace(CaseServer server, RefusedRequest request, SiteDefinition site)
    {
        var place = PlaceFinder.Find(server, site, request.Url, request);
        if (place is null || request.Account.Length == 0 || place.TakesPart(request.Account) is not null)
            return Explain(request, site, place);
        var named = request with { User = request.Account };
        return Explain(named, site, PlaceFinder.Find(server, site, named.Url, named));
    }

    /// <summary>The site by its name, its number, the URL or the host; its path in the site.</summary>
    private static SiteDefinition? FindSite(CaseServer server, RefusedRequest request, Action<IdentityQueryException> report, out string url)
    {
        url = request.Url;
        try
        {
            if (url.IndexOf("://", StringComparison.Ordinal) > 0)
                return ByUrl(server, url, request.Site, out url);
            if (request.Site.Length > 0)
                return server.FindSite(request.Site) ?? throw new IdentityQueryException("SiteNotFound", request.Site, $"There is no site '{request.Site}' on {server.Facts.Server.DisplayName}.{Suggestion.For(request.Site, server.Configuration.SiteNames)}");
            if (request.Host.Length > 0)
                return ByUrl(server, $"http{(IsTls(request) ? "s" : "")}://{WithPort(request)}/", "", out _);
        }
        catch (IdentityQueryException e)
        {
            report(e);
        }

        return server.Configuration.Sites.Count == 1 && request.Site.Length == 0 && request.Url.Length > 0 ? server.Configuration.Sites[0] : null;
    }

    /// <summary>What an absolute URL says of host and port counts as logged where nothing else does.</summary>
    private static RefusedRequest WithHost(RefusedRequest request) =>
        Uri.TryCreate(request.Url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? request with { Host = request.Host.Length > 0 ? request.Host : uri.Host, Endpoint = request.Endpoint.Length > 0 ? request.Endpoint : FormattableString.Invariant($":{uri.Port}") }
            : request;

    private static SiteDefinition ByUrl(CaseServer server, string url, string site, out string path)
    {
        if (site.Length > 0 && server.FindSite(site) is { } named && Uri.TryCreate(url, UriKind.Absolute, out var uri))
        {
            path = Uri.UnescapeDataString(uri.AbsolutePath);
            return named;
        }

        var (found, normal) = UrlBinding.Find(server.Configuration, url);
        path = url.EndsWith("/", StringComparison.Ordinal) && normal != "/" ? normal + "/" : normal;
        return found;
    }

    private static bool IsTls(RefusedRequest request) => request.Endpoint.EndsWith(":443", StringComparison.Ordinal);

    private static string WithPort(RefusedRequest request)
    {
        var port = request.Endpoint.LastIndexOf(':');
        return request.Host.IndexOf(':') >= 0 || port < 0 || request.Endpoint.EndsWith(":80", StringComparison.Ordinal) || IsTls(request) ? request.Host : request.Host + request.Endpoint.Substring(port);
    }

    private static CasePlace? FindPlace(CaseServer server, SiteDefinition site, string url, RefusedRequest request, Action<IdentityQueryException> report)
    {
        var place = PlaceFinder.Find(server, site, url, request);
        if (place is null)
            report(new IdentityQueryException("PathNotServed", url, $"Site '{site.Name}' has no application or virtual directory for '{url}'."));
        return place;
    }
}
