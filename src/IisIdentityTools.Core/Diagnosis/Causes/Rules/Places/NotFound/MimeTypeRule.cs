using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Handlers;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.NotFound;

/// <summary>404.3: the static file handler serves only extensions that staticContent knows (rule D4).</summary>
internal sealed class MimeTypeRule : ICauseRule
{
    private const string Id = "N404-MIME";
    private const string Section = "system.webServer/staticContent";

    // Registered types of extensions that older servers lack.
    private static readonly Dictionary<string, string> s_types = new(StringComparer.OrdinalIgnoreCase)
    {
        [".json"] = "application/json",
        [".webp"] = "image/webp",
        [".avif"] = "image/avif",
        [".svg"] = "image/svg+xml",
        [".woff"] = "font/woff",
        [".woff2"] = "font/woff2",
        [".webmanifest"] = "application/manifest+json",
        [".wasm"] = "application/wasm",
        [".mp4"] = "video/mp4",
        [".webm"] = "video/webm",
    };

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place || place.UrlPath == "/")
            yield break;
        var name = WindowsPath.FileName(place.PhysicalPath.Length > 0 ? place.PhysicalPath : place.UrlPath);
        var dot = name.LastIndexOf('.');
        var extension = dot < 0 ? "." : name.Substring(dot);
        var map = place.Level.GetSection(Section).Element.Items.FirstOrDefault(item => item.Get("fileExtension").Is(extension) || item.Get("fileExtension").Is(".*"));
        if (place.Handler is not (HandlerKind.StaticFile or HandlerKind.Unknown) || map is not null)
        {
            yield return CauseFinding.Refuted(Id);
            yield break;
        }

        var engine = place.Level.GetSection("system.webServer/handlers").Element.Items.Select(item => new HandlerMapping(item))
            .FirstOrDefault(mapping => mapping.Path != "*" && mapping.Kind != HandlerKind.StaticFile && HandlerPath.Matches(mapping.Path, place.RelativePath));
        yield return new CauseFinding(Id, CauseVerdict.Proved)
        {
            Path = place.PhysicalPath,
            Because = Sentences.Of(
                $"The static file handler takes '{place.UrlPath}', and staticContent at '{place.ConfigurationPath}' has no mimeMap for '{extension}'.",
                engine is null ? "" : $"The mapping '{engine.Name}' ({engine.Source}) would take it, but not in the pool '{place.Worker.Pool}' with this verb."),
            Fix = engine is null ? $"Add a mimeMap for '{extension}' at '{place.ConfigurationPath}'." : $"Let the mapping '{engine.Name}' take it: no MIME type, which would serve the source.",
            Command = engine is null && s_types.TryGetValue(extension, out var type) ? CommandText.AppCmd(place.ConfigurationPath, Section, $"+\"[fileExtension='{extension}',mimeType='{type}']\"") : "",
        }.At(engine?.Source);
    }
}
