namespace IisIdentityTools.Identity.Tokens;

/// <summary>How well a rule about Windows or IIS is established; a higher value is weaker.</summary>
public enum RuleMark
{
    /// <summary>A source was read: documentation, or the dump of a real token.</summary>
    Confirmed,

    /// <summary>Known from experience, no source at hand.</summary>
    Recalled,

    /// <summary>Sources disagree, or nothing shows it: verify on a real machine.</summary>
    Uncertain,
}
