namespace IisIdentityTools.Facts;

/// <summary>What an account is.</summary>
public enum AccountKind
{
    /// <summary>Not stated by the facts.</summary>
    Unknown,

    /// <summary>A user account of the machine or of a domain.</summary>
    User,

    /// <summary>A group managed service account (its name ends in <c>$</c>, Windows keeps its password).</summary>
    GroupManagedServiceAccount,

    /// <summary>A computer account.</summary>
    Computer,

    /// <summary>A group of the machine or of a domain.</summary>
    Group,

    /// <summary>A principal that Windows defines (NT AUTHORITY, BUILTIN, IIS APPPOOL ...).</summary>
    WellKnown,

    /// <summary>The SID has no account any more.</summary>
    Deleted,
}

/// <summary>One account or group as the server knew it.</summary>
public sealed class AccountFact
{
    /// <summary>The SID in text form.</summary>
    public required string Sid { get; init; }

    /// <summary>Name with its authority: <c>WEB01\svc_legacy</c>, <c>CONTOSO\gmsa_web$</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What the account is.</summary>
    public AccountKind Kind { get; init; }

    /// <summary>True when the account is disabled; null when not captured.</summary>
    public bool? Disabled { get; init; }

    /// <summary>True when the account is locked out; null when not captured.</summary>
    public bool? LockedOut { get; init; }

    /// <summary>True when its password has expired; null when not captured.</summary>
    public bool? PasswordExpired { get; init; }

    /// <summary>True when the account itself has expired; null when not captured.</summary>
    public bool? Expired { get; init; }

    /// <summary>SIDs of the domain groups the account is known to be in (local groups are in <see cref="IServerFacts.Groups"/>); null when not captured.</summary>
    public IReadOnlyList<string>? DomainGroups { get; init; }
}
