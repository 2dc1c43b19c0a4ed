namespace IisIdentityTools.Security.Conditions;

/// <summary>Where a condition looks for an attribute. Source: [MS-DTYP] 2.4.4.17.8.</summary>
public enum AttributeSource
{
    /// <summary>An attribute of the token that applications set, written without prefix: <c>WIN://SYSAPPID</c>.</summary>
    Local,

    /// <summary>A claim of the user: <c>@User.</c></summary>
    User,

    /// <summary>A resource attribute entry in the audit list of the object: <c>@Resource.</c></summary>
    Resource,

    /// <summary>A claim of the computer that the user comes from: <c>@Device.</c></summary>
    Device,
}
