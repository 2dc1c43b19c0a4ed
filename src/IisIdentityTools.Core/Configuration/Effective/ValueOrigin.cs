namespace IisIdentityTools.Configuration.Effective;

/// <summary>Where an effective value came from.</summary>
public enum ValueOrigin
{
    /// <summary>Nobody set it and the schema names no default.</summary>
    Unset,

    /// <summary>Nobody set it: the schema's default.</summary>
    SchemaDefault,

    /// <summary>A defaults element set it (applicationPoolDefaults, applicationDefaults, virtualDirectoryDefaults, siteDefaults).</summary>
    DefaultsElement,

    /// <summary>The element itself set it, here or at a level above.</summary>
    Configured,
}
