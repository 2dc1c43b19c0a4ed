using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Pools;

/// <summary>503: may the pool's account log on as a batch job or a service (rules C1, C4; KB 981949)?</summary>
internal sealed class PoolRightsRule : ICauseRule
{
    private const string Batch = "POOL-BATCHRIGHT";
    private const string Service = "POOL-SERVICERIGHT";
    private const string Denied = "POOL-DENYRIGHT";
    private const string ManualGroup = "POOL-MANUALGROUP";

    public IReadOnlyList<string> Ids { get; } = [Batch, Service, Denied, ManualGroup];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (CasePool.Of(refusal) is not { IsSpecificUser: true } pool || pool.Definition.UserName.Text.Trim().Length == 0)
            yield break;
        var (id, other) = pool.IsServiceLogon ? (Service, Batch) : (Batch, Service);
        yield return CauseFinding.Refuted(other);
        yield return Needed(id, pool, pool.IsServiceLogon ? "SeServiceLogonRight" : "SeBatchLogonRight");
        yield return Deny(pool, pool.IsServiceLogon ? "SeDenyServiceLogonRight" : "SeDenyBatchLogonRight");
        yield return Group(pool);
    }

    private static CauseFinding Needed(string id, CasePool pool, string right)
    {
        var (state, _) = pool.Holds(right);
        if (state == TokenGroupState.Enabled)
            return CauseFinding.Refuted(id);
        var isAbsent = state == TokenGroupState.Absent;
        return new CauseFinding(id, isAbsent ? CauseVerdict.Proved : CauseVerdict.Possible)
        {
            Identity = pool.Identity.Name,
            IdentitySid = pool.Identity.Sid,
            Because = isAbsent
                ? Sentences.Of(
                    $"Neither {pool.Identity.Name}, the account of the pool '{pool.Name}', nor a group of it holds {right}.",
                    pool.Definition.ManualGroupMembership.IsTrue ? "manualGroupMembership is true, so WAS does not put IIS_IUSRS into its token." : "")
                : [$"Whether {pool.Identity.Name}, the account of the pool '{pool.Name}', holds {right} was not captured."],
            Fix = isAbsent ? $"Give {pool.Identity.Name} or IIS_IUSRS (S-1-5-32-568) {right} in the policy that sets the list, then set the pool's identity again." : "",
        }.At(pool.Definition.UserName);
    }

    private static CauseFinding Deny(CasePool pool, string right)
    {
        var (state, holder) = pool.Holds(right);
        return state switch
        {
            TokenGroupState.Absent => CauseFinding.Refuted(Denied),
            TokenGroupState.Enabled => new CauseFinding(Denied, CauseVerdict.Proved)
            {
                Identity = pool.Identity.Name,
                IdentitySid = pool.Identity.Sid,
                Because = [$"{right} holds {holder}, and with it {pool.Identity.Name}, the account of the pool '{pool.Name}'."],
                Fix = $"Take {holder} out of {right}, in the policy that sets it.",
            }.At(pool.Definition.UserName),
            _ => new(Denied, CauseVerdict.Possible),
        };
    }

    private static CauseFinding Group(CasePool pool)
    {
        var manual = pool.Definition.ManualGroupMembership;
        if (!manual.IsTrue || pool.Token?.IsInIisIusrs == TokenAnswer.Yes)
            return CauseFinding.Refuted(ManualGroup);
        // That the group is missing is computed; that something needs it is shown by another finding.
        return new CauseFinding(ManualGroup, CauseVerdict.Consistent)
        {
            Identity = pool.Identity.Name,
            IdentitySid = pool.Identity.Sid,
            Because = [$"{pool.Identity.Name} is not in IIS_IUSRS: manualGroupMembership of the pool '{pool.Name}' is true{(pool.Token?.IsInIisIusrs == TokenAnswer.No ? ", and it is no member." : ".")}"],
            Command = CommandText.Pool(pool.Name, "processModel.manualGroupMembership:false"),
        }.At(manual);
    }
}
