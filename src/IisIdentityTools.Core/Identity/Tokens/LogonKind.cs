namespace IisIdentityTools.Identity.Tokens;

/// <summary>How the logon behind a token was made; Windows puts a SID for most of these into the token.</summary>
public enum LogonKind
{
    /// <summary>Service logon: SERVICE.</summary>
    Service,

    /// <summary>Batch logon: BATCH.</summary>
    Batch,

    /// <summary>Interactive logon: INTERACTIVE.</summary>
    Interactive,

    /// <summary>Network logon: NETWORK.</summary>
    Network,

    /// <summary>Network logon that keeps the credentials: NETWORK.</summary>
    NetworkCleartext,

    /// <summary>The token of the operating system itself.</summary>
    System,

    /// <summary>An anonymous logon.</summary>
    Anonymous,
}
