namespace IisIdentityTools.Security;

/// <summary>How a token holds a SID, for the access check.</summary>
public enum TokenSidState
{
    /// <summary>The token does not hold it.</summary>
    Absent,

    /// <summary>It matches allow and deny entries.</summary>
    Enabled,

    /// <summary>It matches deny entries only (SE_GROUP_USE_FOR_DENY_ONLY).</summary>
    DenyOnly,

    /// <summary>Whether the token holds it cannot be told.</summary>
    Unknown,
}
