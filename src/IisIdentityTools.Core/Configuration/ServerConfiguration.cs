using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Configuration.Schema;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Configuration;

/// <summary>The configuration of one server: sites, pools, and the effective value of every setting at every place.</summary>
public sealed class ServerConfiguration
{
    private readonly LevelTree _tree;
    private readonly Dictionary<string, SiteDefinition> _sitesByName;
    private readonly Dictionary<string, ApplicationPoolDefinition> _poolsByName;

    private ServerConfiguration(ServerFiles files, SchemaCatalog schema, List<ConfigurationProblem> problems, CancellationToken cancellation)
    {
        Facts = files.Facts;
        Schema = schema;
        ApplicationHostPath = files.ApplicationHost.Path;
        UnreadFiles = files.Unread;
        IsReadable = files.ApplicationHost.Root is not null;
        IsKnown = files.ApplicationHost.State == FactState.Present;
        _tree = new LevelTree(files.Facts, schema, files.Files, files.InOrder, files.ApplicationHost);
        problems.AddRange(_tree.Problems);
        if (files.ApplicationHost.Problem is not null)
            problems.Add(files.ApplicationHost.Problem);
        var hosting = new HostingReader(files.ApplicationHost, schema, problems);
        ApplicationPools = hosting.ReadPools();
        Sites = hosting.ReadSites(cancellation);
        _poolsByName = ApplicationPools.ToDictionary(pool => pool.Name, StringComparer.OrdinalIgnoreCase);
        _sitesByName = Sites.ToDictionary(site => site.Name, StringComparer.OrdinalIgnoreCase);
        for (var level = _tree.ApplicationHost; level is not null; level = level.Parent)
            problems.AddRange(level.OwnProblems);
        Problems = problems;
    }

    /// <summary>The facts it was read from.</summary>
    public IServerFacts Facts { get; }

    /// <summary>The schema that defaults and checks come from: the server's own files when captured, else the built-in one of its IIS version.</summary>
    public SchemaCatalog Schema { get; }

    /// <summary>Path of the applicationHost.config in use, that of the shared configuration when redirection is on.</summary>
    public string ApplicationHostPath { get; }

    /// <summary>False when applicationHost.config itself is broken: there are no sites then, only <see cref="Problems"/>.</summary>
    public bool IsReadable { get; }

    /// <summary>False for a server of which no configuration is at hand; see <see cref="Unknown"/>.</summary>
    public bool IsKnown { get; }

    /// <summary>Problems of the server's own files (applicationHost.config and above). Those of one site's files are with its answers.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems { get; }

    /// <summary>machine.config and root web.config when they are not at hand.</summary>
    public IReadOnlyList<UnreadFile> UnreadFiles { get; }

    /// <summary>All sites, in configuration order.</summary>
    public IReadOnlyList<SiteDefinition> Sites { get; }

    /// <summary>All application pools, in configuration order.</summary>
    public IReadOnlyList<ApplicationPoolDefinition> ApplicationPools { get; }

    /// <summary>Names of all sites, in configuration order.</summary>
    public IReadOnlyList<string> SiteNames => Sites.Select(site => site.Name).ToArray();

    /// <summary>Names of all application pools, in configuration order.</summary>
    public IReadOnlyList<string> ApplicationPoolNames => ApplicationPools.Select(pool => pool.Name).ToArray();

    /// <summary>The level of applicationHost.config itself.</summary>
    public ConfigurationLevel ServerLevel => _tree.ApplicationHost;

    /// <summary>Reads the server's configuration. Files of sites are read when first needed.</summary>
    /// <exception cref="FactsException">There is no applicationHost.config among the facts.</exception>
    public static ServerConfiguration Load(IServerFacts facts, CancellationToken cancellation = default)
    {
        var problems = new List<ConfigurationProblem>();
        var schema = SchemaFolder.Read(facts, problems);
        var files = ServerFiles.Read(facts, cancellation);
        return new ServerConfiguration(files, schema, problems, cancellation);
    }

    /// <summary>
    /// What is known without any configuration: no site, no pool, stock defaults. Enough to ask about files and identities that the question
    /// names itself.
    /// </summary>
    public static ServerConfiguration Unknown(IServerFacts facts) =>
        new(ServerFiles.None(facts), BuiltInSchema.ForVersion(facts.Server.IisVersion), [], CancellationToken.None);

    /// <summary>The site of that name in any case, or null.</summary>
    public SiteDefinition? FindSite(string name) => _sitesByName.TryGetValue(name, out var site) ? site : null;

    /// <summary>The application pool of that name in any case, or null.</summary>
    public ApplicationPoolDefinition? FindApplicationPool(string name) => _poolsByName.TryGetValue(name, out var pool) ? pool : null;

    /// <summary>Paths of the applications of a site, in configuration order; empty when there is no such site.</summary>
    public IReadOnlyList<string> GetApplicationPaths(string site) => FindSite(site)?.Applications.Select(application => application.Path).ToArray() ?? [];

    /// <summary>The levels of a site: the effective configuration at each of its URL paths.</summary>
    public SiteLevels GetLevels(SiteDefinition site) => _tree.ForSite(site);

    /// <summary>Where a URL path of a site lies.</summary>
    public SitePlace FindPlace(SiteDefinition site, string urlPath) => SitePlace.Find(site, UrlPath.Normalize(urlPath), _tree.Expand);

    /// <summary>URL paths of a site, its root left out, for which applicationHost.config has a location tag.</summary>
    public IReadOnlyList<string> GetLocationPaths(SiteDefinition site) => _tree.Locations.Below(site.Name);
}
