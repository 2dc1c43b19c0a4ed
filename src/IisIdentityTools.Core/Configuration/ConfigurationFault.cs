namespace IisIdentityTools.Configuration;

/// <summary>What kind of offence a <see cref="ConfigurationProblem"/> is. Several kinds share one HRESULT.</summary>
internal enum ConfigurationFault
{
    /// <summary>None of the kinds below.</summary>
    Other,

    /// <summary>The file cannot be parsed or decoded.</summary>
    Malformed,

    /// <summary>A section, element or attribute that this server does not have.</summary>
    UnknownName,

    /// <summary>A value, a missing attribute or a misplaced element that the schema refuses.</summary>
    BadValue,

    /// <summary>A section, attribute or element that is locked above.</summary>
    Locked,

    /// <summary>An entry or element that is locked as a whole (lockItem).</summary>
    LockedItem,

    /// <summary>A key, section or declaration that is there already.</summary>
    Duplicate,

    /// <summary>The folder does not exist.</summary>
    MissingFolder,

    /// <summary>A section that IIS must read is encrypted as a whole.</summary>
    EncryptedSection,
}
