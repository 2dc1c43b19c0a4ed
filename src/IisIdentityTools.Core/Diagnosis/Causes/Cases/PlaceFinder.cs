using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Diagnosis.Statuses;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Handlers;
using IisIdentityTools.Identity.Places;

namespace IisIdentityTools.Diagnosis.Causes.Cases;

/// <summary>Finds where a request landed: the handler that took it, and the way to log in that it shows.</summary>
internal static class PlaceFinder
{
    /// <summary>Finds the place of a request; null when the site does not serve it.</summary>
    public static CasePlace? Find(CaseServer server, SiteDefinition site, string url, RefusedRequest request)
    {
        var verb = request.Verb.Length == 0 ? "GET" : request.Verb.ToUpperInvariant();
        var user = request.User.Length == 0 ? null : request.User;
        var path = UrlPath.Normalize(url);
        var answers = server.Identities.Resolve(new IdentityQuery { Sites = [site.Name], Paths = [url], User = user, Verb = verb }, _ => { }).Where(answer => string.Equals(answer.Site, site.Name, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (answers.Length == 0)
            return null;
        var context = answers[0].Context;
        var isFolder = IsFolderAt(server.Facts, context, url);
        var application = context.Application.Path;
        var relative = path.Substring(Math.Min(path.Length, application == "/" ? 1 : application.Length)).TrimStart('/');
        var group = context.Handlers.Match(relative, verb, isFolder);
        var mapping = isFolder == true && IsOfFolder(request) && context.Handlers.Groups.FirstOrDefault(each => each.Kind == HandlerKind.StaticFile) is { } files ? files.First : group?.First;
        var chosen = Choose(answers, mapping, request);
        return new CasePlace(server, site, answers, chosen, mapping, isFolder);
    }

    /// <summary>
    /// A folder is handed on by the extensionless handlers of ASP.NET to the modules of the static file handler, which look for the default document and list it: these
    /// statuses are theirs (rules B3, D3).
    /// </summary>
    private static bool IsOfFolder(RefusedRequest request) => request is { StatusCode: 403, SubStatus: 14 } or { StatusCode: 401, SubStatus: 3, Win32Status: 5 or StatusReference.Unstated };

    private static EffectiveIdentity Choose(EffectiveIdentity[] answers, HandlerMapping? mapping, RefusedRequest request)
    {
        var handled = mapping is null ? answers : answers.Where(answer => string.Equals(answer.HandlerName, mapping.Name, StringComparison.Ordinal)).ToArray();
        if (handled.Length == 0 && mapping is not null)
            handled = answers.Where(answer => answer.HandlerKind == mapping.Kind).ToArray();
        if (handled.Length == 0)
            handled = answers;
        bool IsAnonymous(EffectiveIdentity answer) => answer.Authentication is AuthenticationKind.Anonymous or AuthenticationKind.None;
        var named = request.AuthenticationType.Length > 0
            ? handled.FirstOrDefault(answer => IsOfType(answer.Authentication, request.AuthenticationType))
            : request.User.Length == 0 ? Array.Find(handled, IsAnonymous) : Array.Find(handled, answer => !IsAnonymous(answer) && answer.Authentication != AuthenticationKind.Forms) ?? Array.Find(handled, answer => !IsAnonymous(answer));
        return named ?? handled[0];
    }

    private static bool IsOfType(AuthenticationKind kind, string type) => type.ToUpperInvariant() switch
    {
        "ANONYMOUS" => kind == AuthenticationKind.Anonymous,
        "NTLM" or "NEGOTIATE" or "KERBEROS" => kind == AuthenticationKind.Windows,
        var other => string.Equals(kind.ToString(), other, StringComparison.OrdinalIgnoreCase),
    };

    private static bool? IsFolderAt(IServerFacts facts, PlaceContext context, string url)
    {
        if (context.Place.IsDirectoryRoot || url.EndsWith("/", StringComparison.Ordinal))
            return true;
        return context.PhysicalPath.Length == 0 ? null : facts.GetPathSecurity(context.PhysicalPath).Kind switch
        {
            PathKind.File => false,
            PathKind.Folder => true,
            _ => UrlPath.LooksLikeFile(context.Place.UrlPath) ? false : null,
        };
    }
}
