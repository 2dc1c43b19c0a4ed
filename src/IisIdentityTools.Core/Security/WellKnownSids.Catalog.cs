namespace IisIdentityTools.Security;

/// <content>The catalogue and its two lookups.</content>
public static partial class WellKnownSids
{
    private const long LabelAuthority = 16;

    private static readonly WellKnownSid[] s_all =
    [
        new(new(0, 0), "NULL SID"),
        new(new(1, 0), "Everyone"),
        new(new(2, 0), "LOCAL"),
        new(new(2, 1), "CONSOLE LOGON"),
        new(new(3, 0), "CREATOR OWNER"),
        new(new(3, 1), "CREATOR GROUP"),
        new(new(3, 2), "CREATOR OWNER SERVER"),
        new(new(3, 3), "CREATOR GROUP SERVER"),
        new(new(3, 4), "OWNER RIGHTS"),
        new(new(5, 1), @"NT AUTHORITY\DIALUP"),
        new(new(5, 2), @"NT AUTHORITY\NETWORK"),
        new(new(5, 3), @"NT AUTHORITY\BATCH"),
        new(new(5, 4), @"NT AUTHORITY\INTERACTIVE"),
        new(new(5, 6), @"NT AUTHORITY\SERVICE"),
        new(new(5, 7), @"NT AUTHORITY\ANONYMOUS LOGON"),
        new(new(5, 8), @"NT AUTHORITY\PROXY"),
        new(new(5, 9), @"NT AUTHORITY\ENTERPRISE DOMAIN CONTROLLERS"),
        new(new(5, 10), @"NT AUTHORITY\SELF"),
        new(new(5, 11), @"NT AUTHORITY\Authenticated Users"),
        new(new(5, 12), @"NT AUTHORITY\RESTRICTED"),
        new(new(5, 13), @"NT AUTHORITY\TERMINAL SERVER USER"),
        new(new(5, 14), @"NT AUTHORITY\REMOTE INTERACTIVE LOGON"),
        new(new(5, 15), @"NT AUTHORITY\This Organization"),
        new(new(5, 17), @"NT AUTHORITY\IUSR"),
        new(new(5, 18), @"NT AUTHORITY\SYSTEM"),
        new(new(5, 19), @"NT AUTHORITY\LOCAL SERVICE"),
        new(new(5, 20), @"NT AUTHORITY\NETWORK SERVICE"),
        new(new(5, 32, 544), @"BUILTIN\Administrators"),
        new(new(5, 32, 545), @"BUILTIN\Users"),
        new(new(5, 32, 546), @"BUILTIN\Guests"),
        new(new(5, 32, 547), @"BUILTIN\Power Users"),
        new(new(5, 32, 548), @"BUILTIN\Account Operators"),
        new(new(5, 32, 549), @"BUILTIN\Server Operators"),
        new(new(5, 32, 550), @"BUILTIN\Print Operators"),
        new(new(5, 32, 551), @"BUILTIN\Backup Operators"),
        new(new(5, 32, 552), @"BUILTIN\Replicator"),
        new(new(5, 32, 554), @"BUILTIN\Pre-Windows 2000 Compatible Access"),
        new(new(5, 32, 555), @"BUILTIN\Remote Desktop Users"),
        new(new(5, 32, 556), @"BUILTIN\Network Configuration Operators"),
        new(new(5, 32, 557), @"BUILTIN\Incoming Forest Trust Builders"),
        new(new(5, 32, 558), @"BUILTIN\Performance Monitor Users"),
        new(new(5, 32, 559), @"BUILTIN\Performance Log Users"),
        new(new(5, 32, 560), @"BUILTIN\Windows Authorization Access Group"),
        new(new(5, 32, 561), @"BUILTIN\Terminal Server License Servers"),
        new(new(5, 32, 562), @"BUILTIN\Distributed COM Users"),
        new(new(5, 32, 568), @"BUILTIN\IIS_IUSRS"),
        new(new(5, 32, 569), @"BUILTIN\Cryptographic Operators"),
        new(new(5, 32, 573), @"BUILTIN\Event Log Readers"),
        new(new(5, 32, 574), @"BUILTIN\Certificate Service DCOM Access"),
        new(new(5, 32, 575), @"BUILTIN\RDS Remote Access Servers"),
        new(new(5, 32, 576), @"BUILTIN\RDS Endpoint Servers"),
        new(new(5, 32, 577), @"BUILTIN\RDS Management Servers"),
        new(new(5, 32, 578), @"BUILTIN\Hyper-V Administrators"),
        new(new(5, 32, 579), @"BUILTIN\Access Control Assistance Operators"),
        new(new(5, 32, 580), @"BUILTIN\Remote Management Users"),
        new(new(5, 32, 581), @"BUILTIN\System Managed Accounts Group"),
        new(new(5, 32, 582), @"BUILTIN\Storage Replica Administrators"),
        new(new(5, 32, 583), @"BUILTIN\Device Owners"),
        new(new(5, 33), @"NT AUTHORITY\WRITE RESTRICTED"),
        new(new(5, 64, 10), @"NT AUTHORITY\NTLM Authentication"),
        new(new(5, 64, 14), @"NT AUTHORITY\SChannel Authentication"),
        new(new(5, 64, 21), @"NT AUTHORITY\Digest Authentication"),
        new(new(5, 80, 0), @"NT SERVICE\ALL SERVICES"),
        new(new(5, 80, 956008885, 3418522649, 1831038044, 1853292631, 2271478464), @"NT SERVICE\TrustedInstaller"),
        new(new(5, 82, 0), @"IIS APPPOOL\All application pools"),
        new(new(5, 83, 0), @"NT VIRTUAL MACHINE\Virtual Machines"),
        new(new(5, 84, 0, 0, 0, 0, 0), "USER MODE DRIVERS"),
        new(new(5, 90, 0), @"Window Manager\Window Manager Group"),
        new(new(5, 113), @"NT AUTHORITY\Local account"),
        new(new(5, 114), @"NT AUTHORITY\Local account and member of Administrators group"),
        new(new(5, 1000), @"NT AUTHORITY\Other Organization"),
        new(new(15, 2, 1), @"APPLICATION PACKAGE AUTHORITY\ALL APPLICATION PACKAGES"),
        new(new(15, 2, 2), @"APPLICATION PACKAGE AUTHORITY\ALL RESTRICTED APPLICATION PACKAGES"),
        new(new(16, 0), @"Mandatory Label\Untrusted"),
        new(new(16, 4096), @"Mandatory Label\Low"),
        new(new(16, 8192), @"Mandatory Label\Medium"),
        new(new(16, 8448), @"Mandatory Label\Medium Plus"),
        new(new(16, 12288), @"Mandatory Label\High"),
        new(new(16, 16384), @"Mandatory Label\System"),
        new(new(16, 20480), @"Mandatory Label\Protected process"),
        new(new(18, 1), "Authentication authority asserted identity"),
        new(new(18, 2), "Service asserted identity"),
    ];

