namespace IisIdentityTools.Security;

/// <summary>Privileges that a check may use. IIS opens no file with any of them; a backup program does.</summary>
[Flags]
public enum PrivilegeUse
{
    /// <summary>None: only the access-control list counts.</summary>
    None = 0,

    /// <summary>SeTakeOwnershipPrivilege gives WRITE_OWNER.</summary>
    TakeOwnership = 1,

    /// <summary>SeBackupPrivilege gives reading, where the open asks for backup intent.</summary>
    Backup = 2,

    /// <summary>SeRestorePrivilege gives writing and deleting, where the open asks for backup intent.</summary>
    Restore = 4,

    /// <summary>SeSecurityPrivilege gives ACCESS_SYSTEM_SECURITY.</summary>
    Security = 8,
}
