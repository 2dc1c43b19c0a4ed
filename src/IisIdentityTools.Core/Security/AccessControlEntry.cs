using IisIdentityTools.Security.Binary;
using IisIdentityTools.Security.Conditions;

namespace IisIdentityTools.Security;

/// <summary>
/// One entry of an access-control list (ACE). Immutable; parts that this code does not interpret are kept byte for byte.
/// Shape: [MS-DTYP] 2.4.4.
/// </summary>
public sealed class AccessControlEntry
{
    private readonly byte[] _applicationData;
    private ConditionalExpression? _condition;
    private bool _hasReadCondition;

    /// <summary>Makes an entry.</summary>
    /// <param name="type">Kind of entry.</param>
    /// <param name="flags">Inheritance and audit flags.</param>
    /// <param name="mask">Rights, as stored: generic bits are not mapped.</param>
    /// <param name="sid">Whom it names; null only for a kind whose shape is not known, then everything after the header is <paramref name="applicationData"/>.</param>
    /// <param name="applicationData">Bytes after the SID: a condition, a claim, or what a program left there. The array is copied.</param>
    /// <param name="objectType">Kind of object or property of an object entry; null when the entry names none.</param>
    /// <param name="inheritedObjectType">Kind of child that inherits an object entry; null when the entry names none.</param>
    public AccessControlEntry(AceType type, AceFlags flags, AccessMask mask, SecurityIdentifier? sid, byte[]? applicationData = null, Guid? objectType = null, Guid? inheritedObjectType = null)
    {
        Type = type;
        Flags = flags;
        Mask = mask;
        Sid = sid;
        _applicationData = applicationData is { Length: > 0 } ? (byte[])applicationData.Clone() : [];
        ObjectType = objectType;
        InheritedObjectType = inheritedObjectType;
    }

    /// <summary>Kind of entry. A number without a name in the enumeration is kept as it is.</summary>
    public AceType Type { get; }

    /// <summary>Inheritance and audit flags.</summary>
    public AceFlags Flags { get; }

    /// <summary>The rights, as stored: generic bits are not mapped.</summary>
    public AccessMask Mask { get; }

    /// <summary>Whom the entry names; null only for a kind whose shape is not known.</summary>
    public SecurityIdentifier? Sid { get; }

    /// <summary>Kind of object or property of an object entry, or null.</summary>
    public Guid? ObjectType { get; }

    /// <summary>Kind of child that inherits an object entry, or null.</summary>
    public Guid? InheritedObjectType { get; }

    /// <summary>Bytes after the SID, a copy; empty when there are none.</summary>
    public byte[] GetApplicationData() => (byte[])_applicationData.Clone();

    /// <summary>Bits of an object entry's own flags that have no meaning yet; kept for writing.</summary>
    internal uint ReservedObjectFlags { get; init; }

    /// <summary>The bytes after the SID, not copied; not to be changed.</summary>
    internal byte[] ApplicationData => _applicationData;

    /// <summary>
    /// The condition of a callback entry, or null when there is none that this code understands. Read once; several threads may
    /// read it at once and get equal conditions.
    /// </summary>
    internal ConditionalExpression? Condition
    {
        get
        {
            if (!Volatile.Read(ref _hasReadCondition))
            {
                _condition = IsCallback && ConditionalExpression.TryFromBytes(_applicationData, out var read, out _) ? read : null;
                Volatile.Write(ref _hasReadCondition, true);
            }

            return _condition;
        }
    }

    /// <summary>True for the kinds that allow: plain, object, conditional.</summary>
    public bool IsAllow => Type is AceType.AccessAllowed or AceType.AccessAllowedObject or AceType.AccessAllowedCallback or AceType.AccessAllowedCallbackObject;

    /// <summary>True for the kinds that deny: plain, object, conditional.</summary>
    public bool IsDeny => Type is AceType.AccessDenied or AceType.AccessDeniedObject or AceType.AccessDeniedCallback or AceType.AccessDeniedCallbackObject;

    /// <summary>True for the kinds that hold only under a condition (callback entries).</summary>
    public bool IsCallback => Type is >= AceType.AccessAllowedCallback and <= AceType.SystemAlarmCallbackObject;

    /// <summary>True for the kinds whose binary form may hold object kinds.</summary>
    public bool IsObject => DescriptorLayout.IsObject(Type);

    /// <summary>True when the entry came from the parent.</summary>
    public bool IsInherited => (Flags & AceFlags.Inherited) != 0;

    /// <summary>True when the entry does not apply to the object itself.</summary>
    public bool IsInheritOnly => (Flags & AceFlags.InheritOnly) != 0;
}
