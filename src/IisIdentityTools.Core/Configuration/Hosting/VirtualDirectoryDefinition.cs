using IisIdentityTools.Configuration.Effective;

namespace IisIdentityTools.Configuration.Hosting;

/// <summary>One virtual directory as it counts.</summary>
public sealed class VirtualDirectoryDefinition
{
    private readonly DefaultedElement _element;

    internal VirtualDirectoryDefinition(string path, string urlPath, DefaultedElement element)
    {
        Path = path;
        UrlPath = urlPath;
        _element = element;
    }

    /// <summary>Path in the application, "/" or "/images".</summary>
    public string Path { get; }

    /// <summary>Path in the site, "/shop/images".</summary>
    public string UrlPath { get; }

    /// <summary>Where the virtual directory is defined.</summary>
    public SourcePosition? Source => _element.Source;

    /// <summary>The folder as written, environment variables not expanded.</summary>
    public EffectiveValue PhysicalPath => _element.Get("physicalPath");

    /// <summary>The connect-as account; absent or empty means pass-through.</summary>
    public EffectiveValue UserName => _element.Get("userName");

    /// <summary>The text of <see cref="PhysicalPath"/>.</summary>
    internal string PhysicalPathText => _element.Text("physicalPath");

    /// <summary>The text of <see cref="UserName"/>, trimmed.</summary>
    internal string UserNameText => _element.Text("userName").Trim();

    /// <summary>Whether web.config files below the folder count.</summary>
    internal bool ReadsSubdirectories => !string.Equals(_element.Text("allowSubDirConfig").Trim(), "false", StringComparison.OrdinalIgnoreCase);

    /// <summary>How the connect-as account logs on.</summary>
    public EffectiveValue LogonMethod => _element.Get("logonMethod");

    /// <summary>False when web.config files below the folder are ignored.</summary>
    public EffectiveValue AllowSubDirConfig => _element.Get("allowSubDirConfig");
}
