using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Handlers;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.NotFound;

/// <summary>405: a verb that files do not know, or that WebDAV takes before the application does (KB 942051).</summary>
internal sealed class VerbRule : ICauseRule
{
    private const string Static = "M405-STATIC";
    private const string WebDav = "M405-WEBDAV";
    private const string Off = "DAV-OFF";
    private const string Module = "WebDAVModule";

    private static readonly string[] s_ofFiles = ["GET", "HEAD", "OPTIONS", "TRACE"];
    private static readonly string[] s_ofWebDav = ["PUT", "DELETE", "PROPFIND", "PROPPATCH", "MKCOL", "COPY", "MOVE", "LOCK", "UNLOCK"];

    public IReadOnlyList<string> Ids { get; } = [Static, WebDav, Off];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place)
            yield break;
        var verb = refusal.Request.Verb.ToUpperInvariant();
        yield return OfStatic(place, verb);
        var handler = place.Level.GetSection("system.webServer/handlers").Element.Items.Select(item => new HandlerMapping(item)).FirstOrDefault(mapping => mapping.Kind == HandlerKind.WebDav);
        var module = place.Level.GetSection("system.webServer/modules").Element.Items.FirstOrDefault(item => item.Get("name").Text == Module);
        if ((handler is null && module is null) || (verb.Length == 0 ? !refusal.Is(405) : !s_ofWebDav.Contains(verb)))
        {
            yield return CauseFinding.Refuted(WebDav);
            yield return CauseFinding.Refuted(Off);
            yield break;
        }

        if (verb.Length == 0)
            yield break;
        var isAuthoring = place.Settings.WebDav.IsTrue;
        var application = place.Answers.FirstOrDefault(answer => answer.HandlerKind is not (HandlerKind.StaticFile or HandlerKind.WebDav or HandlerKind.Unknown or HandlerKind.ProtocolSupport));
        yield return application is null || isAuthoring ? CauseFinding.Refuted(WebDav) : new CauseFinding(WebDav, handler is not null && place.Mapping?.Kind == HandlerKind.WebDav ? CauseVerdict.Proved : CauseVerdict.Consistent)
        {
            Because = [$"WebDAV takes {verb} at '{place.ConfigurationPath}' before '{application.HandlerName}' does, and authoring is off."],
            Fix = $"Remove WebDAV from this application: <modules><remove name=\"{Module}\" /></modules> and <handlers><remove name=\"{handler?.Name ?? "WebDAV"}\" /></handlers> in its web.config.",
        }.At(handler?.Source ?? module?.Source);
        yield return isAuthoring ? CauseFinding.Refuted(Off) : new CauseFinding(Off, application is null ? CauseVerdict.Proved : CauseVerdict.Possible)
        {
            Because = [$"WebDAV authoring is off at '{place.ConfigurationPath}', and {verb} is a verb of WebDAV."],
            Command = CommandText.AppCmd(place.Site.Name, "system.webServer/webdav/authoring", "enabled:true"),
        }.At(place.Settings.WebDav);
    }

    private static CauseFinding OfStatic(CasePlace place, string verb)
    {
        if (place.Handler != HandlerKind.StaticFile || s_ofFiles.Contains(verb))
            return CauseFinding.Refuted(Static);
        return new CauseFinding(Static, verb.Length == 0 ? CauseVerdict.Consistent : CauseVerdict.Proved)
        {
            Path = place.PhysicalPath,
            Because = [$"The static file handler takes '{place.UrlPath}', and it answers GET and HEAD{(verb.Length == 0 ? " alone." : $", not {verb}.")}"],
        }.At(place.Mapping?.Source);
    }
}
