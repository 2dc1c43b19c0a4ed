namespace IisIdentityTools.Configuration.Schema;

/// <summary>How a section is declared in the <c>configSections</c> of a stock installation.</summary>
public sealed class StockSection(string path, bool overrideModeAllowed, string allowDefinition)
{
    /// <summary>Full path of the section, <c>system.webServer/handlers</c>; compared case-sensitively.</summary>
    public string Path { get; } = path;

    /// <summary>True for overrideModeDefault Allow: lower levels may set the section. False for Deny: it is locked until a location tag allows it.</summary>
    public bool OverrideModeAllowed { get; } = overrideModeAllowed;

    /// <summary>Where the section may stand: Everywhere, MachineToApplication, MachineToRootWeb, MachineOnly or AppHostOnly.</summary>
    public string AllowDefinition { get; } = allowDefinition;
}
