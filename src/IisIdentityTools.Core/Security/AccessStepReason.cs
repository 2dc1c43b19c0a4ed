namespace IisIdentityTools.Security;

/// <summary>Why a right was given, refused or left open.</summary>
public enum AccessStepReason
{
    /// <summary>An entry allows it.</summary>
    AllowedByEntry,

    /// <summary>An entry denies it.</summary>
    DeniedByEntry,

    /// <summary>No entry of the list says anything of it for this token: refused.</summary>
    NoEntry,

    /// <summary>The owner always has it (READ_CONTROL, WRITE_DAC).</summary>
    Owner,

    /// <summary>There is no access-control list: everybody has everything.</summary>
    NoList,

    /// <summary>A privilege gives it.</summary>
    Privilege,

    /// <summary>Only a privilege gives it (ACCESS_SYSTEM_SECURITY), and none was used: refused.</summary>
    PrivilegeMissing,

    /// <summary>The integrity level of the token is too low.</summary>
    IntegrityLevel,

    /// <summary>The second check, with the restricting SIDs of the token, refuses it.</summary>
    RestrictedToken,

    /// <summary>Open: whether the token holds the SID of the entry is not known.</summary>
    UnknownMembership,

    /// <summary>Open: whether the condition of the entry holds is not known.</summary>
    UnknownCondition,

    /// <summary>Open: the kind of the entry is not understood, or a central access policy applies that was not captured.</summary>
    UnknownEntry,

    /// <summary>Open: whether the privilege is held, or the integrity level, is not known.</summary>
    UnknownToken,
}
