namespace IisIdentityTools.Security;

/// <summary>Parts of a security descriptor that SDDL can show.</summary>
[Flags]
public enum SddlSections
{
    /// <summary>No part.</summary>
    None = 0,

    /// <summary>The owner, <c>O:</c>.</summary>
    Owner = 1,

    /// <summary>The primary group, <c>G:</c>.</summary>
    Group = 2,

    /// <summary>The access-control list, <c>D:</c>.</summary>
    Access = 4,

    /// <summary>The audit list with the mandatory label, <c>S:</c>.</summary>
    Audit = 8,

    /// <summary>Every part.</summary>
    All = Owner | Group | Access | Audit,
}
