using IisIdentityTools.Access;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Causes.Rules.Content.Reasons;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content;

/// <summary>Writes what a check of permissions means for a cause: the verdict with what recordings add to it, the reasons, the least that helps.</summary>
internal static class AccessFindings
{
    private static readonly AccessMask s_changing = FileRights.WriteData | FileRights.AppendData | FileRights.Delete | FileRights.DeleteSubdirectoriesAndFiles | FileRights.WriteAttributes;

    /// <summary>The finding, then the reasons that explain it.</summary>
    /// <param name="id">The cause.</param>
    /// <param name="refusal">The refusal.</param>
    /// <param name="access">The check.</param>
    public static IEnumerable<CauseFinding> Of(string id, RefusalCase refusal, CaseAccess access)
    {
        var seen = Observation.Of(refusal, access);
        var verdict = Verdict(access, seen);
        var reasons = verdict is CauseVerdict.Refuted || refusal.Server is null ? [] : DenialReasons.Of(refusal.Server, access);
        yield return WithFix(refusal, access, reasons, new(id, verdict)
        {
            Identity = access.Identity,
            IdentitySid = access.IdentitySid,
            Path = access.Path,
            Because = [Sentence(access, verdict), .. reasons.Select(reason => reason.Because[0]), .. seen.Says, .. access.Because],
            Evidence = seen.Evidence,
            ToProve = seen.Contradicts ? ["Which configuration and permissions counted at the time of the recording."] : [$"The permissions of '{access.Path}': icacls {CommandText.Path(access.Path)}, or capture the server with them."],
        });
        foreach (var reason in reasons)
            yield return reason with { Explains = id };
    }

    private static CauseVerdict Verdict(CaseAccess access, Observation seen)
    {
        if (seen.Contradicts)
            return CauseVerdict.Consistent;
        if (access.IsDenied)
            return CauseVerdict.Proved;
        if (access.IsAllowed)
            return seen.IsRefused ? CauseVerdict.Consistent : CauseVerdict.Refuted;
        return seen.IsRefused ? CauseVerdict.Proved : access.IsExpectedDenied ? CauseVerdict.Consistent : CauseVerdict.Possible;
    }

    /// <summary>The least that helps: the denying entry goes, or the identity gets the right at the narrowest place that all that was refused inherits from.</summary>
    private static CauseFinding WithFix(RefusalCase refusal, CaseAccess access, IReadOnlyList<CauseFinding> reasons, CauseFinding finding)
    {
        // Only the recording shows the refusal: where it comes from is not known, so nothing wider than the object itself.
        if (!access.IsDenied)
            return finding.Verdict != CauseVerdict.Proved || access.IdentitySid.Length == 0 ? finding : finding with
            {
                Fix = $"Look at the permissions of '{access.Path}' first, they were not captured: icacls {CommandText.Path(access.Path)}. Where no entry denies it, grant {access.Identity} {RightsText.Of(access.Question.Rights, access.Kind)} there.",
                Command = CommandText.Grant(access.Path, access.Identity, access.Question.Rights),
            };
        if (reasons.FirstOrDefault(reason => reason.Id is "WHY-DENY" or "WHY-DENYGENERIC" or "WHY-SHARE") is { } first)
            return finding with { Fix = first.Fix, Command = first.Command };
        // What is read may be granted for the whole content at once; what is written only where it is written.
        var target = refusal.Place is { } place && !s_changing.HasAny(access.Question.Rights) ? GrantPlace.Of(place, access) : access;
        if (target.Command.Length == 0)
            return finding;
        var rights = RightsText.Of(access.Question.Rights, target.Kind);
        return finding with
        {
            Fix = $"Grant {target.Identity} {rights} on '{target.Path}': {target.Command}",
            Command = CommandText.Grant(target.Path, target.Identity, access.Question.Rights),
            SideEffect = target.Kind == PathKind.Folder ? $"Everything below '{target.Path}' that inherits gets it too." : "",
        };
    }

    private static string Sentence(CaseAccess access, CauseVerdict verdict)
    {
        var rights = RightsText.Of(access.Question.Rights, access.Kind);
        return access.IsDenied || verdict == CauseVerdict.Proved ? $"{access.Identity} is refused {rights} on '{access.Path}'."
            : access.IsAllowed ? $"{access.Identity} has {rights} on '{access.Path}', as it was captured."
            : access.IsExpectedDenied ? $"{access.Identity} is probably refused {rights} on '{access.Path}': '{access.Access!.Expected.Folder}', from which it inherits, does not give it."
            : $"Whether {access.Identity} has {rights} on '{access.Path}' cannot be told.";
    }
}
