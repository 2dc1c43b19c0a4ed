using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Unaccepted;

/// <summary>401.0 by the application's own code, and ASP.NET Core that is not told who the user is.</summary>
internal sealed class ApplicationRefusalRule : ICauseRule
{
    private const string Application = "AUTH-APP";
    private const string NoToken = "AUTH-CORE-NOTOKEN";
    private const string Setting = "forwardWindowsAuthToken";

    private static readonly string[] s_handlers = ["AspNetCoreModule", "AspNetCoreModuleV2", "FastCgiModule", "CgiModule", "httpPlatformHandler", "IsapiModule", "iisnode", "ManagedPipelineHandler"];

    public IReadOnlyList<string> Ids { get; } = [NoToken, Application];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is { } place && NotHandedOn(place) is { } finding)
            yield return finding;
        if (!refusal.Is(401, 0))
            yield break;
        if (refusal.Trace is { Errors.Count: > 0 } trace)
        {
            var first = trace.Errors[0];
            yield return s_handlers.Contains(first.Module, StringComparer.OrdinalIgnoreCase)
                ? new CauseFinding(Application, CauseVerdict.Proved) { Because = [$"The handler {first.Module} itself set the status: the application refuses, not IIS."], Evidence = [first.ToString()] }
                : CauseFinding.Refuted(Application);
        }
        else if (refusal.Place is { } landed)
        {
            yield return WithoutTrace(refusal, landed);
        }
    }

    private static CauseFinding WithoutTrace(RefusalCase refusal, CasePlace place)
    {
        var isCode = place.Handler is not (HandlerKind.Unknown or HandlerKind.StaticFile or HandlerKind.WebDav or HandlerKind.ProtocolSupport);
        var isRefusedByRule = NetAuthorization.Runs(place) == true && NetAuthorization.Verdict(refusal, place, out _)?.IsAllowed == false;
        if (!isCode || isRefusedByRule)
            return place.Handler == HandlerKind.Unknown ? new CauseFinding(Application, CauseVerdict.Possible) : CauseFinding.Refuted(Application);
        return new CauseFinding(Application, CauseVerdict.Consistent)
        {
            Because = [$"The application at '{SettingPlace.Of(place)}' ({place.Handler}) sets 401.0 itself, as far as the settings show."],
        };
    }

    private static CauseFinding? NotHandedOn(CasePlace place)
    {
        var section = place.Handler switch
        {
            HandlerKind.AspNetCoreOutOfProcess => "system.webServer/aspNetCore",
            HandlerKind.HttpPlatform => "system.webServer/httpPlatform",
            _ => "",
        };
        if (section.Length == 0 || !place.IsOn(AuthenticationKind.Windows) || place.Value(section, Setting) is not { } value || !value.Is("false"))
            return CauseFinding.Refuted(NoToken);
        // The older module leaves it off unless it is asked for, and many programs do not want it.
        return new CauseFinding(NoToken, value.IsSet ? SettingPlace.Shown(place, place.Level.GetSection(section)) : CauseVerdict.Consistent)
        {
            Because = [$"Windows authentication is on, and {Setting} is false: the application at '{SettingPlace.Of(place)}' runs in its own process and never learns who the user is."],
            Fix = $"Set {Setting}=\"true\" on the element {section.Substring(section.LastIndexOf('/') + 1)} of its web.config.",
        }.At(value);
    }
}
