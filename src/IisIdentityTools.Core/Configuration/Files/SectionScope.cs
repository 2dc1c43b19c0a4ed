namespace IisIdentityTools.Configuration.Files;

/// <summary>The deepest level at which a section may be set (allowDefinition).</summary>
public enum SectionScope
{
    /// <summary>Anywhere.</summary>
    Everywhere,

    /// <summary>Not below the root of an application.</summary>
    MachineToApplication,

    /// <summary>Only in applicationHost.config.</summary>
    AppHostOnly,

    /// <summary>Only in machine.config and the root web.config.</summary>
    MachineToRootWeb,

    /// <summary>Only in machine.config.</summary>
    MachineOnly,
}
