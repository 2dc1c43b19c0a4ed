namespace IisIdentityTools.Security.Checks;

/// <summary>Collects what happens in a check, and keeps what turns out to have decided.</summary>
internal sealed class StepLog
{
    private readonly List<AccessStep> _steps = [];

    /// <summary>True while the restricting SIDs are looked at: refusals are then those of the second check, and what it gives is no news.</summary>
    public bool IsRestricting { get; set; }

    /// <summary>Notes that something happened to rights; to none is not worth a note.</summary>
    public void Add(uint rights, AccessStepReason reason, int index = -1, AccessControlEntry? entry = null, SecurityIdentifier? sid = null)
    {
        if (rights == 0 || (IsRestricting && Gives(reason)))
            return;
        _steps.Add(new(new(rights), IsRestricting && !LeavesOpen(reason) ? AccessStepReason.RestrictedToken : reason, index, entry, sid));
    }

    /// <summary>The steps, each with those of its rights of which it holds in the end.</summary>
    public IReadOnlyList<AccessStep> StepsOf(AccessDecision decision)
    {
        var kept = new List<AccessStep>(_steps.Count);
        foreach (var step in _steps)
        {
            var rights = step.Rights & (Gives(step.Reason) ? decision.Granted : LeavesOpen(step.Reason) ? decision.Open : decision.Refused);
            if (!rights.IsNone)
                kept.Add(rights == step.Rights ? step : step with { Rights = rights });
        }

        return kept;
    }

    private static bool Gives(AccessStepReason reason) =>
        reason is AccessStepReason.AllowedByEntry or AccessStepReason.Owner or AccessStepReason.NoList or AccessStepReason.Privilege;

    private static bool LeavesOpen(AccessStepReason reason) =>
        reason is AccessStepReason.UnknownMembership or AccessStepReason.UnknownCondition or AccessStepReason.UnknownEntry or AccessStepReason.UnknownToken;
}
