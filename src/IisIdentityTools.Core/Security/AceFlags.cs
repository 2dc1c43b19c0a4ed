using System.Diagnostics.CodeAnalysis;

namespace IisIdentityTools.Security;

/// <summary>Inheritance and audit flags of an access control entry: the second byte of its binary form. Source: [MS-DTYP] 2.4.4.1.</summary>
[Flags]
[SuppressMessage("Design", "CA1069:Enums values should not be duplicated", Justification = "One bit, two meanings by the kind of entry.")]
public enum AceFlags
{
    /// <summary>Set on this object, applies to this object alone.</summary>
    None = 0,

    /// <summary>New files in the folder inherit it; SDDL <c>OI</c>.</summary>
    ObjectInherit = 0x01,

    /// <summary>New folders in the folder inherit it; SDDL <c>CI</c>.</summary>
    ContainerInherit = 0x02,

    /// <summary>What inherits it does not pass it on; SDDL <c>NP</c>.</summary>
    NoPropagateInherit = 0x04,

    /// <summary>It does not apply to this object; SDDL <c>IO</c>.</summary>
    InheritOnly = 0x08,

    /// <summary>It came from the parent; SDDL <c>ID</c>.</summary>
    Inherited = 0x10,

    /// <summary>Access filter: must not be removed; SDDL <c>CR</c>.</summary>
    Critical = 0x20,

    /// <summary>Audit successful access; SDDL <c>SA</c>.</summary>
    SuccessfulAccess = 0x40,

    /// <summary>Access filter: protected by trust; SDDL <c>TP</c>.</summary>
    TrustProtectedFilter = 0x40,

    /// <summary>Audit refused access; SDDL <c>FA</c>.</summary>
    FailedAccess = 0x80,
}
