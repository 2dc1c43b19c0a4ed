using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>A local group with its members as SIDs.</summary>
internal sealed class LocalGroup
{
    public required SecurityIdentifier Sid { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<SecurityIdentifier> Members { get; init; }

    /// <summary>False when members are missing or could not be read as SIDs.</summary>
    public required bool IsComplete { get; init; }
}
