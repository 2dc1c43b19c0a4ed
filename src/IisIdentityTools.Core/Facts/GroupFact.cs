namespace IisIdentityTools.Facts;

/// <summary>One local group of the server and its direct members.</summary>
public sealed class GroupFact
{
    /// <summary>The group's SID in text form.</summary>
    public required string Sid { get; init; }

    /// <summary>The group's name as the server spells it (it may be localised).</summary>
    public required string Name { get; init; }

    /// <summary>SIDs of the direct members: users, groups, well-known principals, orphans.</summary>
    public required IReadOnlyList<string> Members { get; init; }

    /// <summary>False when the member list could not be read to its end.</summary>
    public bool Complete { get; init; } = true;
}
