using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>Names of SIDs: the catalogue's English one, else what the facts say, else the SID.</summary>
internal sealed class PrincipalNames(IServerFacts facts, LocalGroupGraph graph)
{
    public string NameOf(SecurityIdentifier sid) =>
        WellKnownSids.Find(sid)?.Name ?? graph.Find(sid)?.Name ?? facts.FindAccount(sid.ToString())?.Name ?? RelativeName(sid) ?? sid.ToString();

    /// <summary>False when the facts know the SID as something that is no group.</summary>
    public bool MayBeGroup(SecurityIdentifier sid) =>
        facts.FindAccount(sid.ToString())?.Kind is null or AccountKind.Unknown or AccountKind.Group or AccountKind.WellKnown;

    private static string? RelativeName(SecurityIdentifier sid) =>
        sid.IsAccount && SidAliases.FindRelative(sid.RelativeId) is { } alias ? $"{alias.Name} of {sid.AccountDomain}" : null;
}
