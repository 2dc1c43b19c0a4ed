using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>
/// Adds the local groups that a token is in, to a fixpoint: a group counts when any enabled SID of the token is a member of it, be it the
/// user, a domain group, or a well-known SID such as Authenticated Users. Deny-only SIDs confer no membership. Then the groups that it
/// may be in, because facts are missing, are added as unknown.
/// </summary>
internal sealed class LocalGroupExpansion(TokenDraft draft, LocalGroupGraph graph, TokenBoundary boundary)
{
    private readonly Dictionary<SecurityIdentifier, string> _chains = [];

    public void Run()
    {
        Walk(sid => draft.Find(sid)!.Origin != TokenGroupOrigin.InjectedByWas);
        Walk(_ => true);
        if (MayMissGroups())
            AddPossible();
    }

    private void Walk(Predicate<SecurityIdentifier> isSource)
    {
        var queue = new Queue<SecurityIdentifier>(draft.Sids.Where(sid => draft.IsEnabled(sid) && isSource(sid)));
        while (queue.Count > 0)
        {
            var member = queue.Dequeue();
            foreach (var group in graph.GroupsOf(member))
            {
                if (draft.Find(group.Sid) is not null)
                    continue;
                AddMembership(group, member);
                queue.Enqueue(group.Sid);
            }
        }
    }

    private void AddMembership(LocalGroup group, SecurityIdentifier member)
    {
        var via = draft.Find(member)!;
        var chain = _chains[group.Sid] = ChainTo(group, member, via);
        var mark = via.Origin == TokenGroupOrigin.InjectedByWas ? RuleMark.Uncertain : via.Mark;
        draft.Add(group.Sid, TokenGroupState.Enabled, TokenGroupOrigin.LocalGroup, chain, mark);
    }

    private string ChainTo(LocalGroup group, SecurityIdentifier member, TokenGroup via)
    {
        if (member == draft.Account.Sid)
            return $"member of {group.Name}";
        if (_chains.TryGetValue(member, out var chain))
            return $"{chain}, which is a member of {group.Name}";
        return via.Origin switch
        {
            TokenGroupOrigin.DomainGroup => $"member of {via.Name}, which is a member of {group.Name}",
            TokenGroupOrigin.InjectedByWas => $"holds {via.Name} because WAS adds it, which is a member of {group.Name}; whether Windows follows memberships of added SIDs is not settled",
            _ => $"holds {via.Name}, which is a member of {group.Name}",
        };
    }

    private bool MayMissGroups() =>
        draft.Account.Sid is null || !draft.Account.DomainGroupsKnown || !graph.HasAllGroups
        || graph.Groups.Any(group => !group.IsComplete) || draft.Sids.Any(IsUnknown);

    private void AddPossible()
    {
        bool found;
        do
        {
            found = false;
            foreach (var group in graph.Groups)
            {
                if (draft.Find(group.Sid) is null && ReasonToDoubt(group) is { } reason)
                {
                    draft.Add(group.Sid, TokenGroupState.Unknown, TokenGroupOrigin.LocalGroup, reason, RuleMark.Uncertain);
                    found = true;
                }
            }
        }
        while (found);
    }

    private string? ReasonToDoubt(LocalGroup group)
    {
        foreach (var member in group.Members)
        {
            if (IsUnknown(member) || (draft.Find(member) is null && boundary.StateOfUnlisted(member) == TokenGroupState.Unknown))
                return $"may be in {group.Name} through its member {draft.Names.NameOf(member)}, about which too little was captured";
        }

        return group.IsComplete ? null : $"may be in {group.Name}: its members were not captured to the end";
    }

    private bool IsUnknown(SecurityIdentifier sid) => draft.Find(sid)?.State == TokenGroupState.Unknown;
}
