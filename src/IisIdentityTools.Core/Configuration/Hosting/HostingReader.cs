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
    private readonly List<ApplicationDefinition> _applications = [];
    private readonly List<VirtualDirectoryDefinition> _directories = [];
    private readonly FirstNames _applicationNames = new();
    private readonly FirstNames _directoryNames = new();

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
        if (Section("applicationPools") is not { } section)
            return pools;
        _checks.Section(section, _pools, PoolsSection);
        var behind = new DefaultsChain(_file, Defaults(section, "applicationPoolDefaults"), ItemSchema(_pools, "add"));
        var seen = new FirstNames();
        foreach (var element in section.ChildArray)
        {
            if (element.Name == "add" && element.Find("name") is { } name && _checks.IsFirst(seen, name, element, "application pool", PoolsSection))
                pools.Add(new ApplicationPoolDefinition(name, new DefaultedElement(element, behind)));
        }

        return pools;
    }

    /// <summary>The sites, in file order, those without a web binding among them. Of two with one name the first counts.</summary>
    public IReadOnlyList<SiteDefinition> ReadSites(CancellationToken cancellation)
    {
        var sites = new List<SiteDefinition>();
        if (Section("sites") is not { } section)
            return sites;
        _checks.Section(section, _sites, SitesSection);
        var names = new FirstNames();
        var ids = new FirstNames();
        var level = TopLevel(section);
        foreach (var element in section.ChildArray)
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

    private DefaultsLevel TopLevel(ConfigurationElement section)
    {
        var application = ItemSchema(ItemSchema(_sites, "site"), "application");
        return new DefaultsLevel(
            new DefaultsChain(_file, Defaults(section, "applicationDefaults"), application),
            new DefaultsChain(_file, Defaults(section, "virtualDirectoryDefaults"), ItemSchema(application, "virtualDirectory")));
    }

    private SiteDefinition ReadSite(string name, ConfigurationElement element, DefaultsLevel above)
    {
        var id = long.TryParse(element.Find("id"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var site = new SiteDefinition(name, id, new SourcePosition(_file.Path, element.Line, element.Column, ""), ReadBindings(element));
        var level = above.Below(element);
        _applications.Clear();
        _applicationNames.Clear();
        foreach (var child in element.ChildArray)
        {
            if (child.Name != "application" || child.Find("path") is not { } written)
                continue;
            var path = UrlPath.Normalize(written);
            if (_checks.IsFirst(_applicationNames, path, child, "application of the site", SitesSection))
                _applications.Add(ReadApplication(path, child, level));
        }

        site.Applications = _applications.ToArray();
        if (site.IsWebSite && !_applications.Exists(application => application.Path == "/"))
            _checks.NoRoot(element, $"The site '{name}' has no root application: IIS cannot start it.", "Add <application path=\"/\"> with a virtual directory.");
        return site;
    }

    private ApplicationDefinition ReadApplication(string path, ConfigurationElement element, DefaultsLevel above)
    {
        var application = new ApplicationDefinition(path, new DefaultedElement(element, above.Applications));
        var level = above.Below(element);
        _directories.Clear();
        _directoryNames.Clear();
        foreach (var child in element.ChildArray)
        {
            if (child.Name != "virtualDirectory" || child.Find("path") is not { } written)
                continue;
            var local = UrlPath.Normalize(written);
            if (_checks.IsFirst(_directoryNames, local, child, "virtual directory of the application", SitesSection))
                _directories.Add(new VirtualDirectoryDefinition(local, UrlPath.Combine(path, local), new DefaultedElement(child, level.VirtualDirectories)));
        }

        application.VirtualDirectories = _directories.ToArray();
        if (!_directories.Exists(directory => directory.Path == "/"))
            _checks.NoRoot(element, $"The application '{path}' has no root virtual directory: nothing of it can be served.", "Add <virtualDirectory path=\"/\" physicalPath=\"...\" />.");
        return application;
    }

    private static BindingDefinition[] ReadBindings(ConfigurationElement site)
    {
        if (site.FindChild("bindings") is not { } list)
            return [];
        var bindings = new List<BindingDefinition>(list.ChildArray.Count);
        foreach (var child in list.ChildArray)
            if (child.Name == "binding")
                bindings.Add(new BindingDefinition(child.Find("protocol") ?? "http", child.Find("bindingInformation") ?? ""));
        return bindings.ToArray();
    }

    /// <summary>The section, in whichever of the group's elements it stands. A second one is reported and left out.</summary>
    private ConfigurationElement? Section(string name)
    {
        ConfigurationElement? first = null;
        foreach (var group in _file.Root?.ChildArray ?? new([]))
        {
            if (group.Name != "system.applicationHost" || group.FindChild(name) is not { } section)
                continue;
            if (first is not null)
                _checks.Repeated("system.applicationHost/" + name, section, first);
            first ??= section;
        }

        return first;
    }

    private static ElementSchema ItemSchema(ElementSchema owner, string name) => owner.Collection?.Item ?? SchemaLess.Element(name);

    private static ConfigurationElement[] Defaults(ConfigurationElement parent, string name) => parent.FindChild(name) is { } found ? [found] : [];
}
