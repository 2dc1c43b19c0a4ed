namespace IisIdentityTools.Security.Checks;

/// <summary>
/// One check from end to end: integrity level, privileges, owner and list; the same once more with the restricting SIDs; what applies
/// besides. Each part can only take away from what the others give.
/// </summary>
internal static class AccessRun
{
    /// <summary>Decides; with a log, also notes what decided.</summary>
    public static AccessDecision Decide(SecurityDescriptor descriptor, AccessToken token, in AccessRequest request, StepLog? log)
    {
        var level = IntegrityCheck.Of(descriptor, token, request, log);
        var first = new ListCheck(descriptor, token, request, isRestricting: false, log).Run();
        var granted = first.Granted;
        var refused = first.Refused;
        if (token.Restricting is not null)
        {
            var second = RunRestricting(descriptor, token, request, log);
            granted &= second.Granted;
            refused |= second.Refused;
        }

        var open = level.Open | OtherLimits.Of(descriptor, granted, request, log);
        refused |= level.Refused;
        return new(new(request.Wanted), new(granted & ~(refused | open)), new(refused), request.Required, request.IsMaximum);
    }

    private static RightsState RunRestricting(SecurityDescriptor descriptor, AccessToken token, in AccessRequest request, StepLog? log)
    {
        log?.IsRestricting = true;
        var state = new ListCheck(descriptor, token, request, isRestricting: true, log).Run();
        log?.IsRestricting = false;
        return state;
    }
}
