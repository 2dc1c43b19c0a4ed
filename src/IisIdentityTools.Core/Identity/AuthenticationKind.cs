namespace IisIdentityTools.Identity;

/// <summary>How the request's user was established.</summary>
public enum AuthenticationKind
{
    /// <summary>Every scheme is off: IIS refuses all requests with 401.2.</summary>
    None,

    /// <summary>Anonymous authentication.</summary>
    Anonymous,

    /// <summary>Basic authentication: name and password in the request.</summary>
    Basic,

    /// <summary>Digest authentication.</summary>
    Digest,

    /// <summary>Windows authentication: Negotiate, Kerberos, NTLM.</summary>
    Windows,

    /// <summary>Client certificates mapped by Active Directory.</summary>
    ClientCertificateMapping,

    /// <summary>Client certificates mapped by IIS's own one-to-one and many-to-one tables.</summary>
    IisClientCertificateMapping,

    /// <summary>ASP.NET Forms: the user has logged in, IIS itself let the request in anonymously.</summary>
    Forms,
}
