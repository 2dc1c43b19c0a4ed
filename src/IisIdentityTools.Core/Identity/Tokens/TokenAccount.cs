using IisIdentityTools.Security;

namespace IisIdentityTools.Identity.Tokens;

/// <summary>The account behind a token as far as the facts know it.</summary>
internal sealed class TokenAccount
{
    public required string Name { get; init; }

    /// <summary>Null when the account was not captured.</summary>
    public SecurityIdentifier? Sid { get; init; }

    public required AccountLocality Locality { get; init; }

    public IReadOnlyList<SecurityIdentifier> DomainGroups { get; init; } = [];

    public bool DomainGroupsKnown { get; init; } = true;
}
