using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Identity.Handlers;
using IisIdentityTools.Identity.Rules;
using IisIdentityTools.Identity.Settings;

namespace IisIdentityTools.Identity.Places;

/// <summary>Decides all cases of a place: each handler that it has with each way of authenticating, or the one reason why nothing gets that far.</summary>
internal sealed class VerdictMaker(ServerConfiguration configuration, ResolvedIdentity caller)
{
    private readonly Dictionary<(EffectiveSection, string), PhpSettings> _php = [];
    private PlaceContext? _lastPlace;
    private IReadOnlyList<Verdict> _lastVerdicts = [];

    /// <summary>The verdicts of a place that is a folder.</summary>
    public IReadOnlyList<Verdict> Folder(PlaceContext place)
    {
        if (Unusable(place) is { } refused)
            return [refused];
        // The applications of a site mostly differ in nothing that decides: same pool, same settings, no connect-as.
        if (_lastPlace is not null && place.DecidesLike(_lastPlace))
            return _lastVerdicts;
        _lastPlace = place;
        return _lastVerdicts = Decide(place);
    }

    /// <summary>The verdicts of one file or program: those of the handler that would serve it.</summary>
    public IReadOnlyList<Verdict> File(PlaceContext place, string verb, bool? isFolder)
    {
        if (Unusable(place) is { } refused)
            return [refused];
        var application = place.Application.Path;
        var path = place.Place.UrlPath.Substring(application == "/" ? 1 : application.Length).TrimStart('/');
        var group = place.Handlers.Match(path, verb, isFolder);
        var verdicts = new List<Verdict>();
        // Whether the rule's pattern covers the path is not worked out: both answers are given.
        if (place.Settings.Proxy is not null)
            Add(verdicts, place, HandlerKind.ProxyForward, null);
        Add(verdicts, place, group is null ? HandlerKind.Unknown : Refine(group.Kind, place), group);
        return verdicts;
    }

    private List<Verdict> Decide(PlaceContext place)
    {
        var verdicts = new List<Verdict>(place.Handlers.Groups.Count * place.Settings.Authentication.Enabled.Length);
        if (place.Settings.Proxy is not null)
            Add(verdicts, place, HandlerKind.ProxyForward, null);
        foreach (var group in place.Handlers.Groups)
            if (group.Kind != HandlerKind.WebDav || place.Settings.WebDav.IsTrue)
                Add(verdicts, place, Refine(group.Kind, place), group);
        if (verdicts.Count == 0)
            Add(verdicts, place, HandlerKind.Unknown, null);
        return verdicts;
    }

    /// <summary>The hosting model tells the two kinds of ASP.NET Core apart: absent or empty means out-of-process (rule A5).</summary>
    private static HandlerKind Refine(HandlerKind kind, PlaceContext place) =>
        kind == HandlerKind.AspNetCoreInProcess && !place.Settings.HostingModel.Is("inprocess") ? HandlerKind.AspNetCoreOutOfProcess : kind;

    /// <summary>The one verdict of a place where no request gets as far as a handler; null when requests do.</summary>
    private Verdict? Unusable(PlaceContext place)
    {
        var problems = place.Level.Problems;
        if (problems.Any(IsOfAspNet))
            problems = problems.Where(problem => !IsOfAspNet(problem)).ToArray();
        if (place.Worker.Problems.Count > 0)
            problems = [.. place.Worker.Problems, .. problems];
        return problems.Count == 0 ? null : Verdict.Refused(Case(place, HandlerKind.Unknown, null, AuthenticationKind.None, null), null, problems);
    }

    private void Add(List<Verdict> verdicts, PlaceContext place, HandlerKind kind, HandlerGroup? group)
    {
        var enabled = place.Settings.Authentication.Enabled;
        var validation = place.Worker.IsIntegrated ? place.Settings.IntegratedProblems : [];
        if (kind is HandlerKind.AspNetIntegrated or HandlerKind.AspNetClassic or HandlerKind.Wcf && place.Level.Problems.Any(IsOfAspNet))
            validation = [.. validation, .. place.Level.Problems.Where(IsOfAspNet)];
        var php = kind == HandlerKind.FastCgi && PhpSettings.IsPhp(group!.First.ScriptProcessor) ? Php(place.Settings.FastCgi, group.First.ScriptProcessor) : null;
        if (enabled.Length == 0)
            verdicts.Add(Verdict.Refused(Case(place, kind, group, AuthenticationKind.None, php), group, [.. validation, NoAuthentication(place)]));
        var denied = HandlerDenial.Of(place.Handlers, kind, group) ?? HandlerDenial.OfHostingModel(group, place.Settings.HostingModel);
        foreach (var scheme in enabled)
        {
            var request = Case(place, kind, group, scheme.Kind, php);
            verdicts.Add(validation.Count > 0 ? Verdict.Refused(request, group, validation) : Reached(place, request, group, scheme.Step, denied));
        }

        var anonymous = Array.Find(enabled, scheme => scheme.Kind == AuthenticationKind.Anonymous);
        if (anonymous is not null && validation.Count == 0 && SeesForms(place, kind))
            verdicts.Add(Reached(place, Case(place, kind, group, AuthenticationKind.Forms, php), group, anonymous.Step, denied));
    }

    /// <summary>What ASP.NET refuses when it reads the configuration: IIS still serves files beside it.</summary>
    private static bool IsOfAspNet(ConfigurationProblem problem) => problem.Status == "500.0";

    private static Verdict Reached(PlaceContext place, RequestCase request, HandlerGroup? group, TrailStep scheme, ConfigurationProblem? denied) =>
        denied is null ? Verdict.Answer(request, group, scheme, place.Server.Network) : Verdict.Denied(request, group, scheme, denied);

    private RequestCase Case(PlaceContext place, HandlerKind kind, HandlerGroup? group, AuthenticationKind authentication, PhpSettings? php) =>
        new(place.Worker, place.Settings, place.Directory, kind, group?.First, authentication, caller, php);

    /// <summary>ASP.NET handlers know logged-in forms users; others only when the forms module sees every request.</summary>
    private static bool SeesForms(PlaceContext place, HandlerKind kind)
    {
        var aspNet = place.Settings.AspNet;
        if (!aspNet.Mode.Is("Forms") || place.Worker.RuntimeVersion.Length == 0)
            return false;
        return kind is HandlerKind.AspNetIntegrated or HandlerKind.AspNetClassic or HandlerKind.Wcf || (place.Worker.IsIntegrated && aspNet.FormsSeesStaticFiles);
    }

    private PhpSettings Php(EffectiveSection fastCgi, string scriptProcessor)
    {
        var key = (fastCgi, scriptProcessor);
        return _php.TryGetValue(key, out var known) ? known : _php[key] = PhpSettings.Read(scriptProcessor, fastCgi, configuration.Facts);
    }

    private static ConfigurationProblem NoAuthentication(PlaceContext place)
    {
        var source = place.Settings.Authentication.AnonymousSection.Get("enabled").Source;
        return new ConfigurationProblem
        {
            Status = "401.2",
            Message = "Every authentication scheme is off: nobody can be let in.",
            Fix = "Enable anonymous or another authentication for this path.",
            File = source?.File ?? "",
            Line = source?.Line ?? 0,
            Column = source?.Column ?? 0,
            Location = source?.Location ?? "",
            Section = "system.webServer/security/authentication",
        };
    }
}
