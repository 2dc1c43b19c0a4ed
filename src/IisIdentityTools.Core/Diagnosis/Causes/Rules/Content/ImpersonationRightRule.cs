using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content;

/// <summary>Error 1346: the worker process lost the right to act for its users (rule C2).</summary>
internal sealed class ImpersonationRightRule : ICauseRule
{
    private const string Id = "RIGHT-IMPERSONATE";
    private const string Right = "SeImpersonatePrivilege";
    private const long BadImpersonationLevel = 1346;

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal is not { Place: { } place, Facts: { } facts } || facts.GetUserRightHolders(Right) is not { } holders || CasePool.Of(refusal) is not { } pool)
            yield break;
        var worker = place.Worker.Identity;
        var (state, _) = pool.Holds(Right);
        if (state == TokenGroupState.Enabled)
            yield return CauseFinding.Refuted(Id);
        else if (state == TokenGroupState.Absent)
            yield return new(Id, refusal.Win32 == BadImpersonationLevel ? CauseVerdict.Proved : CauseVerdict.Consistent)
            {
                Identity = worker.Name,
                IdentitySid = worker.Sid,
                Because = [$"{worker.Name} may not impersonate anybody: no SID of its token holds {Right}.", $"It is held by {(holders.Count == 0 ? "nobody" : string.Join(", ", holders))}; a stock server gives it to IIS_IUSRS (S-1-5-32-568) and SERVICE (S-1-5-6) besides."],
                ToProve = ["Error code 1346 in the log or in a failed request trace."],
            };
    }
}
