using IisIdentityTools.Security.Sddl;

namespace IisIdentityTools.Security;

/// <summary>
/// The SID aliases of the security descriptor definition language. In SDDL the position decides whether two letters are a SID or a
/// right (<c>KA</c>, <c>SA</c> and others are both). Source: [MS-DTYP] 2.5.1.1, Microsoft Learn "SID Strings", bytes made by Windows.
/// </summary>
public static class SidAliases
{
    private static readonly SidAlias[] s_all =
    [
        new("AA", new(5, 32, 579), @"BUILTIN\Access Control Assistance Operators"),
        new("AC", new(15, 2, 1), @"APPLICATION PACKAGE AUTHORITY\ALL APPLICATION PACKAGES"),
        new("AN", new(5, 7), @"NT AUTHORITY\ANONYMOUS LOGON"),
        new("AO", new(5, 32, 548), @"BUILTIN\Account Operators"),
        new("AP", SidAliasKind.Domain, 525, "Protected Users"),
        new("AS", new(18, 1), "Authentication authority asserted identity"),
        new("AU", new(5, 11), @"NT AUTHORITY\Authenticated Users"),
        new("BA", new(5, 32, 544), @"BUILTIN\Administrators"),
        new("BG", new(5, 32, 546), @"BUILTIN\Guests"),
        new("BO", new(5, 32, 551), @"BUILTIN\Backup Operators"),
        new("BU", new(5, 32, 545), @"BUILTIN\Users"),
        new("CA", SidAliasKind.Domain, 517, "Cert Publishers"),
        new("CD", new(5, 32, 574), @"BUILTIN\Certificate Service DCOM Access"),
        new("CG", new(3, 1), "CREATOR GROUP"),
        new("CN", SidAliasKind.Domain, 522, "Cloneable Domain Controllers"),
        new("CO", new(3, 0), "CREATOR OWNER"),
        new("CY", new(5, 32, 569), @"BUILTIN\Cryptographic Operators"),
        new("DA", SidAliasKind.Domain, 512, "Domain Admins"),
        new("DC", SidAliasKind.Domain, 515, "Domain Computers"),
        new("DD", SidAliasKind.Domain, 516, "Domain Controllers"),
        new("DG", SidAliasKind.Domain, 514, "Domain Guests"),
        new("DU", SidAliasKind.Domain, 513, "Domain Users"),
        new("EA", SidAliasKind.RootDomain, 519, "Enterprise Admins"),
        new("ED", new(5, 9), @"NT AUTHORITY\ENTERPRISE DOMAIN CONTROLLERS"),
        new("EK", SidAliasKind.RootDomain, 527, "Enterprise Key Admins"),
        new("ER", new(5, 32, 573), @"BUILTIN\Event Log Readers"),
        new("ES", new(5, 32, 576), @"BUILTIN\RDS Endpoint Servers"),
        new("HA", new(5, 32, 578), @"BUILTIN\Hyper-V Administrators"),
        new("HI", new(16, 12288), @"Mandatory Label\High"),
        new("IS", new(5, 32, 568), @"BUILTIN\IIS_IUSRS"),
        new("IU", new(5, 4), @"NT AUTHORITY\INTERACTIVE"),
        new("KA", SidAliasKind.Domain, 526, "Key Admins"),
        new("LA", SidAliasKind.MachineOrDomain, 500, "Administrator"),
        new("LG", SidAliasKind.MachineOrDomain, 501, "Guest"),
        new("LS", new(5, 19), @"NT AUTHORITY\LOCAL SERVICE"),
        new("LU", new(5, 32, 559), @"BUILTIN\Performance Log Users"),
        new("LW", new(16, 4096), @"Mandatory Label\Low"),
        new("ME", new(16, 8192), @"Mandatory Label\Medium"),
        new("MP", new(16, 8448), @"Mandatory Label\Medium Plus"),
        new("MS", new(5, 32, 577), @"BUILTIN\RDS Management Servers"),
        new("MU", new(5, 32, 558), @"BUILTIN\Performance Monitor Users"),
        new("NO", new(5, 32, 556), @"BUILTIN\Network Configuration Operators"),
        new("NS", new(5, 20), @"NT AUTHORITY\NETWORK SERVICE"),
        new("NU", new(5, 2), @"NT AUTHORITY\NETWORK"),
        new("OW", new(3, 4), "OWNER RIGHTS"),
        new("PA", SidAliasKind.Domain, 520, "Group Policy Creator Owners"),
        new("PO", new(5, 32, 550), @"BUILTIN\Print Operators"),
        new("PS", new(5, 10), @"NT AUTHORITY\SELF"),
        new("PU", new(5, 32, 547), @"BUILTIN\Power Users"),
        new("RA", new(5, 32, 575), @"BUILTIN\RDS Remote Access Servers"),
        new("RC", new(5, 12), @"NT AUTHORITY\RESTRICTED"),
        new("RD", new(5, 32, 555), @"BUILTIN\Remote Desktop Users"),
        new("RE", new(5, 32, 552), @"BUILTIN\Replicator"),
        new("RM", new(5, 32, 580), @"BUILTIN\Remote Management Users"),
        new("RO", SidAliasKind.RootDomain, 498, "Enterprise Read-only Domain Controllers"),
        new("RS", SidAliasKind.Domain, 553, "RAS and IAS Servers"),
        new("RU", new(5, 32, 554), @"BUILTIN\Pre-Windows 2000 Compatible Access"),
        new("SA", SidAliasKind.RootDomain, 518, "Schema Admins"),
        new("SI", new(16, 16384), @"Mandatory Label\System"),
        new("SO", new(5, 32, 549), @"BUILTIN\Server Operators"),
        new("SS", new(18, 2), "Service asserted identity"),
        new("SU", new(5, 6), @"NT AUTHORITY\SERVICE"),
        new("SY", new(5, 18), @"NT AUTHORITY\SYSTEM"),
        new("UD", new(5, 84, 0, 0, 0, 0, 0), "USER MODE DRIVERS"),
        new("WD", new(1, 0), "Everyone"),
        new("WR", new(5, 33), @"NT AUTHORITY\WRITE RESTRICTED"),
    ];

