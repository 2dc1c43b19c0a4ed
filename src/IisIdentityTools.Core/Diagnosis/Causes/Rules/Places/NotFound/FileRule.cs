using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.NotFound;

/// <summary>404.0: the mapped file is absent, or only hidden from who asks (KB 248033; rule D4).</summary>
internal sealed class FileRule : ICauseRule
{
    private const string Missing = "N404-FILE";
    private const string Hidden = "N404-ASDENIED";

    public IReadOnlyList<string> Ids { get; } = [Missing, Hidden];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place || refusal.Facts is not { } facts || place.PhysicalPath.Length == 0)
            yield break;
        if (IsOfApplication(place.Handler))
        {
            yield return CauseFinding.Refuted(Missing);
            yield return CauseFinding.Refuted(Hidden);
            yield break;
        }

        switch (Existence.Of(facts, place.PhysicalPath))
        {
            case FactState.Absent:
                yield return Absent(place, facts);
                yield return CauseFinding.Refuted(Hidden);
                break;
            case FactState.Present:
                yield return CauseFinding.Refuted(Missing);
                yield return Present(place);
                break;
            default:
                if (!place.IsUnc)
                    yield return CauseFinding.Refuted(Hidden);
                break;
        }
    }

    /// <summary>Their own code answers 404: no file is looked for.</summary>
    private static bool IsOfApplication(HandlerKind kind) =>
        kind is HandlerKind.AspNetCoreInProcess or HandlerKind.AspNetCoreOutOfProcess or HandlerKind.HttpPlatform or HandlerKind.IisNode or HandlerKind.ProxyForward;

    private static CauseFinding Absent(CasePlace place, IServerFacts facts)
    {
        var missing = Existence.FirstMissing(facts, place.PhysicalPath);
        var rewrites = place.Level.GetSection("system.webServer/rewrite/rules").Element.Items.Count + place.Level.GetSection("system.webServer/rewrite/globalRules").Element.Items.Count;
        return new CauseFinding(Missing, rewrites == 0 ? CauseVerdict.Proved : CauseVerdict.Consistent)
        {
            Path = place.PhysicalPath,
            Because = Sentences.Of(
                $"'{place.UrlPath}' is mapped to '{place.PhysicalPath}', which does not exist.",
                WindowsPath.Comparer.Equals(missing, place.PhysicalPath) ? "" : $"Already '{missing}' is missing.",
                rewrites == 0 ? "" : $"{rewrites} rewrite rules are effective here, which may lead the request to another file."),
            ToProve = ["The file after rewriting: a failed request trace of the URL shows it."],
        }.At(rewrites == 0 ? place.VirtualDirectory.PhysicalPath.Source : null);
    }

    private static CauseFinding Present(CasePlace place)
    {
        var identity = place.Answer.Identities.Content;
        if (!place.IsUnc || identity.Kind == IdentityKind.None)
            return CauseFinding.Refuted(Hidden);
        var access = place.Check(identity, place.PhysicalPath, FileRights.Read);
        return access.IsAllowed
            ? CauseFinding.Refuted(Hidden)
            : AccessFinding.Of(Hidden, access, "see the file on a share that lists only what one may read", CauseVerdict.Consistent);
    }
}
