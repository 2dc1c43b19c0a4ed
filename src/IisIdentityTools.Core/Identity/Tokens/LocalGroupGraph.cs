using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>The captured local groups of a server, indexed by group and by member. Built once, read by every token of that server.</summary>
internal sealed class LocalGroupGraph
{
    private readonly Dictionary<SecurityIdentifier, LocalGroup> _groups = [];
    private readonly Dictionary<SecurityIdentifier, List<LocalGroup>> _byMember = [];

    public LocalGroupGraph(IServerFacts facts)
    {
        MachineSid = SecurityIdentifier.TryParse(facts.Server.MachineSid, out var machine) ? machine : null;
        HasAllGroups = facts.GroupsState == FactState.Present;
        foreach (var fact in facts.Groups)
        {
            if (SecurityIdentifier.TryParse(fact.Sid, out var sid))
                _groups[sid] = Read(fact, sid, facts.Server.Name);
            else
                HasAllGroups = false;
        }

        foreach (var group in _groups.Values)
            Index(group);
    }

    /// <summary>Null when it was not captured.</summary>
    public SecurityIdentifier? MachineSid { get; }

    /// <summary>True when the server has no local group but these.</summary>
    public bool HasAllGroups { get; }

    public IReadOnlyCollection<LocalGroup> Groups => _groups.Values;

    public LocalGroup? Find(SecurityIdentifier sid) => _groups.TryGetValue(sid, out var found) ? found : null;

    /// <summary>The groups that have this SID as a direct member.</summary>
    public IReadOnlyList<LocalGroup> GroupsOf(SecurityIdentifier member) => _byMember.TryGetValue(member, out var found) ? found : [];

    private static LocalGroup Read(GroupFact fact, SecurityIdentifier sid, string server)
    {
        var members = new List<SecurityIdentifier>(fact.Members.Count);
        foreach (var text in fact.Members)
        {
            if (SecurityIdentifier.TryParse(text, out var member))
                members.Add(member);
        }

        var isComplete = fact.Complete && members.Count == fact.Members.Count;
        return new() { Sid = sid, Name = NameOf(fact, sid, server), Members = members, IsComplete = isComplete };
    }

    private static string NameOf(GroupFact fact, SecurityIdentifier sid, string server)
    {
        if (WellKnownSids.Find(sid) is { } known)
            return known.Name;
        return fact.Name.LastIndexOf('\\') >= 0 ? fact.Name : $@"{server}\{fact.Name}";
    }

    private void Index(LocalGroup group)
    {
        foreach (var member in group.Members)
        {
            if (!_byMember.TryGetValue(member, out var groups))
                _byMember.Add(member, groups = []);
            groups.Add(group);
        }
    }
}
