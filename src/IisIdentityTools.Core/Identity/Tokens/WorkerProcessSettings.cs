namespace IisIdentityTools.Identity.Tokens;

/// <summary>
/// What an application pool's configuration says about the identity of its worker processes. Each setting comes with the place it was
/// read from (<c>applicationHost.config:120</c>, <c>schema default</c>), which the token's reasons quote; null when there is none to quote.
/// </summary>
public sealed class WorkerProcessSettings
{
    /// <summary>Name of the pool.</summary>
    public required string ApplicationPool { get; init; }

    /// <summary>processModel.identityType.</summary>
    public required PoolIdentityType IdentityType { get; init; }

    /// <summary>Where <see cref="IdentityType"/> (and the user) is set.</summary>
    public string? IdentitySource { get; init; }

    /// <summary>processModel.userName; needed for <see cref="PoolIdentityType.SpecificUser"/>. <c>DOMAIN\name$</c> is a gMSA.</summary>
    public string? UserName { get; init; }

    /// <summary>SID of that account when the caller knows it; otherwise the facts are asked.</summary>
    public string? UserSid { get; init; }

    /// <summary>processModel.logonType.</summary>
    public WorkerLogonType LogonType { get; init; }

    /// <summary>Where <see cref="LogonType"/> is set.</summary>
    public string? LogonTypeSource { get; init; }

    /// <summary>processModel.manualGroupMembership: true means that IIS does not add IIS_IUSRS by itself.</summary>
    public bool ManualGroupMembership { get; init; }

    /// <summary>Where <see cref="ManualGroupMembership"/> is set.</summary>
    public string? ManualGroupMembershipSource { get; init; }
}
