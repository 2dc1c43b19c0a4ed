namespace IisIdentityTools.Identity.Tokens;

/// <summary>What proved an account's identity.</summary>
public enum AuthenticationPackage
{
    /// <summary>Not known: Negotiate decides at run time.</summary>
    Unknown,

    /// <summary>NTLM; the only one for accounts of the machine itself.</summary>
    Ntlm,

    /// <summary>Kerberos.</summary>
    Kerberos,
}
