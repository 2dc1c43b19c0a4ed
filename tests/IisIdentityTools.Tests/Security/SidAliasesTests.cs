using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Security;

/// <summary>The alias table of Microsoft Learn "SID Strings" and [MS-DTYP] 2.5.1.1; fixed ones were also seen in bytes made by Windows.</summary>
public sealed class SidAliasesTests
{
    public static TheoryData<string, string, string> Fixed => new()
    {
        { "AA", "S-1-5-32-579", @"BUILTIN\Access Control Assistance Operators" },
        { "AC", "S-1-15-2-1", @"APPLICATION PACKAGE AUTHORITY\ALL APPLICATION PACKAGES" },
        { "AN", "S-1-5-7", @"NT AUTHORITY\ANONYMOUS LOGON" },
        { "AO", "S-1-5-32-548", @"BUILTIN\Account Operators" },
        { "AS", "S-1-18-1", "Authentication authority asserted identity" },
        { "AU", "S-1-5-11", @"NT AUTHORITY\Authenticated Users" },
        { "BA", "S-1-5-32-544", @"BUILTIN\Administrators" },
        { "BG", "S-1-5-32-546", @"BUILTIN\Guests" },
        { "BO", "S-1-5-32-551", @"BUILTIN\Backup Operators" },
        { "BU", "S-1-5-32-545", @"BUILTIN\Users" },
        { "CD", "S-1-5-32-574", @"BUILTIN\Certificate Service DCOM Access" },
        { "CG", "S-1-3-1", "CREATOR GROUP" },
        { "CO", "S-1-3-0", "CREATOR OWNER" },
        { "CY", "S-1-5-32-569", @"BUILTIN\Cryptographic Operators" },
        { "ED", "S-1-5-9", @"NT AUTHORITY\ENTERPRISE DOMAIN CONTROLLERS" },
        { "ER", "S-1-5-32-573", @"BUILTIN\Event Log Readers" },
        { "ES", "S-1-5-32-576", @"BUILTIN\RDS Endpoint Servers" },
        { "HA", "S-1-5-32-578", @"BUILTIN\Hyper-V Administrators" },
        { "HI", "S-1-16-12288", @"Mandatory Label\High" },
        { "IS", "S-1-5-32-568", @"BUILTIN\IIS_IUSRS" },
        { "IU", "S-1-5-4", @"NT AUTHORITY\INTERACTIVE" },
        { "LS", "S-1-5-19", @"NT AUTHORITY\LOCAL SERVICE" },
        { "LU", "S-1-5-32-559", @"BUILTIN\Performance Log Users" },
        { "LW", "S-1-16-4096", @"Mandatory Label\Low" },
        { "ME", "S-1-16-8192", @"Mandatory Label\Medium" },
        { "MP", "S-1-16-8448", @"Mandatory Label\Medium Plus" },
        { "MS", "S-1-5-32-577", @"BUILTIN\RDS Management Servers" },
        { "MU", "S-1-5-32-558", @"BUILTIN\Performance Monitor Users" },
        { "NO", "S-1-5-32-556", @"BUILTIN\Network Configuration Operators" },
        { "NS", "S-1-5-20", @"NT AUTHORITY\NETWORK SERVICE" },
        { "NU", "S-1-5-2", @"NT AUTHORITY\NETWORK" },
        { "OW", "S-1-3-4", "OWNER RIGHTS" },
        { "PO", "S-1-5-32-550", @"BUILTIN\Print Operators" },
        { "PS", "S-1-5-10", @"NT AUTHORITY\SELF" },
        { "PU", "S-1-5-32-547", @"BUILTIN\Power Users" },
        { "RA", "S-1-5-32-575", @"BUILTIN\RDS Remote Access Servers" },
        { "RC", "S-1-5-12", @"NT AUTHORITY\RESTRICTED" },
        { "RD", "S-1-5-32-555", @"BUILTIN\Remote Desktop Users" },
        { "RE", "S-1-5-32-552", @"BUILTIN\Replicator" },
        { "RM", "S-1-5-32-580", @"BUILTIN\Remote Management Users" },
        { "RU", "S-1-5-32-554", @"BUILTIN\Pre-Windows 2000 Compatible Access" },
        { "SI", "S-1-16-16384", @"Mandatory Label\System" },
        { "SO", "S-1-5-32-549", @"BUILTIN\Server Operators" },
        { "SS", "S-1-18-2", "Service asserted identity" },
        { "SU", "S-1-5-6", @"NT AUTHORITY\SERVICE" },
        { "SY", "S-1-5-18", @"NT AUTHORITY\SYSTEM" },
        { "UD", "S-1-5-84-0-0-0-0-0", "USER MODE DRIVERS" },
        { "WD", "S-1-1-0", "Everyone" },
        { "WR", "S-1-5-33", @"NT AUTHORITY\WRITE RESTRICTED" },
    };

