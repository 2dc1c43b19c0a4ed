namespace IisIdentityTools.Security.Conditions;

/// <summary>Type of an attribute's values; the numbers are those of the binary form. Source: [MS-DTYP] 2.4.10.1.</summary>
public enum AttributeValueKind
{
    /// <summary>Signed 64-bit number; SDDL <c>TI</c>.</summary>
    Integer = 0x01,

    /// <summary>Unsigned 64-bit number; SDDL <c>TU</c>.</summary>
    UnsignedInteger = 0x02,

    /// <summary>Text; SDDL <c>TS</c>.</summary>
    Text = 0x03,

    /// <summary>A SID; SDDL <c>TD</c>.</summary>
    Sid = 0x05,

    /// <summary>0 or 1; SDDL <c>TB</c>.</summary>
    Boolean = 0x06,

    /// <summary>Bytes; SDDL <c>TX</c>.</summary>
    Octets = 0x10,
}
