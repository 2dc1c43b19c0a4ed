namespace IisIdentityTools.Identity;

/// <summary>What an identity in an answer is.</summary>
public enum IdentityKind
{
    /// <summary>There is no such identity here (no code runs, no file is opened, the request is refused).</summary>
    None,

    /// <summary>It cannot be told from the facts at hand; the answer's Unknowns say why.</summary>
    Unknown,

    /// <summary>The virtual account of an application pool, <c>IIS AppPool\Name</c>.</summary>
    ApplicationPoolIdentity,

    /// <summary>NT AUTHORITY\NETWORK SERVICE.</summary>
    NetworkService,

    /// <summary>NT AUTHORITY\LOCAL SERVICE.</summary>
    LocalService,

    /// <summary>NT AUTHORITY\SYSTEM.</summary>
    LocalSystem,

    /// <summary>A named account set on the application pool.</summary>
    SpecificUser,

    /// <summary>A group managed service account set on the application pool.</summary>
    GroupManagedServiceAccount,

    /// <summary>NT AUTHORITY\IUSR, the built-in anonymous user.</summary>
    Iusr,

    /// <summary>A named account that anonymous requests use instead of IUSR.</summary>
    AnonymousAccount,

    /// <summary>The caller who authenticated: known only at request time unless the question named one.</summary>
    AuthenticatedUser,

    /// <summary>The connect-as account of a virtual directory.</summary>
    ConnectAsAccount,

    /// <summary>The fixed account of ASP.NET's identity element.</summary>
    ImpersonatedAccount,

    /// <summary>The server's own computer account, <c>DOMAIN\SERVER$</c>.</summary>
    ComputerAccount,

    /// <summary>NT AUTHORITY\ANONYMOUS LOGON: no identity at all on the network.</summary>
    AnonymousLogon,
}
