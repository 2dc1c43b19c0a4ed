using IisIdentityTools.Access;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content;

/// <summary>401.3 of ASP.NET, which checks the list of the page against the user of the request besides what the code may (rule B4).</summary>
internal sealed class FileAuthorizationRule : ICauseRule
{
    private const string Refused = "ACL-FILEAUTH";
    private const string Unreadable = "ACL-SDREAD";
    private const string Module = "FileAuthorization";

    public IReadOnlyList<string> Ids { get; } = [Refused, Unreadable];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place || !refusal.Is(401, 3))
            yield break;
        var access = place.Accesses.FirstOrDefault(access => (access.Question.Roles & AccessRoles.FileAuthorization) != 0);
        if (access is null || place.IsFolder == true)
        {
            // Nobody is checked: it is no page, the module is not there, the user is no Windows identity, or the application is on a share.
            if (place.Answer.HandlerKind != HandlerKind.Unknown)
                foreach (var id in Ids)
                    yield return CauseFinding.Refuted(id);
            yield break;
        }

        if (access.IsMissing)
            yield break;
        if (!IsReading(refusal.Request.Verb))
            access = place.Check(place.Answer.Identities.FileAuthorization, access.Path, FileRights.Read | FileRights.Write);
        foreach (var finding in AccessFindings.Of(Refused, refusal, access))
            yield return Fitted(refusal, finding);
        var descriptor = place.Check(place.Worker.Identity, access.Path, FileRights.ReadPermissions);
        foreach (var finding in AccessFindings.Of(Unreadable, refusal, descriptor).Where(finding => finding.Verdict != CauseVerdict.Possible))
            yield return Fitted(refusal, finding);
    }

    private static bool IsReading(string verb) => verb.ToUpperInvariant() is "" or "GET" or "HEAD" or "POST" or "OPTIONS";

    /// <summary>The module leaves error code 0. A trace that names who answered decides; a logged 5 says that it was an open of a file.</summary>
    private static CauseFinding Fitted(RefusalCase refusal, CauseFinding finding)
    {
        if (finding.Verdict != CauseVerdict.Proved || finding.Explains.Length > 0)
            return finding;
        if (refusal.Trace is { Errors.Count: > 0 } trace)
        {
            var first = trace.Errors[0];
            return string.Equals(first.Module, Module, StringComparison.OrdinalIgnoreCase)
                ? finding with { Because = [.. finding.Because, "The trace names this module as the one that answered."], Evidence = [.. finding.Evidence, first.ToString()] }
                : finding with { Verdict = CauseVerdict.Consistent, Because = [.. finding.Because, $"The trace names another module as the one that answered: {first.Module}."], Evidence = [.. finding.Evidence, first.ToString()] };
        }

        return refusal.Win32 > 0
            ? finding with { Verdict = CauseVerdict.Consistent, Because = [.. finding.Because, $"The log has error code {refusal.Win32}; the module leaves 0."] }
            : finding;
    }
}
