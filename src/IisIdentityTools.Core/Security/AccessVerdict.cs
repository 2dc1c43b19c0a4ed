namespace IisIdentityTools.Security;

/// <summary>Whether access is given.</summary>
public enum AccessVerdict
{
    /// <summary>It cannot be told: a fact is missing. Never to be read as <see cref="Allowed"/>.</summary>
    Unknown,

    /// <summary>Every right that was asked for is given.</summary>
    Allowed,

    /// <summary>At least one right that was asked for is refused.</summary>
    Denied,
}
