using IisIdentityTools.Security;

namespace IisIdentityTools.Tests.Security.Checks;

/// <summary>What has to hold of the steps of any explanation.</summary>
internal static class ExplainedRights
{
    /// <summary>
    /// Every right asked for is in a step, each step speaks only of rights that ended as it says, and the entry of a step is the one at
    /// its place.
    /// </summary>
    public static bool Fit(AccessDecision decision, IReadOnlyList<AccessStep> steps, SecurityDescriptor descriptor)
    {
        var explained = steps.Aggregate(AccessMask.None, (all, step) => all | step.Rights);
        return explained == decision.Desired && steps.All(step => Fits(step, decision) && IsInPlace(step, descriptor));
    }

    private static bool Fits(AccessStep step, AccessDecision decision) => !step.Rights.IsNone && step.Reason switch
    {
        AccessStepReason.AllowedByEntry or AccessStepReason.Owner or AccessStepReason.NoList or AccessStepReason.Privilege => decision.Granted.HasAll(step.Rights),
        AccessStepReason.UnknownMembership or AccessStepReason.UnknownCondition or AccessStepReason.UnknownEntry or AccessStepReason.UnknownToken => decision.Open.HasAll(step.Rights),
        _ => decision.Refused.HasAll(step.Rights),
    };

    private static bool IsInPlace(AccessStep step, SecurityDescriptor descriptor) =>
        step.EntryIndex < 0
            ? step.Entry is null
            : IsAt(descriptor.Dacl, step) || IsAt(descriptor.Sacl, step);

    private static bool IsAt(AccessControlList? list, AccessStep step) =>
        list is not null && step.EntryIndex < list.Count && ReferenceEquals(list[step.EntryIndex], step.Entry);
}
