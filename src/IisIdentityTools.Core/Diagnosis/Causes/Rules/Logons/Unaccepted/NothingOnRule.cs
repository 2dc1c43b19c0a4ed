using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Unaccepted;

/// <summary>401.2: every way to log in is off, or those that are on have no module.</summary>
internal sealed class NothingOnRule : ICauseRule
{
    private const string None = "AUTH-NONE";
    private const string Module = "AUTH-MODULE";
    private const string Group = "system.webServer/security/authentication/";

    public IReadOnlyList<string> Ids { get; } = [None, Module];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place || !refusal.Is(401, 2))
            yield break;
        var ways = place.Settings.Authentication.Enabled.Select(scheme => scheme.Kind).ToArray();
        yield return ways.Length == 0 ? NothingOn(place) : CauseFinding.Refuted(None);
        if (ways.Length > 0)
            yield return OfModules(place, ways);
    }

    private static CauseFinding NothingOn(CasePlace place)
    {
        var enabled = place.Settings.Authentication.AnonymousSection.Get("enabled");
        return new CauseFinding(None, place.Level.LacksFiles && !place.Settings.Authentication.IsLocked ? CauseVerdict.Consistent : CauseVerdict.Proved)
        {
            Because = [$"Every way to log in is off at '{place.Site.Name}{place.UrlPath}'.", $"anonymousAuthentication has enabled={enabled.Text}; no other section of security/authentication is enabled."],
            ToProve = SettingPlace.Missing(place),
            Fix = "Switch on the way that is meant, anonymous authentication for a public site.",
            Command = CommandText.AppCmd(SettingPlace.Of(place, enabled), Group + "anonymousAuthentication", "enabled:true"),
            SideEffect = "With anonymous authentication everyone gets what the anonymous user may read.",
        }.At(enabled);
    }

    private static CauseFinding OfModules(CasePlace place, AuthenticationKind[] ways)
    {
        var modules = ways.Select(LoginModule.Of).Where(module => module is not null).Select(module => module!).ToArray();
        var missing = Array.FindAll(modules, module => module.IsInstalled(place) == false);
        if (missing.Length == 0)
            return modules.All(module => module.IsInstalled(place) == true) ? CauseFinding.Refuted(Module) : new CauseFinding(Module, CauseVerdict.Possible);
        var first = missing[0];
        var scheme = place.Settings.Authentication.Enabled.First(each => each.Kind == first.Kind);
        return new CauseFinding(Module, missing.Length == modules.Length ? CauseVerdict.Proved : CauseVerdict.Consistent)
        {
            Because = [$"{first.Kind} authentication is on, and its module {first.Name} is not {(first.IsTakenOut(place) ? "in the modules of this place" : "installed")}."],
            ToProve = ["A client that can use this way to log in alone is refused: look at the WWW-Authenticate headers of the answer."],
            Fix = first.IsTakenOut(place) || first.RoleService.Length == 0 ? $"Put {first.Name} back into system.webServer/modules." : $"Install the role service {first.RoleService}.",
            Command = first.IsTakenOut(place) || first.RoleService.Length == 0 ? "" : $"Install-WindowsFeature {first.RoleService}",
        }.At(scheme.Section.Get("enabled"));
    }
}
