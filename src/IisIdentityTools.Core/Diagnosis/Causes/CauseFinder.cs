using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Causes.Rules;

namespace IisIdentityTools.Diagnosis.Causes;

/// <summary>Finds the causes of one refusal: what looks like it, what the rules say of that, in the order of the discipline of a verdict.</summary>
internal static class CauseFinder
{
    /// <summary>The findings: proved ones by stage, then consistent ones, then, when nothing is proved, the possible ones.</summary>
    public static IReadOnlyList<CauseFinding> Find(RefusalCase refusal)
    {
        var candidates = Candidates(refusal);
        var findings = Judge(refusal, candidates);
        var judged = new HashSet<string>(findings.Select(finding => finding.Id), StringComparer.Ordinal);
        var open = candidates.Where(entry => !judged.Contains(entry.Id)).Select(entry => new CauseFinding(entry.Id, CauseVerdict.Possible));
        var standing = findings.Where(finding => finding.Verdict != CauseVerdict.Refuted).ToArray();
        // What was judged stands before what only looks alike, and only an earlier stage explains more than a later one.
        var ordered = standing.Where(finding => finding.Verdict == CauseVerdict.Proved).OrderBy(StageOf)
            .Concat(standing.Where(finding => finding.Verdict == CauseVerdict.Consistent))
            .ToList();
        if (!standing.Any(finding => finding.Verdict == CauseVerdict.Proved && CauseCatalog.Find(finding.Id)!.Signatures.Count > 0))
            ordered.AddRange(standing.Where(finding => finding.Verdict == CauseVerdict.Possible).Concat(open).OrderBy(finding => finding.Because.Count > 0 ? -1 : PlaceOf(finding, candidates)));
        return ordered;
    }

    private static List<CauseFinding> Judge(RefusalCase refusal, IReadOnlyList<CauseEntry> candidates)
    {
        var ids = new HashSet<string>(candidates.Select(entry => entry.Id), StringComparer.Ordinal);
        var findings = new List<CauseFinding>();
        var seen = new HashSet<(string, string, string)>();
        foreach (var rule in CauseRules.All.Where(rule => rule.Ids.Any(ids.Contains) || (rule is IOpenRule && refusal.IsOfOpen)))
            foreach (var finding in rule.Judge(refusal))
                if (seen.Add((finding.Id, finding.Identity, finding.Path)))
                    findings.Add(finding);
        // A rule that proves one object of a cause and refutes another has proved the cause.
        var standing = new HashSet<string>(findings.Where(finding => finding.Verdict != CauseVerdict.Refuted).Select(finding => finding.Id), StringComparer.Ordinal);
        findings.RemoveAll(finding => finding.Verdict == CauseVerdict.Refuted && standing.Contains(finding.Id));
        // A reason is no more certain than what it explains.
        var proved = new HashSet<string>(findings.Where(finding => finding.Verdict == CauseVerdict.Proved).Select(finding => finding.Id), StringComparer.Ordinal);
        return findings.ConvertAll(finding => finding.Explains.Length == 0 || finding.Verdict != CauseVerdict.Proved || proved.Contains(finding.Explains) ? finding : finding with { Verdict = CauseVerdict.Consistent });
    }

    private static CauseEntry[] Candidates(RefusalCase refusal)
    {
        var byEvent = refusal.Events.Count == 0 ? [] : CauseCatalog.All.Where(entry => entry.Parsed.Any(signature => refusal.Events.Any(signature.Fits)) && MayFail(entry, refusal.Request));
        return CauseCatalog.Looking(refusal.Request).Concat(byEvent).Distinct().Where(entry => ScopeCheck.Fits(entry.Scope, refusal) != false).ToArray();
    }

    /// <summary>An event explains only statuses that its cause shows, or a cause that has no status of its own.</summary>
    private static bool MayFail(CauseEntry entry, RefusedRequest request) =>
        entry.Parsed.All(signature => signature.IsEvent) || entry.Parsed.Any(signature => signature.Fits(request) > 0);

    /// <summary>What has nothing to say of itself stands in the order of the catalogue.</summary>
    private static int PlaceOf(CauseFinding finding, CauseEntry[] candidates) =>
        Array.FindIndex(candidates, entry => entry.Id == finding.Id) is var index and >= 0 ? index : candidates.Length;

    /// <summary>What explains a cause stands with it, whatever stage it could be met in.</summary>
    private static CauseStage StageOf(CauseFinding finding) => CauseCatalog.Find(finding.Explains.Length > 0 ? finding.Explains : finding.Id)!.Stage;
}
