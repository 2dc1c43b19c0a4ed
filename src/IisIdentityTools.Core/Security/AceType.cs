namespace IisIdentityTools.Security;

/// <summary>Kind of an access control entry: the first byte of its binary form. Source: [MS-DTYP] 2.4.4.1.</summary>
public enum AceType
{
    /// <summary>Allows; SDDL <c>A</c>.</summary>
    AccessAllowed = 0x00,

    /// <summary>Denies; SDDL <c>D</c>.</summary>
    AccessDenied = 0x01,

    /// <summary>Audits; SDDL <c>AU</c>.</summary>
    SystemAudit = 0x02,

    /// <summary>Reserved; SDDL <c>AL</c>.</summary>
    SystemAlarm = 0x03,

    /// <summary>Reserved.</summary>
    AccessAllowedCompound = 0x04,

    /// <summary>Allows, for a directory object's property or child kind; SDDL <c>OA</c>.</summary>
    AccessAllowedObject = 0x05,

    /// <summary>Denies, for a directory object's property or child kind; SDDL <c>OD</c>.</summary>
    AccessDeniedObject = 0x06,

    /// <summary>Audits, for a directory object's property or child kind; SDDL <c>OU</c>.</summary>
    SystemAuditObject = 0x07,

    /// <summary>Reserved; SDDL <c>OL</c>.</summary>
    SystemAlarmObject = 0x08,

    /// <summary>Allows when a condition holds; SDDL <c>XA</c>.</summary>
    AccessAllowedCallback = 0x09,

    /// <summary>Denies when a condition holds; SDDL <c>XD</c>.</summary>
    AccessDeniedCallback = 0x0A,

    /// <summary>Allows when a condition holds, with object kinds; SDDL <c>ZA</c>.</summary>
    AccessAllowedCallbackObject = 0x0B,

    /// <summary>Denies when a condition holds, with object kinds; no SDDL.</summary>
    AccessDeniedCallbackObject = 0x0C,

    /// <summary>Audits when a condition holds; SDDL <c>XU</c>.</summary>
    SystemAuditCallback = 0x0D,

    /// <summary>Reserved.</summary>
    SystemAlarmCallback = 0x0E,

    /// <summary>Audits when a condition holds, with object kinds; no SDDL.</summary>
    SystemAuditCallbackObject = 0x0F,

    /// <summary>Reserved.</summary>
    SystemAlarmCallbackObject = 0x10,

    /// <summary>Integrity level of the object; SDDL <c>ML</c>.</summary>
    SystemMandatoryLabel = 0x11,

    /// <summary>A claim about the object; SDDL <c>RA</c>.</summary>
    SystemResourceAttribute = 0x12,

    /// <summary>The central access policy that applies besides; SDDL <c>SP</c>.</summary>
    SystemScopedPolicyId = 0x13,

    /// <summary>Protected process trust label; SDDL <c>TL</c>.</summary>
    SystemProcessTrustLabel = 0x14,

    /// <summary>Access filter; SDDL <c>FL</c>.</summary>
    SystemAccessFilter = 0x15,
}
