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
    private readonly UniquePaths _applications;
    private readonly UniquePaths _directories;
    private readonly List<BindingDefinition> _bindings = [];

    public HostingReader(ConfigurationFile file, SchemaCatalog schema, List<ConfigurationProblem> problems)
    {
        _file = file;
        _sites = schema.Find(SitesSection)?.Element ?? SchemaLess.Element("sites");
        _pools = schema.Find(PoolsSection)?.Element ?? SchemaLess.Element("applicationPools");
        _checks = new HostingChecks(file, problems);
        _applications = new UniquePaths("application") { OnRepeated = (path, second, first) => _checks.Second("application of the site", path, second, first, SitesSection) };
        _directories = new UniquePaths("virtualDirectory") { OnRepeated = (path, second, first) => _checks.Second("virtual directory of the application", path, second, first, SitesSection) };
    }

    /// <summary>The application pools, in file order. Of two with one name the first counts.</summary>
    public IReadOnlyList<ApplicationPoolDefinition> ReadPools()
    {
        if (Section("applicationPools") is not { } section)
            return [];
        _checks.Section(section, _pools, PoolsSection);
        var behind = new DefaultsChain(_file, Defaults(section, "applicationPoolDefaults"), ItemSchema(_pools, "add"));
        var count = section.Children.Count;
        var pools = new List<ApplicationPoolDefinition>(count);
        var seen = new FirstNames(count);
        foreach (var element in section.Children)
        {
            if (element.Name == "add" && element.Find("name") is { } name && _checks.IsFirst(seen, name, element, "application pool", PoolsSection))
                pools.Add(new ApplicationPoolDefinition(name, new DefaultedElement(element, behind)));
        }

        return pools;
    }

    /// <summary>The sites, in file order, those without a web binding among them. Of two with one name the first counts.</summary>
    public IReadOnlyList<SiteDefinition> ReadSites(CancellationToken cancellation)
    {
        if (Section("sites") is not { } section)
            return [];
        _checks.Section(section, _sites, SitesSection);
        var count = section.Children.Count;
        var sites = new List<SiteDefinition>(count);
        var names = new FirstNames(count);
        var ids = new FirstNames(count);
        var source = new SiteSource(_file, TopLevel(section), new ApplicationReader());
        foreach (var element in section.Children)
        {
            cancellation.ThrowIfCancellationRequested();
            if (element.Name != "site" || element.Find("name") is not { } name || !_checks.IsFirst(names, name, element, "site", SitesSection))
                continue;
            if (element.Find("id") is { } id)
                _checks.IsFirst(ids, id.Trim(), element, "site id", SitesSection);
            sites.Add(ReadSite(name, element, source));
        }

        return sites;
    }

    private DefaultsLevel TopLevel(ConfigurationElement section)
    {
        var application = ItemSchema(ItemSchema(_sites, "site"), "application");
        return new DefaultsLevel(
            new DefaultsChain(_file, Defaults(section, "applicationDefaults"), application),
            new DefaultsChain(_file, Defaults(section, "virtualDirectoryDefaults"), ItemSchema(application, "virtualDirectory")));
    }

    private SiteDefinition ReadSite(string name, ConfigurationElement element, SiteSource source)
    {
        var id = long.TryParse(element.Find("id"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var site = new SiteDefinition(name, id, element, source, ReadBindings(element));
        CheckApplications(element, site);
        return site;
    }

    /// <summary>Checks the applications of a site and their virtual directories, which are made when somebody asks for them.</summary>
    private void CheckApplications(ConfigurationElement element, SiteDefinition site)
    {
        var hasRoot = false;
        foreach (var application in _applications.Below(element))
        {
            hasRoot |= application.Key == "/";
            if (!_directories.Below(application.Value).Exists(directory => directory.Key == "/"))
                _checks.NoRoot(application.Value, $"The application '{application.Key}' has no root virtual directory: nothing of it can be served.", "Add <virtualDirectory path=\"/\" physicalPath=\"...\" />.");
        }

        if (site.IsWebSite && !hasRoot)
            _checks.NoRoot(element, $"The site '{site.Name}' has no root application: IIS cannot start it.", "Add <application path=\"/\"> with a virtual directory.");
    }

    private BindingDefinition[] ReadBindings(ConfigurationElement site)
    {
        if (site.FindChild("bindings") is not { } list)
            return [];
        _bindings.Clear();
        foreach (var child in list.Children)
            if (child.Name == "binding")
                _bindings.Add(new BindingDefinition(child.Find("protocol") ?? "http", child.Find("bindingInformation") ?? ""));
        return _bindings.ToArray();
    }

    /// <summary>The section, in whichever of the group's elements it stands. A second one is reported and left out.</summary>
    private ConfigurationElement? Section(string name)
    {
        ConfigurationElement? first = null;
        foreach (var group in _file.Root?.Children ?? default)
        {
            if (group.Name != "system.applicationHost" || group.FindChild(name) is not { } section)
                continue;
            if (first is { } counted)
                _checks.Repeated("system.applicationHost/" + name, section, counted);
            first ??= section;
        }

        return first;
    }

    private static ElementSchema ItemSchema(ElementSchema owner, string name) => owner.Collection?.Item ?? SchemaLess.Element(name);

    private static ConfigurationElement[] Defaults(ConfigurationElement parent, string name) => parent.FindChild(name) is { } found ? [found] : [];
}
