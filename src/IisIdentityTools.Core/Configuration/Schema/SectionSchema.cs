namespace IisIdentityTools.Configuration.Schema;

/// <summary>The schema of one configuration section.</summary>
public sealed class SectionSchema(string path, ElementSchema element)
{
    /// <summary>Full path of the section, <c>system.webServer/handlers</c>; compared case-sensitively.</summary>
    public string Path { get; } = path;

    /// <summary>What may stand in the section's own element.</summary>
    public ElementSchema Element { get; } = element;
}
