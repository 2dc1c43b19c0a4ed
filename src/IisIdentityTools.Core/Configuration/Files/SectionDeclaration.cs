namespace IisIdentityTools.Configuration.Files;

/// <summary>One <c>section</c> of <c>configSections</c>: which section exists, where it may be set, who may override it.</summary>
public sealed class SectionDeclaration
{
    /// <summary>Makes a declaration.</summary>
    public SectionDeclaration(string path, bool isOverrideAllowed, SectionScope scope, SourcePosition? source)
    {
        Path = path;
        IsOverrideAllowed = isOverrideAllowed;
        Scope = scope;
        Source = source;
    }

    /// <summary>Full path, "system.webServer/handlers".</summary>
    public string Path { get; }

    /// <summary>overrideModeDefault: true for Allow.</summary>
    public bool IsOverrideAllowed { get; }

    /// <summary>allowDefinition: the deepest level that may set the section.</summary>
    public SectionScope Scope { get; }

    /// <summary>Where it is declared; null for a stock declaration that no captured file holds.</summary>
    public SourcePosition? Source { get; }
}
