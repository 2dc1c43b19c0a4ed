using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content;

/// <summary>The custom page for the error is refused too: it hides the error behind it, and is its cause only when the content itself is allowed.</summary>
internal sealed class ErrorPageRule : ICauseRule
{
    private const string Id = "ACL-ERRORPAGE";

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal is not { Place: { } place, Facts: { } facts } || !refusal.Is(401, 3) || place.Answer.Identities.Request is not { Kind: not IdentityKind.None } user)
            yield break;
        if (Page(place, facts) is not { } page)
        {
            yield return CauseFinding.Refuted(Id);
            yield break;
        }

        var access = place.Check(user, page, FileRights.Read);
        if (access.IsAllowed)
            yield return CauseFinding.Refuted(Id);
        if (!access.IsDenied || place.Accesses.Any(need => need.IsDenied))
            yield break;
        foreach (var finding in AccessFindings.Of(Id, refusal, access))
            yield return finding with { Verdict = CauseVerdict.Consistent };
    }

    /// <summary>The file that httpErrors answers 401 with; null when it is none that can be looked up.</summary>
    private static string? Page(CasePlace place, IServerFacts facts)
    {
        var errors = place.Level.GetSection("system.webServer/httpErrors").Element.Items;
        var item = errors.FirstOrDefault(error => error.Get("statusCode").Text == "401" && error.Get("subStatusCode").Text is "3" or "-1" or "");
        if (item is null || item.Get("responseMode").Text is not ("File" or ""))
            return null;
        var path = EnvironmentExpansion.Expand(item.Get("path").Text, facts).Text;
        // The stock pages are built from a prefix for the client's language; those are not what somebody set.
        return item.Get("prefixLanguageFilePath").Text.Length == 0 && WindowsPath.IsRooted(path) ? WindowsPath.Normalize(path) : null;
    }
}
