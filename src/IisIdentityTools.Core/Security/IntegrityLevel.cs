namespace IisIdentityTools.Security;

/// <summary>Mandatory integrity level of a token or object.</summary>
public enum IntegrityLevel
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>S-1-16-0.</summary>
    Untrusted,

    /// <summary>S-1-16-4096.</summary>
    Low,

    /// <summary>S-1-16-8192; objects without a label count as this.</summary>
    Medium,

    /// <summary>S-1-16-8448.</summary>
    MediumPlus,

    /// <summary>S-1-16-12288.</summary>
    High,

    /// <summary>S-1-16-16384.</summary>
    System,

    /// <summary>S-1-16-20480.</summary>
    ProtectedProcess,
}