    public static TheoryData<string, SidAliasKind, uint, string> Relative => new()
    {
        { "AP", SidAliasKind.Domain, 525, "Protected Users" },
        { "CA", SidAliasKind.Domain, 517, "Cert Publishers" },
        { "CN", SidAliasKind.Domain, 522, "Cloneable Domain Controllers" },
        { "DA", SidAliasKind.Domain, 512, "Domain Admins" },
        { "DC", SidAliasKind.Domain, 515, "Domain Computers" },
        { "DD", SidAliasKind.Domain, 516, "Domain Controllers" },
        { "DG", SidAliasKind.Domain, 514, "Domain Guests" },
        { "DU", SidAliasKind.Domain, 513, "Domain Users" },
        { "EA", SidAliasKind.RootDomain, 519, "Enterprise Admins" },
        { "EK", SidAliasKind.RootDomain, 527, "Enterprise Key Admins" },
        { "KA", SidAliasKind.Domain, 526, "Key Admins" },
        { "LA", SidAliasKind.MachineOrDomain, 500, "Administrator" },
        { "LG", SidAliasKind.MachineOrDomain, 501, "Guest" },
        { "PA", SidAliasKind.Domain, 520, "Group Policy Creator Owners" },
        { "RO", SidAliasKind.RootDomain, 498, "Enterprise Read-only Domain Controllers" },
        { "RS", SidAliasKind.Domain, 553, "RAS and IAS Servers" },
        { "SA", SidAliasKind.RootDomain, 518, "Schema Admins" },
    };

    [Theory, MemberData(nameof(Fixed))]
    public void A_fixed_alias_is_one_sid(string token, string sid, string name)
    {
        var alias = SidAliases.Find(token);

        Assert.NotNull(alias);
        Assert.Equal(sid, alias.Sid?.ToString());
        Assert.Equal(sid, alias.Resolve(domain: null)?.ToString());
        Assert.Equal(name, alias.Name);
        Assert.Equal(SidAliasKind.Fixed, alias.Kind);
        Assert.Same(alias, SidAliases.Find(SecurityIdentifier.Parse(sid)));
    }

    [Theory, MemberData(nameof(Fixed))]
    public void The_catalogue_of_well_known_sids_has_every_fixed_alias(string token, string sid, string name)
    {
        Assert.Equal(name, WellKnownSids.Find(SecurityIdentifier.Parse(sid))?.Name);
        Assert.Equal(sid, WellKnownSids.FindByName(name)?.Sid.ToString());
        Assert.Equal(token, SidAliases.Find(token)!.ToString());
    }

    [Theory, MemberData(nameof(Relative))]
    public void A_relative_alias_needs_a_domain(string token, SidAliasKind kind, uint relativeId, string name)
    {
        var alias = SidAliases.Find(token);

        Assert.NotNull(alias);
        Assert.Equal((kind, relativeId, name), (alias.Kind, alias.RelativeId, alias.Name));
        Assert.Null(alias.Sid);
        Assert.Null(alias.Resolve(domain: null));
        Assert.Equal($"S-1-5-21-1-2-3-{relativeId}", alias.Resolve(SecurityIdentifier.Parse("S-1-5-21-1-2-3"))?.ToString());
        Assert.Same(alias, SidAliases.FindRelative(relativeId));
    }

    [Fact]
    public void There_are_no_others() => Assert.Equal(Fixed.Count + Relative.Count, SidAliases.All.Count);

    [Fact]
    public void Letters_are_read_in_any_case() => Assert.Equal("S-1-5-32-568", SidAliases.Find("is")?.Sid?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("XX")]
    [InlineData("S-1-1-0")]
    public void Other_text_is_no_alias(string text) => Assert.Null(SidAliases.Find(text));
}
