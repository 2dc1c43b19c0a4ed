namespace IisIdentityTools.Identity.Tokens;

/// <summary>Whose account database an account belongs to.</summary>
internal enum AccountLocality
{
    Unknown,

    /// <summary>Windows itself: IUSR, NETWORK SERVICE, IIS APPPOOL\name.</summary>
    BuiltIn,

    /// <summary>The server's own.</summary>
    Local,

    /// <summary>A domain's.</summary>
    Domain,
}
