using IisIdentityTools.Access;

namespace IisIdentityTools.Changes;

/// <summary>Which access shall be there, or be taken away.</summary>
public sealed class FolderGrantQuery
{
    /// <summary>
    /// The questions whose answer shall be Allowed, or whose identities lose the rights. Without identities, those that IIS uses at the
    /// place for the purpose.
    /// </summary>
    public required IReadOnlyList<FolderAccessQuery> Access { get; init; }

    /// <summary>True to plan it although something would break.</summary>
    public bool Force { get; init; }
}
