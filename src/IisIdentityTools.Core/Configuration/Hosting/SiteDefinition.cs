namespace IisIdentityTools.Configuration.Hosting;

/// <summary>One web site as it counts.</summary>
public sealed class SiteDefinition
{
    internal SiteDefinition(string name, long id, SourcePosition source, IReadOnlyList<BindingDefinition> bindings)
    {
        Name = name;
        Id = id;
        Source = source;
        Bindings = bindings;
    }

    /// <summary>The site's name.</summary>
    public string Name { get; }

    /// <summary>The site's id; 0 when it has none.</summary>
    public long Id { get; }

    /// <summary>Where the site is defined.</summary>
    public SourcePosition Source { get; }

    /// <summary>Its bindings.</summary>
    public IReadOnlyList<BindingDefinition> Bindings { get; }

    /// <summary>Its applications, in configuration order.</summary>
    public IReadOnlyList<ApplicationDefinition> Applications { get; internal set; } = [];

    /// <summary>False for a site that only serves FTP, net.tcp or the like. A site without any binding counts as a web site.</summary>
    public bool IsWebSite => Bindings.Count == 0 || Bindings.Any(binding => binding.IsWeb);

    /// <summary>The application that serves a URL path: the longest prefix in whole segments; null when the site has no root application.</summary>
    public ApplicationDefinition? FindApplication(string urlPath) => UrlPath.Longest(Applications, application => application.Path, urlPath);
}
