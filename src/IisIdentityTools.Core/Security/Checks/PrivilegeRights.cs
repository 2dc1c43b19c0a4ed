namespace IisIdentityTools.Security.Checks;

/// <summary>
/// The rights that privileges give. Sources: Win32 "Privilege Constants" (SE_BACKUP_NAME, SE_RESTORE_NAME list theirs for files), [MS-DTYP]
/// 2.5.3.2 for SeSecurityPrivilege and SeTakeOwnershipPrivilege: these two give a right that is asked for by name, and add none to
/// MAXIMUM_ALLOWED; Samba does the same.
/// </summary>
internal static class PrivilegeRights
{
    private const uint Backup = (uint)(FileRights.Read | FileRights.Traverse) | SystemSecurity;
    private const uint Restore = (uint)(FileRights.Write | FileRights.Delete | FileRights.ChangePermissions | FileRights.TakeOwnership) | SystemSecurity;
    private const uint SystemSecurity = 0x0100_0000;

    public static uint Of(PrivilegeUse privileges, AccessMask named)
    {
        var rights = 0u;
        if ((privileges & PrivilegeUse.TakeOwnership) != 0)
            rights |= (uint)FileRights.TakeOwnership & named.Value;
        if ((privileges & PrivilegeUse.Security) != 0)
            rights |= SystemSecurity & named.Value;
        if ((privileges & PrivilegeUse.Backup) != 0)
            rights |= Backup;
        return (privileges & PrivilegeUse.Restore) != 0 ? rights | Restore : rights;
    }
}
