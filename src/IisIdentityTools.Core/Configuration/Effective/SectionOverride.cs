using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Configuration.Effective;

/// <summary>Whether one file lets deeper files set a section: by overrideModeDefault of the declaration, or by a location tag.</summary>
internal sealed class SectionOverride(ConfigurationFile? file, bool allows, SourcePosition? source, string says)
{
    /// <summary>The file that says so; null for the stock declarations.</summary>
    public ConfigurationFile? File { get; } = file;

    /// <summary>True for Allow, false for Deny.</summary>
    public bool Allows { get; } = allows;

    /// <summary>Where it is said; null for the stock declarations.</summary>
    public SourcePosition? Source { get; } = source;

    /// <summary>The words: <c>overrideModeDefault="Deny"</c>, <c>overrideMode="Deny"</c>, <c>allowOverride="false"</c>.</summary>
    public string Says { get; } = says;
}