    private static readonly Dictionary<string, SidAlias> s_byToken = s_all.ToDictionary(alias => alias.Token, StringComparer.OrdinalIgnoreCase);
    private static readonly Dictionary<SecurityIdentifier, SidAlias> s_bySid = s_all.Where(alias => alias.Sid is not null).ToDictionary(alias => alias.Sid!);
    private static readonly Dictionary<uint, SidAlias> s_byRelativeId = s_all.Where(alias => alias.Sid is null).ToDictionary(alias => alias.RelativeId);

    private static readonly SidAlias?[] s_byLetters = TwoLetters.Table(s_all, alias => alias.Token);

    /// <summary>Every alias, ordered by its letters.</summary>
    public static IReadOnlyList<SidAlias> All { get; } = Array.AsReadOnly(s_all);

    /// <summary>The alias of those two letters (any case), or null when there is none.</summary>
    public static SidAlias? Find(string token) => s_byToken.TryGetValue(token, out var found) ? found : null;

    /// <summary>The alias of those two letters (any case), or null when there is none.</summary>
    internal static SidAlias? Find(char first, char second) => TwoLetters.IndexOf(first, second) is >= 0 and var index ? s_byLetters[index] : null;

    /// <summary>The alias that stands for that SID on every machine, or null. Domain-relative aliases are not considered.</summary>
    public static SidAlias? Find(SecurityIdentifier sid) => s_bySid.TryGetValue(sid, out var found) ? found : null;

    /// <summary>The alias of the account or group that every machine or domain has under that RID (500, 513 ...), or null.</summary>
    public static SidAlias? FindRelative(uint relativeId) => s_byRelativeId.TryGetValue(relativeId, out var found) ? found : null;
}
