using System.Text;
using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Tests.Architecture;

namespace IisIdentityTools.Tests.Fixtures;

/// <summary>
/// A stock IIS 10 server (tests/data/stock) with one site "Site" whose root application runs in the pool "Pool" from D:\site, changed by
/// what a test says. XML is given as it would be written; the methods return the same object: say everything, then load.
/// </summary>
internal sealed class TestServer
{
    public const string ApplicationHostPath = @"C:\Windows\System32\inetsrv\config\applicationHost.config";

    private const string FrameworkFolder = @"C:\Windows\Microsoft.NET\Framework64\v4.0.30319\Config";

    private readonly Dictionary<string, string> _pools = new(StringComparer.OrdinalIgnoreCase) { ["Pool"] = """<add name="Pool" />""" };
    private readonly List<(string Path, string Attributes, SortedDictionary<string, (string Folder, string Attributes)> Directories)> _applications = [];
    private readonly StringBuilder _otherSites = new();
    private readonly StringBuilder _sections = new();
    private readonly StringBuilder _locations = new();
    private readonly List<(string Old, string New)> _replacements = [];
    private readonly List<Action<InMemoryServerFacts>> _facts = [];
    private ServerDescription? _description;

    public TestServer() => Application("/", @"D:\site", "applicationPool=\"Pool\"");

    /// <summary>The stock applicationHost.config with nothing at its marks.</summary>
    public static string StockApplicationHost { get; } = File.ReadAllText(SourceTree.At("tests/data/stock/applicationHost.config"));

    /// <summary>Another version of IIS, another domain (empty for none, null for unknown).</summary>
    public TestServer Described(string iis = "10.0", string? domain = "CONTOSO")
    {
        _description = new ServerDescription { Name = "WEB01", Domain = domain, MachineSid = InMemoryServerFacts.MachineSid, IisVersion = new Version(iis) };
        return this;
    }

    /// <summary>Sets a pool: attributes of the pool, and of its processModel (those names are known).</summary>
    public TestServer Pool(string name, string attributes = "", string processModel = "")
    {
        var inner = processModel.Length == 0 ? "" : $"<processModel {processModel} />";
        _pools[name] = $"<add name=\"{name}\" {attributes}>{inner}</add>";
        return this;
    }

    /// <summary>Sets an application of the site with the folder of its root directory; attributes as written.</summary>
    public TestServer Application(string path, string folder, string attributes = "applicationPool=\"Pool\"", string directory = "")
    {
        _applications.RemoveAll(application => application.Path == path);
        _applications.Add((path, attributes, new() { ["/"] = (folder, directory) }));
        return this;
    }

    /// <summary>Adds a virtual directory to an application of the site.</summary>
    public TestServer Directory(string application, string path, string folder, string attributes = "")
    {
        _applications.Find(candidate => candidate.Path == application).Directories[path] = (folder, attributes);
        return this;
    }

    /// <summary>Adds another site, as written.</summary>
    public TestServer Site(string xml)
    {
        _otherSites.AppendLine(xml);
        return this;
    }

    /// <summary>Declares a section of system.webServer that a stock server does not have: "rewrite/rules".</summary>
    public TestServer Declare(string section, string overrideMode = "Allow")
    {
        var names = section.Split('/');
        var xml = $"<section name=\"{names[^1]}\" overrideModeDefault=\"{overrideMode}\" />";
        foreach (var group in names.SkipLast(1).Reverse().Append("system.webServer"))
            xml = $"<sectionGroup name=\"{group}\">{xml}</sectionGroup>";
        _sections.AppendLine(xml);
        return this;
    }

    /// <summary>Adds a location tag to applicationHost.config; <paramref name="attributes"/> are its other attributes.</summary>
    public TestServer Location(string path, string xml, string attributes = "")
    {
        _locations.AppendLine("    " + $"<location path=\"{path}\" {attributes}>{xml}</location>");
        return this;
    }

    /// <summary>Writes something else at one place of the stock applicationHost.config.</summary>
    public TestServer Replace(string old, string with)
    {
        if (StockApplicationHost.Split(old).Length != 2)
            throw new ArgumentException($"The stock applicationHost.config does not hold this text exactly once: {old}", nameof(old));
        _replacements.Add((old, with));
        return this;
    }

    /// <summary>Puts a web.config into a folder: the content of its configuration element.</summary>
    public TestServer WebConfig(string folder, string xml) => WithFile(folder + @"\web.config", $"<configuration>{xml}</configuration>");

    /// <summary>Adds a file.</summary>
    public TestServer WithFile(string path, string text) => WithFacts(facts => facts.WithFile(path, text));

    /// <summary>Says something more about the server.</summary>
    public TestServer WithFacts(Action<InMemoryServerFacts> say)
    {
        _facts.Add(say);
        return this;
    }

    /// <summary>The text of applicationHost.config.</summary>
    public string ApplicationHost() => _replacements.Aggregate(StockApplicationHost, (text, change) => text.Replace(change.Old, change.New))
        .Replace("<!-- pools -->", string.Concat(_pools.Values))
        .Replace("<!-- sites -->", SiteXml() + _otherSites)
        .Replace("<!-- sections -->", _sections.ToString())
        .Replace("<!-- locations -->", _locations.ToString());

    /// <summary>The facts: everything on the drives C and D was captured, and the folders on shares.</summary>
    public InMemoryServerFacts Facts()
    {
        var facts = _description is null ? new InMemoryServerFacts() : new InMemoryServerFacts { Server = _description };
        facts.WithStockEnvironment().WithTree(@"C:\").WithTree(@"D:\").WithApplicationHost(ApplicationHost())
            .WithFile(FrameworkFolder + @"\machine.config", Stock("machine.config")).WithFile(FrameworkFolder + @"\web.config", Stock("web.config"));
        foreach (var (folder, _) in _applications.SelectMany(application => application.Directories.Values))
            _ = folder.StartsWith(@"\\", StringComparison.Ordinal) ? facts.WithTree(folder) : facts.WithFolder(folder);
        foreach (var say in _facts)
            say(facts);
        return facts;
    }

    /// <summary>Loads the configuration.</summary>
    public ServerConfiguration Load() => ServerConfiguration.Load(Facts());

    /// <summary>The level of a URL path of the site.</summary>
    public ConfigurationLevel Level(string urlPath, string site = "Site")
    {
        var configuration = Load();
        return configuration.GetLevels(configuration.FindSite(site)!).At(urlPath);
    }

    /// <summary>Asks the resolver.</summary>
    public IReadOnlyList<EffectiveIdentity> Ask(IdentityQuery query) => new EffectiveIdentityResolver(Load()).Resolve(query).ToArray();

    private static string Stock(string name) => File.ReadAllText(SourceTree.At("tests/data/stock/" + name));

    private string SiteXml()
    {
        var applications = _applications.Select(application =>
            $"<application path=\"{application.Path}\" {application.Attributes}>{string.Concat(application.Directories.Select(DirectoryXml))}</application>");
        return $"""<site name="Site" id="1">{string.Concat(applications)}<bindings><binding protocol="http" bindingInformation="*:80:" /></bindings></site>""";
    }

    private static string DirectoryXml(KeyValuePair<string, (string Folder, string Attributes)> directory) =>
        $"<virtualDirectory path=\"{directory.Key}\" physicalPath=\"{directory.Value.Folder}\" {directory.Value.Attributes} />";
}