    /// <summary>Spellings that Windows and IIS accept beside the catalogue's names.</summary>
    private static readonly (string Name, SecurityIdentifier Sid)[] s_otherSpellings =
    [
        (@"NT AUTHORITY\NetworkService", new(5, 20)),
        (@"NT AUTHORITY\LocalService", new(5, 19)),
        (@"NT AUTHORITY\LocalSystem", new(5, 18)),
    ];

    private static readonly Dictionary<SecurityIdentifier, WellKnownSid> s_bySid = s_all.ToDictionary(entry => entry.Sid);
    private static readonly Dictionary<string, WellKnownSid> s_byName = IndexNames();

    /// <summary>Every entry, ordered by SID.</summary>
    public static IReadOnlyList<WellKnownSid> All { get; } = Array.AsReadOnly(s_all);

    /// <summary>The entry with that SID, or null when the SID is not in the catalogue.</summary>
    public static WellKnownSid? Find(SecurityIdentifier sid) => s_bySid.TryGetValue(sid, out var found) ? found : null;

    /// <summary>
    /// The entry with that English name, with or without its authority, in any case: <c>NT AUTHORITY\IUSR</c>, <c>iusr</c>. Null when the
    /// name is not in the catalogue. Integrity labels need their authority, or SYSTEM would have two meanings. A bare name may also be an
    /// account of the machine: ask the facts first.
    /// </summary>
    public static WellKnownSid? FindByName(string name) => s_byName.TryGetValue(name, out var found) ? found : null;

    /// <summary>True when the catalogue has the SID.</summary>
    public static bool IsWellKnown(SecurityIdentifier sid) => s_bySid.ContainsKey(sid);

    private static Dictionary<string, WellKnownSid> IndexNames()
    {
        var names = new Dictionary<string, WellKnownSid>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in s_all)
        {
            names.Add(entry.Name, entry);
            if (entry.Sid.Authority != LabelAuthority)
                names[entry.ShortName] = entry;
        }

        foreach (var (name, sid) in s_otherSpellings)
        {
            names.Add(name, s_bySid[sid]);
            names[name.Substring(name.LastIndexOf('\\') + 1)] = s_bySid[sid];
        }

        return names;
    }
}
