namespace IisIdentityTools.Security;

/// <summary>
/// Owner, group, access-control list and audit list of an object. Immutable. Shape: [MS-DTYP] 2.4.6; text form: [MS-DTYP] 2.5.1.
/// </summary>
public sealed partial class SecurityDescriptor
{
    private const ControlFlags DerivedFlags = ControlFlags.DaclPresent | ControlFlags.SaclPresent | ControlFlags.SelfRelative;

    /// <summary>Makes a descriptor of its parts.</summary>
    /// <param name="control">Control bits. Whether the lists are present follows from the lists, except that a DACL marked present
    /// with <paramref name="dacl"/> null is a NULL DACL; self-relative is always set.</param>
    /// <param name="owner">The owner, or null when the descriptor names none.</param>
    /// <param name="group">The primary group, or null when the descriptor names none.</param>
    /// <param name="dacl">The access-control list; null: not present, or a NULL DACL.</param>
    /// <param name="sacl">The audit list with the mandatory label; null: not present, or present and NULL.</param>
    /// <param name="resourceManagerControl">The resource manager's own byte.</param>
    public SecurityDescriptor(ControlFlags control, SecurityIdentifier? owner, SecurityIdentifier? group, AccessControlList? dacl, AccessControlList? sacl = null, byte resourceManagerControl = 0)
    {
        var present = control & DerivedFlags;
        Control = (control & ~DerivedFlags) | ControlFlags.SelfRelative
            | (dacl is not null ? ControlFlags.DaclPresent : present & ControlFlags.DaclPresent)
            | (sacl is not null ? ControlFlags.SaclPresent : present & ControlFlags.SaclPresent);
        Owner = owner;
        Group = group;
        Dacl = dacl;
        Sacl = sacl;
        ResourceManagerControl = resourceManagerControl;
    }

    /// <summary>Control bits, <see cref="ControlFlags.SelfRelative"/> among them.</summary>
    public ControlFlags Control { get; }

    /// <summary>The owner, or null when the descriptor names none.</summary>
    public SecurityIdentifier? Owner { get; }

    /// <summary>The primary group, or null when the descriptor names none.</summary>
    public SecurityIdentifier? Group { get; }

    /// <summary>The access-control list; null when there is none, which lets everybody do everything: see <see cref="IsDaclPresent"/>.</summary>
    public AccessControlList? Dacl { get; }

    /// <summary>The audit list with the mandatory label, or null.</summary>
    public AccessControlList? Sacl { get; }

    /// <summary>The resource manager's own byte.</summary>
    public byte ResourceManagerControl { get; }

    /// <summary>True when the descriptor says something of access, if only that there is a NULL DACL.</summary>
    public bool IsDaclPresent => (Control & ControlFlags.DaclPresent) != 0;

    /// <summary>True when the descriptor says something of auditing.</summary>
    public bool IsSaclPresent => (Control & ControlFlags.SaclPresent) != 0;

    /// <summary>True when the access-control list does not inherit from the parent.</summary>
    public bool IsDaclProtected => (Control & ControlFlags.DaclProtected) != 0;
}
