using IisIdentityTools.Diagnosis.Causes.Cases;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places;

/// <summary>
/// A rule that judges several causes is asked when one of them looks like the request: what it says of the others, which look different or cannot occur
/// there, is left out. A cause without a look of its own passes.
/// </summary>
internal sealed class CandidateRule(ICauseRule rule) : ICauseRule
{
    public IReadOnlyList<string> Ids => rule.Ids;

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal) => rule.Judge(refusal).Where(finding => MayBe(CauseCatalog.Find(finding.Id)!, refusal));

    private static bool MayBe(CauseEntry entry, RefusalCase refusal)
    {
        if (ScopeCheck.Fits(entry.Scope, refusal) == false)
            return false;
        return entry.Parsed.Count == 0 || entry.Parsed.Any(signature => signature.Fits(refusal.Request) > 0)
            || (entry.Parsed.All(signature => signature.IsEvent) && entry.Parsed.Any(signature => refusal.Events.Any(signature.Fits)));
    }
}
