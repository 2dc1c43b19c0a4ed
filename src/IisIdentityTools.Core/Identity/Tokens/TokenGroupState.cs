namespace IisIdentityTools.Identity.Tokens;

/// <summary>How a token holds a SID.</summary>
public enum TokenGroupState
{
    /// <summary>Whether the token holds it cannot be told. Never to be read as <see cref="Absent"/>.</summary>
    Unknown,

    /// <summary>It matches allow and deny entries.</summary>
    Enabled,

    /// <summary>It matches deny entries only.</summary>
    DenyOnly,

    /// <summary>The token does not hold it. Groups of a token never have this state; it answers questions about others.</summary>
    Absent,
}
