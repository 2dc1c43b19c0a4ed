namespace IisIdentityTools.Security;

/// <summary>What an SDDL SID alias depends on.</summary>
public enum SidAliasKind
{
    /// <summary>The same SID everywhere.</summary>
    Fixed,

    /// <summary>An account of the machine, or of the domain on a domain controller.</summary>
    MachineOrDomain,

    /// <summary>A group of the domain.</summary>
    Domain,

    /// <summary>A group of the forest's root domain.</summary>
    RootDomain,
}
