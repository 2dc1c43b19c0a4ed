namespace IisIdentityTools.Security;

/// <summary>Windows' names of the privileges that an access check looks at. Source: winnt.h.</summary>
public static class PrivilegeNames
{
    private static readonly KeyValuePair<string, PrivilegeUse>[] s_all =
    [
        new("SeTakeOwnershipPrivilege", PrivilegeUse.TakeOwnership),
        new("SeBackupPrivilege", PrivilegeUse.Backup),
        new("SeRestorePrivilege", PrivilegeUse.Restore),
        new("SeSecurityPrivilege", PrivilegeUse.Security),
    ];

    /// <summary>Every name with the privilege that it stands for.</summary>
    public static IReadOnlyList<KeyValuePair<string, PrivilegeUse>> All { get; } = Array.AsReadOnly(s_all);

    /// <summary>The privilege of that name in any case; None for one that no access check looks at.</summary>
    public static PrivilegeUse Find(string name) =>
        Array.Find(s_all, known => string.Equals(known.Key, name, StringComparison.OrdinalIgnoreCase)).Value;
}
