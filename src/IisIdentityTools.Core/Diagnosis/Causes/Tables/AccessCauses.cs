namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>401.3: an identity was refused on an object.</summary>
internal static class AccessCauses
{
    public static CauseEntry[] Rows { get; } =
    [
        new("ACL-ANON", "The anonymous user may not read the file", CauseStage.Execution, CauseAccounts.Anonymous, ["401.3.5"], CauseScope.Anonymous | CauseScope.PassThrough | CauseScope.NoUser)
        {
            Seen = "401.3 without a user.",
            ProvedWhen = "anonymous authentication is on with IUSR or an account, and the permissions refuse it Read",
            Fix = "Grant the anonymous user Read on the content, or let anonymous requests use the pool's identity when that may read it.",
            Avoid = "Granting IIS_IUSRS does not help, IUSR is not in it; granting Everyone opens it to all.",
            Source = "rules B1, C1",
        },
    ];
}
