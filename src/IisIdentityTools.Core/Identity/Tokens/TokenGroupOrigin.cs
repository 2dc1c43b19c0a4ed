namespace IisIdentityTools.Identity.Tokens;

/// <summary>Where a SID of a token comes from.</summary>
public enum TokenGroupOrigin
{
    /// <summary>The token's user.</summary>
    UserSid,

    /// <summary>Windows adds it to every token of this kind.</summary>
    WellKnown,

    /// <summary>The kind of logon.</summary>
    LogonKind,

    /// <summary>How the identity was proven: NTLM, asserted identity, an account of the machine itself.</summary>
    Authentication,

    /// <summary>A local group of the server.</summary>
    LocalGroup,

    /// <summary>A group of a domain.</summary>
    DomainGroup,

    /// <summary>The Windows Process Activation Service adds it as it starts the worker process.</summary>
    InjectedByWas,
}
