namespace IisIdentityTools.Identity.Tokens;

/// <summary>logonMethod of anonymous or basic authentication and of a virtual directory, with the numbers of the IIS schema.</summary>
public enum RequestLogonMethod
{
    /// <summary>Interactive logon.</summary>
    Interactive = 0,

    /// <summary>Batch logon.</summary>
    Batch = 1,

    /// <summary>Network logon without credentials for a further hop.</summary>
    Network = 2,

    /// <summary>Network logon that keeps the credentials (the default).</summary>
    ClearText = 3,
}
