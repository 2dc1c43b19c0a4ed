namespace IisIdentityTools.Identity.Tokens;

/// <summary>processModel.identityType of an application pool, with the numbers of the IIS schema (rule A2). A gMSA is a <see cref="SpecificUser"/>.</summary>
public enum PoolIdentityType
{
    /// <summary>NT AUTHORITY\SYSTEM.</summary>
    LocalSystem = 0,

    /// <summary>NT AUTHORITY\LOCAL SERVICE.</summary>
    LocalService = 1,

    /// <summary>NT AUTHORITY\NETWORK SERVICE.</summary>
    NetworkService = 2,

    /// <summary>The account that processModel.userName names.</summary>
    SpecificUser = 3,

    /// <summary>The virtual account <c>IIS APPPOOL\name</c>.</summary>
    ApplicationPoolIdentity = 4,
}
