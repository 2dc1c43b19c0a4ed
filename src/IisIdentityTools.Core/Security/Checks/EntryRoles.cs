namespace IisIdentityTools.Security.Checks;

/// <summary>
/// The role that follows from kind and flags of an entry. An object entry that names a kind of object counts only in a check that brings a
/// list of object kinds ([MS-DTYP] 2.5.3.2: it must be found in the tree), which an open of a file never does; one that names none
/// is like the plain entry ([MS-DTYP] 2.4.4.3, ACE_OBJECT_TYPE_PRESENT).
/// </summary>
internal static class EntryRoles
{
    public static EntryRole Of(AccessControlEntry entry)
    {
        if (entry.IsInheritOnly || entry.ObjectType is not null || IsForAudit(entry.Type))
            return EntryRole.None;
        if (entry.Sid is null || !(entry.IsAllow || entry.IsDeny))
            return EntryRole.NotUnderstood;
        if (entry.IsCallback)
            return entry.IsAllow ? EntryRole.ConditionalAllow : EntryRole.ConditionalDeny;
        return entry.IsAllow ? EntryRole.Allow : EntryRole.Deny;
    }

    /// <summary>Kinds that belong into a SACL: in a DACL they are passed over ([MS-DTYP] 2.5.3.2 has no case for them).</summary>
    private static bool IsForAudit(AceType type) => type is AceType.SystemAudit or AceType.SystemAlarm or AceType.SystemAuditObject or AceType.SystemAlarmObject
        or (>= AceType.SystemAuditCallback and <= AceType.SystemAccessFilter);
}
