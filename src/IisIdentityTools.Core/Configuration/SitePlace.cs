using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Configuration;

/// <summary>Where a URL path of a site lies: its application, its virtual directory, its folder or file on disk.</summary>
public sealed class SitePlace
{
    private SitePlace(SiteDefinition site, ApplicationDefinition? application, VirtualDirectoryDefinition? directory, string urlPath, string? physicalPath)
    {
        Site = site;
        Application = application;
        VirtualDirectory = directory;
        UrlPath = urlPath;
        PhysicalPath = physicalPath;
    }

    /// <summary>The site.</summary>
    public SiteDefinition Site { get; }

    /// <summary>The application; null when the site has none for the path.</summary>
    public ApplicationDefinition? Application { get; }

    /// <summary>The virtual directory; null when the application has none for the path.</summary>
    public VirtualDirectoryDefinition? VirtualDirectory { get; }

    /// <summary>The URL path in normal form.</summary>
    public string UrlPath { get; }

    /// <summary>The folder or file, environment variables expanded; null when there is no virtual directory.</summary>
    public string? PhysicalPath { get; }

    /// <summary>True when the path is the root of its virtual directory.</summary>
    public bool IsDirectoryRoot => VirtualDirectory is not null && string.Equals(VirtualDirectory.UrlPath, UrlPath, StringComparison.OrdinalIgnoreCase);

    internal string ApplicationKey => Application?.Path ?? "";

    /// <summary>The folder whose web.config counts at this level; null when there is none, or when allowSubDirConfig="false" hides it.</summary>
    internal string? ConfigurationFolder => PhysicalPath is not null && (IsDirectoryRoot || VirtualDirectory!.ReadsSubdirectories) ? PhysicalPath : null;

    /// <summary>A last segment with an extension names a file, in which no web.config lies, unless the facts know such a folder ("v1.0").</summary>
    internal bool LooksLikeFile => !IsDirectoryRoot && Hosting.UrlPath.LooksLikeFile(UrlPath);

    /// <summary>Finds the place of a URL path given in normal form.</summary>
    /// <param name="site">The site.</param>
    /// <param name="urlPath">Path in the site.</param>
    /// <param name="expand">Expands environment variables the way the server would.</param>
    public static SitePlace Find(SiteDefinition site, string urlPath, Func<string, string> expand)
    {
        var application = site.FindApplication(urlPath);
        var directory = application?.FindVirtualDirectory(urlPath);
        if (directory is null)
            return new SitePlace(site, application, null, urlPath, null);
        var root = expand(directory.PhysicalPathText);
        var rest = directory.UrlPath == "/" ? urlPath.Substring(1) : urlPath.Substring(directory.UrlPath.Length).TrimStart('/');
        var physical = root.Length == 0 ? null : rest.Length == 0 ? root : WindowsPath.Combine(root, rest.Replace('/', '\\'));
        return new SitePlace(site, application, directory, urlPath, physical);
    }
}
