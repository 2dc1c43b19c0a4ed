namespace IisIdentityTools.Diagnosis.Causes;

/// <summary>Whose access or logon a cause is about.</summary>
[Flags]
public enum CauseAccounts
{
    /// <summary>No account is at fault: no access-control list needs a change.</summary>
    None = 0,

    /// <summary>The worker process, which is the application pool's identity.</summary>
    Worker = 1,

    /// <summary>The user of the request.</summary>
    RequestUser = 2,

    /// <summary>The anonymous user.</summary>
    Anonymous = 4,

    /// <summary>The account of the virtual directory (connect as).</summary>
    ConnectAs = 8,

    /// <summary>The identity that application code runs as.</summary>
    Code = 16,

    /// <summary>The computer account, which other machines see.</summary>
    Machine = 32,

    /// <summary>SYSTEM: HTTP.sys and the services of Windows.</summary>
    System = 64,
}
