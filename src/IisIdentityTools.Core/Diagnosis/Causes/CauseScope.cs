namespace IisIdentityTools.Diagnosis.Causes;

/// <summary>Where alone a cause can occur. Flags of one kind are alternatives: a handler, a way to log in, a place of the content.</summary>
[Flags]
public enum CauseScope
{
    /// <summary>Everywhere.</summary>
    Any = 0,

    /// <summary>Static files, the default document, the directory listing.</summary>
    StaticFile = 1,

    /// <summary>ASP.NET in either pipeline, and WCF.</summary>
    AspNet = 1 << 1,

    /// <summary>ASP.NET Core and HttpPlatformHandler.</summary>
    AspNetCore = 1 << 2,

    /// <summary>Classic ASP.</summary>
    ClassicAsp = 1 << 3,

    /// <summary>FastCGI, PHP mostly.</summary>
    FastCgi = 1 << 4,

    /// <summary>CGI programs.</summary>
    Cgi = 1 << 5,

    /// <summary>ISAPI extensions.</summary>
    Isapi = 1 << 6,

    /// <summary>WebDAV.</summary>
    WebDav = 1 << 7,

    /// <summary>Requests that are forwarded to another server.</summary>
    Proxy = 1 << 8,

    /// <summary>Anonymous authentication is on.</summary>
    Anonymous = 1 << 9,

    /// <summary>Windows authentication is on.</summary>
    Windows = 1 << 10,

    /// <summary>Basic authentication is on.</summary>
    Basic = 1 << 11,

    /// <summary>Digest authentication is on.</summary>
    Digest = 1 << 12,

    /// <summary>ASP.NET Forms authentication.</summary>
    Forms = 1 << 13,

    /// <summary>A mapping of client certificates is on.</summary>
    CertificateMapping = 1 << 14,

    /// <summary>The content lies on a share.</summary>
    Unc = 1 << 15,

    /// <summary>The content lies on the server itself.</summary>
    Local = 1 << 16,

    /// <summary>The virtual directory has an account (connect as).</summary>
    ConnectAs = 1 << 17,

    /// <summary>The virtual directory has no account.</summary>
    PassThrough = 1 << 18,

    /// <summary>The pool has an account of its own (SpecificUser), a group managed service account included.</summary>
    SpecificUser = 1 << 19,

    /// <summary>The request has a user name.</summary>
    NamedUser = 1 << 20,

    /// <summary>The request has no user name.</summary>
    NoUser = 1 << 21,

    /// <summary>A client certificate is asked for.</summary>
    ClientCertificate = 1 << 22,

    /// <summary>The pool's process has 32 bits.</summary>
    Process32Bit = 1 << 23,
}
