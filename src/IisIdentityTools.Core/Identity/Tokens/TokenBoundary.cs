using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>What can be said of SIDs that a token does not list: absent, or not known because facts are missing.</summary>
internal sealed class TokenBoundary(LocalGroupGraph graph, TokenAccount account, PrincipalNames names, bool expandsLocalGroups, bool isPoolKnown)
{
    /// <summary>What the answers depend on besides the server and the SID; the account's own SID is always listed.</summary>
    public string Key { get; } = $"{account.Sid is not null} {account.Locality} {account.DomainGroupsKnown} {expandsLocalGroups} {isPoolKnown}";

    public TokenGroupState StateOfUnlisted(SecurityIdentifier sid) =>
        sid.IsLogonSession || (!isPoolKnown && ApplicationPoolSid.IsPoolSid(sid)) || ((sid.IsAccount || sid.IsBuiltin) && (MayBeUser(sid) || MayBeLocalGroup(sid) || MayBeDomainGroup(sid)))
            ? TokenGroupState.Unknown
            : TokenGroupState.Absent;

    /// <summary>The account was not captured, so that any account of its database may be it.</summary>
    private bool MayBeUser(SecurityIdentifier sid)
    {
        if (account.Sid is not null || !sid.IsAccount || graph.Find(sid) is not null)
            return false;
        return account.Locality switch
        {
            AccountLocality.Local => graph.MachineSid is null || sid.AccountDomain == graph.MachineSid,
            AccountLocality.Domain => sid.AccountDomain != graph.MachineSid,
            _ => true,
        };
    }

    private bool MayBeLocalGroup(SecurityIdentifier sid)
    {
        if (!expandsLocalGroups || graph.HasAllGroups || graph.Find(sid) is not null || sid == account.Sid)
            return false;
        var isLocal = sid.IsBuiltin || (sid.IsAccount && (graph.MachineSid is null || sid.AccountDomain == graph.MachineSid));
        return isLocal && names.MayBeGroup(sid);
    }

    private bool MayBeDomainGroup(SecurityIdentifier sid) =>
        !account.DomainGroupsKnown && sid.IsAccount && sid != account.Sid && sid.AccountDomain != graph.MachineSid
        && graph.Find(sid) is null && names.MayBeGroup(sid);
}
