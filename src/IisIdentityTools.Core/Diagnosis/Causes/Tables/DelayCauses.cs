namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>What was changed is not seen yet: asked last, when nothing else explains a refusal.</summary>
internal static class DelayCauses
{
    public static CauseEntry[] Rows { get; } =
    [
        new("TOKEN-STALE", "A changed group or password is not seen yet", CauseStage.Authentication, CauseAccounts.RequestUser | CauseAccounts.Worker | CauseAccounts.Machine, ["401.3.5", "401.1.1326"])
        {
            Seen = "Group, password or permission was just changed, and the answer is the same as before.",
            ProvedWhen = "the change is younger than UserTokenTTL (15 minutes) for Basic and fixed accounts, or the user, the pool or the server has not logged on anew since",
            Ask = "When the group or the password was changed: events 4728, 4732, 4724 of the domain controller; when the pool was started.",
            Fix = "Wait for UserTokenTTL, recycle the pool, or log on anew; for the computer account klist -li 0x3e7 purge.",
            Avoid = "Wider permissions in the meantime.",
            Source = "rules B9, KB 152526",
        },
    ];
}
