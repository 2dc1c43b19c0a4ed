using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>Answers the question whether IIS_IUSRS counts for an identity, with the reason.</summary>
internal static class IisIusrsAnswer
{
    public static (TokenAnswer Answer, string Reason) Of(TokenDraft draft, LocalGroupGraph graph, TokenBoundary boundary)
    {
        var name = draft.Account.Name;
        if (draft.Find(WellKnownSids.IisIusrs) is { } entry)
            return (entry.State == TokenGroupState.Unknown ? TokenAnswer.Unknown : TokenAnswer.Yes, $"{name}: {entry.Why}.");
        if (boundary.StateOfUnlisted(WellKnownSids.IisIusrs) == TokenGroupState.Unknown)
            return (TokenAnswer.Unknown, $"{name}: {NotInjected(draft.Subject)}, and the members of BUILTIN\\IIS_IUSRS were not captured.");

        var members = graph.Find(WellKnownSids.IisIusrs)?.Members.Count ?? 0;
        return (TokenAnswer.No, FormattableString.Invariant($"{name}: {NotInjected(draft.Subject)}, and none of the {members} members of BUILTIN\\IIS_IUSRS is a SID of its token."));
    }

    private static string NotInjected(TokenSubject subject) => subject.IsWorkerProcess
        ? $"{WorkerProcessSids.MembershipSetting(subject)}, so WAS does not add the group"
        : "WAS adds the group to worker processes only";
}
