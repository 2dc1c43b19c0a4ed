using System.Globalization;
using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Files;
using IisIdentityTools.Configuration.Schema;

namespace IisIdentityTools.Configuration.Hosting;

/// <summary>Reads sites and application pools out of applicationHost.config, with the defaults behind each and the checks IIS makes.</summary>
internal sealed class HostingReader
{
    private const string SitesSection = "system.applicationHost/sites";
    private const string PoolsSection = "system.applicationHost/applicationPools";

    private readonly ConfigurationFile _file;
    private readonly ElementSchema _sites;
    private readonly ElementSchema _pools;
    private readonly HostingChecks _checks;

    public HostingReader(ConfigurationFile file, SchemaCatalog schema, List<ConfigurationProblem> problems)
    {
        _file = file;
        _sites = schema.Find(SitesSection)?.Element ?? SchemaLess.Element("sites");
        _pools = schema.Find(PoolsSection)?.Element ?? SchemaLess.Element("applicationPools");
        _checks = new HostingChecks(file, problems);
    }

    /// <summary>The application pools, in file order. Of two with one name the first counts.</summary>
    public IReadOnlyList<ApplicationPoolDefinition> ReadPools()
    {
        var pools = new List<ApplicationPoolDefinition>();
        var section = Section("applicationPools");
        if (section is null)
            return pools;
        _checks.Section(section, _pools, PoolsSection);
        var item = ItemSchema(_pools, "add");
        var defaults = Defaults(section, "applicationPoolDefaults");
        var seen = new Dictionary<string, ConfigurationElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in section.Children)
        {
            if (element.Name == "add" && element.Find("name") is { } name && _checks.IsFirst(seen, name, element, "application pool", PoolsSection))
                pools.Add(new ApplicationPoolDefinition(name, new DefaultedElement(_file, element, defaults, item)));
        }

        return pools;
    }

    /// <summary>The sites, in file order, those without a web binding among them. Of two with one name the first counts.</summary>
    public IReadOnlyList<SiteDefinition> ReadSites(CancellationToken cancellation)
    {
        var sites = new List<SiteDefinition>();
        var section = Section("sites");
        if (section is null)
            return sites;
        _checks.Section(section, _sites, SitesSection);
        var names = new Dictionary<string, ConfigurationElement>(StringComparer.OrdinalIgnoreCase);
        var ids = new Dictionary<string, ConfigurationElement>(StringComparer.Ordinal);
        var level = new DefaultsLevel(Defaults(section, "applicationDefaults"), Defaults(section, "virtualDirectoryDefaults"));
        foreach (var element in section.Children)
        {
            cancellation.ThrowIfCancellationRequested();
            if (element.Name != "site" || element.Find("name") is not { } name || !_checks.IsFirst(names, name, element, "site", SitesSection))
                continue;
            if (element.Find("id") is { } id)
                _checks.IsFirst(ids, id.Trim(), element, "site id", SitesSection);
            sites.Add(ReadSite(name, element, level));
        }

        return sites;
    }

    private SiteDefinition ReadSite(string name, ConfigurationElement element, DefaultsLevel above)
    {
        var id = long.TryParse(element.Find("id"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var site = new SiteDefinition(name, id, new SourcePosition(_file.Path, element.Line, element.Column, ""), ReadBindings(element));
        var level = above.Below(element);
        var schema = ItemSchema(ItemSchema(_sites, "site"), "application");
        var applications = new List<ApplicationDefinition>();
        var seen = new Dictionary<string, ConfigurationElement>(StringComparer.OrdinalIgnoreCase);
        foreach (var child in element.Children)
        {
            if (child.Name != "application" || child.Find("path") is not { } written)
                continue;
            var path = UrlPath.Normalize(written);
            if (_checks.IsFirst(seen, path, child, $"application of site '{name}'", SitesSection))
                applications.Add(ReadApplication(path, child, level, schema));
        }

        site.Applications = applications;
        return site;
    }

    private ApplicationDefinition ReadApplication(string path, ConfigurationElement element, DefaultsLevel above, ElementSchema schema)
    {
        var application = new ApplicationDefinition(path, new DefaultedElement(_file, element, above.Applications, schema));
        var level = above.Below(element);
        var item = ItemSchema(schema, "virtualDirectory");
        var directories = new List<VirtualDirectoryDefinition>();
        Dictionary<string, ConfigurationElement>? seen = null;
        ConfigurationElement? first = null;
        foreach (var child in element.Children)
        {
            if (child.Name != "virtualDirectory" || child.Find("path") is not { } written)
                continue;
            var local = UrlPath.Normalize(written);
            // Almost every application has one virtual directory: no table for it.
            if (first is not null)
                seen ??= new(StringComparer.OrdinalIgnoreCase) { [directories[0].Path] = first };
            first ??= child;
            if (seen is null || _checks.IsFirst(seen, local, child, $"virtual directory of application '{path}'", SitesSection))
                directories.Add(new VirtualDirectoryDefinition(local, UrlPath.Combine(path, local), new DefaultedElement(_file, child, level.VirtualDirectories, item)));
        }

        application.VirtualDirectories = directories;
        return application;
    }

    private static List<BindingDefinition> ReadBindings(ConfigurationElement site)
    {
        var bindings = new List<BindingDefinition>();
        foreach (var child in site.FindChild("bindings")?.Children ?? [])
            if (child.Name == "binding")
                bindings.Add(new BindingDefinition(child.Find("protocol") ?? "http", child.Find("bindingInformation") ?? ""));
        return bindings;
    }

    private ConfigurationElement? Section(string name) => _file.Root?.FindChild("system.applicationHost")?.FindChild(name);

    private static ElementSchema ItemSchema(ElementSchema owner, string name) => owner.Collection?.Item ?? SchemaLess.Element(name);

    private static ConfigurationElement[] Defaults(ConfigurationElement parent, string name) => parent.FindChild(name) is { } found ? [found] : [];
}
