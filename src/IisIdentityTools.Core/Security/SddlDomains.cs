namespace IisIdentityTools.Security;

/// <summary>The SIDs of machine and domains that relative SDDL aliases (<c>LA</c>, <c>DA</c>, <c>EA</c> ...) stand on. What is null cannot be resolved.</summary>
/// <param name="Machine">SID of the local machine: LA and LG on a member server.</param>
/// <param name="Domain">SID of the machine's domain: DA, DU and the like.</param>
/// <param name="RootDomain">SID of the forest's root domain: EA, SA, RO, EK.</param>
public sealed record SddlDomains(SecurityIdentifier? Machine = null, SecurityIdentifier? Domain = null, SecurityIdentifier? RootDomain = null)
{
    /// <summary>What a relative alias of that kind stands on; null when it was not given.</summary>
    public SecurityIdentifier? SidFor(SidAliasKind kind) => kind switch
    {
        SidAliasKind.MachineOrDomain => Machine,
        SidAliasKind.Domain => Domain,
        _ => RootDomain,
    };
}
