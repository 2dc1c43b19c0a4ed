using IisIdentityTools.Configuration.Effective;

namespace IisIdentityTools.Configuration.Hosting;

/// <summary>One application as it counts.</summary>
public sealed class ApplicationDefinition
{
    private readonly DefaultedElement _element;

    internal ApplicationDefinition(string path, DefaultedElement element, IReadOnlyList<VirtualDirectoryDefinition> virtualDirectories)
    {
        Path = path;
        VirtualDirectories = virtualDirectories;
        _element = element;
    }

    /// <summary>Path in the site, "/" or "/shop".</summary>
    public string Path { get; }

    /// <summary>Where the application is defined.</summary>
    public SourcePosition? Source => _element.Source;

    /// <summary>Name of the application pool.</summary>
    public EffectiveValue ApplicationPool => _element.Get("applicationPool");

    /// <summary>The text of <see cref="ApplicationPool"/>.</summary>
    internal string ApplicationPoolName => _element.Text("applicationPool");

    /// <summary>Its virtual directories, in configuration order.</summary>
    public IReadOnlyList<VirtualDirectoryDefinition> VirtualDirectories { get; }

    /// <summary>The virtual directory that serves a URL path of the site: the longest prefix in whole segments; null when none does.</summary>
    public VirtualDirectoryDefinition? FindVirtualDirectory(string urlPath) =>
        UrlPath.Longest(VirtualDirectories, directory => directory.UrlPath, urlPath);
}
