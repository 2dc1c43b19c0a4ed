using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Subjects;

/// <summary>Tokens that no model of this server's accounts gives: those that a file server makes of a caller, and those of identities that cannot be told.</summary>
internal static class AccessTokens
{
    // Known on every machine: nothing else can be said of a token that another machine makes.
    private static readonly AccessTokenGroup[] s_networkCaller =
        [new(WellKnownSids.Everyone), new(WellKnownSids.AuthenticatedUsers), new(WellKnownSids.Network)];

    /// <summary>
    /// What a file server makes of a network logon: the groups that everybody gets there, and those of the domain that were captured.
    /// Local groups of the file server are not known here.
    /// </summary>
    /// <param name="user">The account that the file server sees; null when its SID is not known.</param>
    /// <param name="facts">The facts, for its groups and for which SIDs are no groups.</param>
    public static AccessToken OnFileServer(SecurityIdentifier? user, IServerFacts facts)
    {
        var domainGroups = user is null ? null : facts.FindAccount(user.ToString())?.DomainGroups;
        var parsed = (domainGroups ?? []).Select(text => SecurityIdentifier.TryParse(text, out var sid) ? sid : null).Where(sid => sid is not null);
        return new AccessToken(user)
        {
            Groups = [.. s_networkCaller, .. parsed.Select(sid => new AccessTokenGroup(sid!))],
            Unlisted = sid => StateOfUnlisted(sid, facts),
        };
    }

    /// <summary>An anonymous logon on a file server: no group counts (stock: EveryoneIncludesAnonymous is off, null sessions reach no share).</summary>
    public static AccessToken AnonymousOnNetwork() => new(WellKnownSids.AnonymousLogon) { Groups = [new(WellKnownSids.Network)] };

    /// <summary>An identity of which nothing is known: it may be anybody.</summary>
    public static AccessToken Nobody() => new(null) { Unlisted = _ => TokenSidState.Unknown };

    /// <summary>
    /// Groups may be anybody's. Accounts that are captured as users or computers are no groups, and the SIDs of logon kinds, services
    /// and pools are not those of a network logon.
    /// </summary>
    private static TokenSidState StateOfUnlisted(SecurityIdentifier sid, IServerFacts facts)
    {
        if (sid.IsBuiltin)
            return TokenSidState.Unknown;
        var mayBeGroup = sid.IsAccount && (facts.FindAccount(sid.ToString())?.Kind is null or AccountKind.Unknown or AccountKind.Group or AccountKind.WellKnown);
        return mayBeGroup ? TokenSidState.Unknown : TokenSidState.Absent;
    }
}
