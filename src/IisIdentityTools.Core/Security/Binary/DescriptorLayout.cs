namespace IisIdentityTools.Security.Binary;

/// <summary>Places and sizes of the self-relative binary form. Source: [MS-DTYP] 2.4.4 to 2.4.6.</summary>
internal static class DescriptorLayout
{
    public const int HeaderLength = 20;
    public const int ResourceManagerAt = 1;
    public const int ControlAt = 2;
    public const int OwnerAt = 4;
    public const int GroupAt = 8;
    public const int SaclAt = 12;
    public const int DaclAt = 16;
    public const byte Revision = 1;

    public const int ListHeaderLength = 8;
    public const int ListSizeAt = 2;
    public const int ListCountAt = 4;

    public const int EntryHeaderLength = 4;
    public const int EntrySizeAt = 2;
    public const int MaskAt = 4;
    public const int AfterMask = 8;
    public const int GuidLength = 16;
    public const uint HasObjectType = 1;
    public const uint HasInheritedObjectType = 2;

    /// <summary>Largest list and largest entry: sizes have 16 bits.</summary>
    public const int MaxSize = ushort.MaxValue;

    /// <summary>True for the kinds that begin with a mask and end with one SID: all that are defined, except the compound one.</summary>
    public static bool HasKnownShape(AceType type) => type is >= AceType.AccessAllowed and <= AceType.SystemAccessFilter and not AceType.AccessAllowedCompound;

    /// <summary>True for the kinds whose binary form may hold object kinds.</summary>
    public static bool IsObject(AceType type) => type is (>= AceType.AccessAllowedObject and <= AceType.SystemAlarmObject)
        or AceType.AccessAllowedCallbackObject or AceType.AccessDeniedCallbackObject or AceType.SystemAuditCallbackObject or AceType.SystemAlarmCallbackObject;
}
