using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Places;

namespace IisIdentityTools.Access.Questions;

/// <summary>Finds what the paths of a query stand for: Windows paths, places of sites in every spelling that administrators use, URLs.</summary>
internal sealed class AccessTargets(ServerConfiguration configuration, FolderAccessQuery query, Action<IdentityQueryException> report, CancellationToken cancellation)
{
    private const string DrivePrefix = @"IIS:\Sites\";

    private readonly EffectiveIdentityResolver _identities = new(configuration);

    private bool NamesWhoAsks { get; set; } = query.Identities is { Count: > 0 };

    /// <summary>The targets, in the order of the query.</summary>
    public IEnumerable<AccessTarget> All()
    {
        if (query.Paths is not { Count: > 0 } paths)
            return OfSites();
        return paths.SelectMany(Of);
    }

    /// <summary>The places alone, without the identities that requests have there.</summary>
    public IEnumerable<AccessTarget> Places()
    {
        NamesWhoAsks = true;
        return All();
    }

    private IEnumerable<AccessTarget> OfSites()
    {
        foreach (var group in Ask(new IdentityQuery { Sites = query.Sites, Applications = query.Applications, HandlerKinds = query.HandlerKinds, User = query.User }).GroupBy(answer => (answer.Site, answer.PhysicalPath)))
            yield return new AccessTarget(group.Key.PhysicalPath, group.Key.Site, [.. group]);
    }

    private IEnumerable<AccessTarget> Of(string path)
    {
        var text = path.Trim();
        if (text.StartsWith(DrivePrefix, StringComparison.OrdinalIgnoreCase))
            return OfSitePath(text.Substring(DrivePrefix.Length), path);
        if (text.IndexOf("://", StringComparison.Ordinal) > 0)
            return OfUrl(text);
        if (IsWindowsPath(text))
            return OfFolder(WindowsPath.Normalize(EnvironmentExpansion.Expand(text, configuration.Facts).Text));
        return query.Sites is { Count: > 0 } ? OfPlace(query.Sites, text) : OfSitePath(text, path);
    }

    /// <summary>A drive, a share, or an environment variable in front; a lone leading slash is a URL path.</summary>
    private static bool IsWindowsPath(string text) =>
        text.StartsWith("%", StringComparison.Ordinal) || text.StartsWith(@"\\", StringComparison.Ordinal) || (text.Length > 1 && text[1] == ':');

    private IEnumerable<AccessTarget> OfFolder(string path)
    {
        if (NamesWhoAsks)
            return [new AccessTarget(path, "", [])];
        var missing = false;
        var answers = Ask(new IdentityQuery { Sites = query.Sites, Paths = [path], HandlerKinds = query.HandlerKinds, User = query.User }, error =>
        {
            missing |= error.ErrorId == "PathNotServed";
            if (error.ErrorId != "PathNotServed")
                report(error);
        }).ToArray();
        if (missing)
            report(new IdentityQueryException("IdentityRequired", path, $"{(configuration.IsKnown ? $"No site of {configuration.Facts.Server.Name} serves '{path}'" : $"Which sites use '{path}' is not known without a snapshot")}, so it is not clear whose access is asked: name an identity (-Identity, --identity), a pool's account or IUSR for example."));
        return answers.Length == 0 ? [] : [new AccessTarget(path, query.Sites is null ? "" : answers[0].Site, answers)];
    }

    private IEnumerable<AccessTarget> OfUrl(string url)
    {
        if (!NamesWhoAsks)
            return Grouped(Ask(new IdentityQuery { Urls = [url], HandlerKinds = query.HandlerKinds, User = query.User }));
        try
        {
            var (site, path) = UrlBinding.Find(configuration, url);
            return OfPlace([site.Name], path);
        }
        catch (IdentityQueryException e)
        {
            report(e);
            return [];
        }
    }

    private IEnumerable<AccessTarget> OfSitePath(string text, string given)
    {
        var cut = text.IndexOfAny(s_separators);
        var name = cut < 0 ? text : text.Substring(0, cut);
        if (configuration.FindSite(name) is { } site)
            return OfPlace([site.Name], cut < 0 ? "/" : text.Substring(cut));
        report(new IdentityQueryException("PathInvalid", given, $"'{given}' is neither a Windows path (D:\\sites\\shop) nor a place of a site (Shop/cart): {configuration.Facts.Server.DisplayName} has no site '{name}'.{Suggestion.For(name, configuration.SiteNames)}"));
        return [];
    }

    private static readonly char[] s_separators = ['/', '\\'];

    private IEnumerable<AccessTarget> OfPlace(IReadOnlyList<string> sites, string urlPath)
    {
        var path = UrlPath.Normalize(urlPath);
        if (!NamesWhoAsks)
            return Grouped(Ask(new IdentityQuery { Sites = sites, Applications = query.Applications, Paths = [path], HandlerKinds = query.HandlerKinds, User = query.User }));
        return OfNamedPlace(sites, path);
    }

    private IEnumerable<AccessTarget> OfNamedPlace(IReadOnlyList<string> sites, string path)
    {
        var selection = new SiteSelection(configuration, new IdentityQuery { Sites = sites }, report);
        foreach (var site in selection.Sites())
        {
            if (configuration.FindPlace(site, path).PhysicalPath is { Length: > 0 } folder)
                yield return new AccessTarget(folder, site.Name, []);
            else
                report(new IdentityQueryException("PathNotServed", path, $"Site '{site.Name}' has no folder for '{path}'."));
        }
    }

    private static IEnumerable<AccessTarget> Grouped(IEnumerable<EffectiveIdentity> answers) =>
        answers.GroupBy(answer => (answer.Site, answer.PhysicalPath)).Select(group => new AccessTarget(group.Key.PhysicalPath, group.Key.Site, [.. group]));

    private IEnumerable<EffectiveIdentity> Ask(IdentityQuery identities, Action<IdentityQueryException>? onMissing = null)
    {
        var answers = _identities.Resolve(identities, onMissing ?? report, cancellation);
        return query.Authentications is { Count: > 0 } wanted ? answers.Where(answer => wanted.Contains(answer.Authentication)) : answers;
    }
}
