using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.NotFound;

/// <summary>WebDAV: authoring rules, the permissions below them, and Basic without TLS.</summary>
internal sealed class WebDavRule : ICauseRule
{
    private const string NoRule = "DAV-RULE";
    private const string Permissions = "DAV-ACL";
    private const string BasicAlone = "DAV-BASICHTTP";
    private const string Depth = "F403-DAV";
    private const string Rules = "system.webServer/webdav/authoringRules";

    private static readonly string[] s_reading = ["GET", "HEAD", "OPTIONS", "PROPFIND"];

    public IReadOnlyList<string> Ids { get; } = [NoRule, Permissions, BasicAlone, Depth];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place)
            yield break;
        if (refusal.Is(403, 22))
            yield return OfDepth(place);
        if (place.Handler != HandlerKind.WebDav)
            yield break;
        var verb = refusal.Request.Verb.ToUpperInvariant();
        yield return OfRules(place, refusal.Request.User, verb.Length == 0 ? "" : s_reading.Contains(verb) ? "Read" : "Write");
        if (place.PhysicalPath.Length > 0 && place.Answer.Identities.Content is { Kind: not IdentityKind.None } identity)
            yield return AccessFinding.Of(Permissions, place.Check(identity, Folder(place), FileRights.Modify), "write, rename and delete there");
        var schemes = place.Settings.Authentication.Enabled;
        if (schemes.Length == 1 && schemes[0].Kind == AuthenticationKind.Basic && !place.Site.Bindings.Any(binding => string.Equals(binding.Protocol, "https", StringComparison.OrdinalIgnoreCase)))
            yield return new CauseFinding(BasicAlone, CauseVerdict.Proved)
            {
                Because = [$"Basic is the only way to log in to '{place.ConfigurationPath}', and the site has no https binding: Windows sends no password there."],
            }.At(place.Value("system.webServer/security/authentication/basicAuthentication", "enabled"));
        else
            yield return CauseFinding.Refuted(BasicAlone);
    }

    private static string Folder(CasePlace place) => place.IsFolder == true ? place.PhysicalPath : WindowsPath.Parent(place.PhysicalPath) ?? place.PhysicalPath;

    private static CauseFinding OfDepth(CasePlace place)
    {
        var infinite = place.Level.GetSection("system.webServer/webdav/authoring").Element.Child("properties").Get("allowInfinitePropfindDepth");
        return infinite.IsTrue ? CauseFinding.Refuted(Depth) : new CauseFinding(Depth, CauseVerdict.Proved)
        {
            Because = [$"PROPFIND of infinite depth is off at '{place.ConfigurationPath}', and the client asked for it."],
        }.At(infinite);
    }

    private static CauseFinding OfRules(CasePlace place, string user, string access)
    {
        var section = place.Level.GetSection(Rules);
        var fitting = section.Element.Items.Where(rule => (access.Length == 0 || Has(rule.Get("access"), access)) && FitsPath(rule, place.RelativePath)).ToArray();
        if (fitting.Any(rule => FitsUser(rule, user)) || (access.Length > 0 && Has(section.Get("defaultAccess"), access)))
            return CauseFinding.Refuted(NoRule);
        var byRole = fitting.Any(rule => rule.Get("roles").Text.Length > 0);
        return new CauseFinding(NoRule, byRole || user.Length == 0 ? CauseVerdict.Consistent : CauseVerdict.Proved)
        {
            Because = [fitting.Length == 0
                ? $"No authoring rule gives {(access.Length == 0 ? "access" : access)} to '{place.UrlPath}'."
                : $"No authoring rule names {(user.Length == 0 ? "the user" : user)} for '{place.UrlPath}'{(byRole ? "; some name groups." : ".")}"],
            Identity = user,
        }.At(section.Element.Source);
    }

    private static bool Has(EffectiveValue flags, string word) => flags.Text.Split(',').Any(flag => flag.Trim() == word);

    private static bool FitsPath(EffectiveElement rule, string path) => rule.Get("path").Text is "" or "*" || Wildcard.Matches(rule.Get("path").Text, path);

    private static bool FitsUser(EffectiveElement rule, string user) =>
        rule.Get("users").Text.Split(',').Any(name => name.Trim() == "*" || (user.Length > 0 && string.Equals(name.Trim(), user, StringComparison.OrdinalIgnoreCase)));
}
