using IisIdentityTools.Configuration.Files;

namespace IisIdentityTools.Configuration.Hosting;

/// <summary>One web site as it counts.</summary>
public sealed class SiteDefinition
{
    private readonly ConfigurationElement _element;
    private readonly SiteSource _source;
    private ApplicationDefinition[]? _applications;

    internal SiteDefinition(string name, long id, ConfigurationElement element, SiteSource source, IReadOnlyList<BindingDefinition> bindings)
    {
        Name = name;
        Id = id;
        Bindings = bindings;
        _element = element;
        _source = source;
    }

    /// <summary>The site's name.</summary>
    public string Name { get; }

    /// <summary>The site's id; 0 when it has none.</summary>
    public long Id { get; }

    /// <summary>Where the site is defined.</summary>
    public SourcePosition Source => new(_source.File.Path, _element.Line, _element.Column, "");

    /// <summary>Its bindings.</summary>
    public IReadOnlyList<BindingDefinition> Bindings { get; }

    /// <summary>Its applications, in configuration order.</summary>
    public IReadOnlyList<ApplicationDefinition> Applications => _applications ?? ReadApplications();

    /// <summary>False for a site that only serves FTP, net.tcp or the like. A site without any binding counts as a web site.</summary>
    public bool IsWebSite => Bindings.Count == 0 || Bindings.Any(binding => binding.IsWeb);

    /// <summary>The application that serves a URL path: the longest prefix in whole segments; null when the site has no root application.</summary>
    public ApplicationDefinition? FindApplication(string urlPath) => UrlPath.Longest(Applications, application => application.Path, urlPath);

    /// <summary>All who ask get the same objects: applications are told apart by reference.</summary>
    private ApplicationDefinition[] ReadApplications()
    {
        var made = _source.Applications.Read(_element, _source.Above);
        return Interlocked.CompareExchange(ref _applications, made, null) ?? made;
    }
}
