namespace IisIdentityTools.Security;

/// <summary>Control bits of a security descriptor. Source: [MS-DTYP] 2.4.6.</summary>
[Flags]
public enum ControlFlags
{
    /// <summary>No bit.</summary>
    None = 0,

    /// <summary>SE_OWNER_DEFAULTED.</summary>
    OwnerDefaulted = 0x0001,

    /// <summary>SE_GROUP_DEFAULTED.</summary>
    GroupDefaulted = 0x0002,

    /// <summary>SE_DACL_PRESENT. Without it, or with it and no list, everybody has every right.</summary>
    DaclPresent = 0x0004,

    /// <summary>SE_DACL_DEFAULTED.</summary>
    DaclDefaulted = 0x0008,

    /// <summary>SE_SACL_PRESENT.</summary>
    SaclPresent = 0x0010,

    /// <summary>SE_SACL_DEFAULTED.</summary>
    SaclDefaulted = 0x0020,

    /// <summary>SE_DACL_TRUSTED (also called SE_DACL_UNTRUSTED).</summary>
    DaclTrusted = 0x0040,

    /// <summary>SE_SERVER_SECURITY.</summary>
    ServerSecurity = 0x0080,

    /// <summary>SE_DACL_AUTO_INHERIT_REQ; SDDL <c>AR</c>.</summary>
    DaclAutoInheritRequired = 0x0100,

    /// <summary>SE_SACL_AUTO_INHERIT_REQ; SDDL <c>AR</c>.</summary>
    SaclAutoInheritRequired = 0x0200,

    /// <summary>SE_DACL_AUTO_INHERITED; SDDL <c>AI</c>.</summary>
    DaclAutoInherited = 0x0400,

    /// <summary>SE_SACL_AUTO_INHERITED; SDDL <c>AI</c>.</summary>
    SaclAutoInherited = 0x0800,

    /// <summary>SE_DACL_PROTECTED: does not inherit; SDDL <c>P</c>.</summary>
    DaclProtected = 0x1000,

    /// <summary>SE_SACL_PROTECTED; SDDL <c>P</c>.</summary>
    SaclProtected = 0x2000,

    /// <summary>SE_RM_CONTROL_VALID: the resource manager's byte means something.</summary>
    ResourceManagerControlValid = 0x4000,

    /// <summary>SE_SELF_RELATIVE: parts are found by offsets; set in every stored descriptor.</summary>
    SelfRelative = 0x8000,
}
