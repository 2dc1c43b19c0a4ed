namespace IisIdentityTools.Cli.Checks;

/// <summary>The members of a line of iisid check. Those that make the token stand in a row.</summary>
internal enum CheckMember
{
    Sids,
    DenyOnly,
    Privileges,
    Integrity,
    Restricted,
    Sddl,
    Descriptor,
    Desired,
    Machine,
    Domain,
    RootDomain,
}
