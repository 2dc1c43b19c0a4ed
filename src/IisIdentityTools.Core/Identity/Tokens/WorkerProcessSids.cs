using IisIdentityTools.Identity.Accounts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>Adds what WAS puts into the token of a worker process: the pool's SID for every identityType, and IIS_IUSRS (rule C1).</summary>
internal static class WorkerProcessSids
{
    public static void AddTo(TokenDraft draft, Version? iisVersion)
    {
        var subject = draft.Subject;
        if (!subject.IsWorkerProcess)
            return;

        if (LegacyIdentities.IsAgeOf(iisVersion))
        {
            // IIS 6 added nothing: the account had to be a member of the local group IIS_WPG (rule B8).
            draft.AddUnknown("IIS 5 and 6 put neither IIS_IUSRS nor a SID of the pool into worker tokens: rights came from the local group IIS_WPG, of which the account had to be a member.");
            return;
        }

        if (subject.ApplicationPool!.Length == 0)
            draft.AddUnknown("Which application pool the worker process belongs to is not known: its token holds the SID of that pool, and of no other.");
        else if (subject.Kind != IdentityKind.ApplicationPoolIdentity)
            draft.Add(ApplicationPoolSid.FromName(subject.ApplicationPool!), TokenGroupState.Enabled, TokenGroupOrigin.InjectedByWas, "WAS adds the SID of the pool to its worker processes whatever their identity");
        if (!subject.ManualGroupMembership)
            draft.Add(WellKnownSids.IisIusrs, TokenGroupState.Enabled, TokenGroupOrigin.InjectedByWas, $"WAS adds it to every worker process while {MembershipSetting(subject)}");
        if (!ApplicationPoolSid.IsSettled(subject.ApplicationPool!))
            draft.AddUnknown($"The pool name '{subject.ApplicationPool}' has letters outside ASCII: which lower-casing IIS applies to them is not settled, so the SID of the pool may be another (C3).");
    }

    /// <summary>The setting in words, with its place.</summary>
    public static string MembershipSetting(TokenSubject subject)
    {
        var setting = $"processModel.manualGroupMembership={(subject.ManualGroupMembership ? "true" : "false")}";
        return subject.ManualGroupMembershipSource is null ? setting : $"{setting} ({subject.ManualGroupMembershipSource})";
    }
}
