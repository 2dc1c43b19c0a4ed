namespace IisIdentityTools.Identity.Places;

/// <summary>Kinds of facts that an answer could change with and that were not captured.</summary>
[Flags]
internal enum MissingFacts
{
    /// <summary>Everything was at hand.</summary>
    None = 0,

    /// <summary>web.config files of the site.</summary>
    SiteFiles = 1,

    /// <summary>machine.config and root web.config.</summary>
    FrameworkFiles = 2,

    /// <summary>Whether the server is in a domain.</summary>
    Domain = 4,

    /// <summary>The php.ini of the program.</summary>
    PhpSettings = 8,

    /// <summary>A section that only the server can decrypt.</summary>
    EncryptedIdentity = 16,
}
