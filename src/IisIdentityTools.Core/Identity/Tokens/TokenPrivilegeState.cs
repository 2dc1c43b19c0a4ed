namespace IisIdentityTools.Identity.Tokens;

/// <summary>How a token holds a privilege.</summary>
public enum TokenPrivilegeState
{
    /// <summary>Cannot be told. Never to be read as <see cref="Absent"/>.</summary>
    Unknown,

    /// <summary>In effect.</summary>
    Enabled,

    /// <summary>Held; the process may enable it.</summary>
    Disabled,

    /// <summary>Not held.</summary>
    Absent,
}
