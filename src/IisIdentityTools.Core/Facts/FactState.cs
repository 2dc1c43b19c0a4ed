namespace IisIdentityTools.Facts;

/// <summary>What is known of one fact about a server.</summary>
public enum FactState
{
    /// <summary>Nobody captured it. Never to be read as "no".</summary>
    Unknown,

    /// <summary>It exists and its content is at hand.</summary>
    Present,

    /// <summary>It is known not to exist.</summary>
    Absent,

    /// <summary>It exists, but whoever captured it was not allowed to read it.</summary>
    Unreadable,
}
