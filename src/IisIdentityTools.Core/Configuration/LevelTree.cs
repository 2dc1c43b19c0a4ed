using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Files;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Configuration.Schema;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Configuration;

/// <summary>
/// Builds the levels MACHINE, WEBROOT, APPHOST, site, URL path ... of one server. Inheritance follows the URL, not the folders on
/// disk (rule A7). Levels are built when asked for; those of a site are kept while that site is in use.
/// </summary>
internal sealed class LevelTree
{
    private readonly IServerFacts _facts;
    private readonly SchemaCatalog _schema;
    private readonly ConfigurationFiles _files;
    private readonly LevelServices _services;
    private readonly ConfigurationFile[] _serverFiles;
    private readonly List<ConfigurationProblem> _problems = [];
    private LocationIndex? _locations;
    private Func<string, string>? _expander;

    public LevelTree(IServerFacts facts, SchemaCatalog schema, ConfigurationFiles files, IReadOnlyList<ConfigurationFile> serverFiles, ConfigurationFile applicationHost)
    {
        _facts = facts;
        _schema = schema;
        _files = files;
        _serverFiles = serverFiles.Where(file => file.Root is not null).ToArray();
        var declarations = Declare(applicationHost);
        _services = new LevelServices(schema, files, applicationHost, declarations);
        ConfigurationLevel? level = null;
        foreach (var file in _serverFiles)
            level = ServerLevel(level, file, declarations);
        ApplicationHost = level ?? new ConfigurationLevel(_services, null, LevelPath.Server, null, declarations, new LevelDraft(), null);
    }

    /// <summary>What is wrong with the declarations of the server's own files.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems => _problems;

    /// <summary>The level of applicationHost.config, from which every site inherits.</summary>
    public ConfigurationLevel ApplicationHost { get; }

    /// <summary>The declarations of all the server's files together; stock ones where applicationHost.config declares nothing.</summary>
    private SectionDeclarations Declare(ConfigurationFile applicationHost)
    {
        var declaresOwn = applicationHost.Root?.FindChild("configSections") is { Children.Count: > 0 };
        return _serverFiles.Aggregate(SectionDeclarations.Stock(withNative: !declaresOwn), (declarations, file) => declarations.With(file, _problems));
    }

    /// <summary>Expands environment variables as the server would and brings the path into normal form.</summary>
    public string Expand(string path) => path.Length == 0 ? path : path.IndexOf('%') < 0 ? WindowsPath.Normalize(path) : WindowsPath.Normalize(EnvironmentExpansion.Expand(path, _facts).Text);

    /// <summary>The folder whose web.config counts at a place; null when there is none.</summary>
    public string? FolderOf(SitePlace place) =>
        place.ConfigurationFolder is { } folder && (!place.LooksLikeFile || IsKnown(_facts.GetFolder(folder)) || IsKnown(_facts.GetFile(WebConfigIn(folder)).State))
            ? folder
            : null;

    private static bool IsKnown(FactState state) => state is FactState.Present or FactState.Unreadable;

    /// <summary><see cref="Expand"/> as one delegate for all places.</summary>
    public Func<string, string> Expander => _expander ??= Expand;

    /// <summary>The location tags of the server's files by site.</summary>
    public LocationIndex Locations => _locations ??= new LocationIndex(_serverFiles);

    /// <summary>The level of a site's root.</summary>
    public SiteLevels ForSite(SiteDefinition site) => new(this, site);

    /// <summary>Builds one level below APPHOST.</summary>
    /// <param name="parent">The level above.</param>
    /// <param name="path">Configuration path of the level.</param>
    /// <param name="application">Key of the application the level belongs to.</param>
    /// <param name="folder">Windows path of the level's folder, null when unknown or when web.config files are ignored there.</param>
    /// <param name="rootOf">The virtual directory whose root the folder is, so that it must exist; null for a folder below.</param>
    /// <param name="filesAbove">web.config files of the levels above with the paths they stand at.</param>
    /// <param name="own">The web.config of the level itself, broken ones too; null when there is none or it is not at hand.</param>
    public ConfigurationLevel Build(
        ConfigurationLevel parent, LevelPath path, string application, string? folder, VirtualDirectoryDefinition? rootOf, LocatedFile? filesAbove, out ConfigurationFile? own)
    {
        var draft = new LevelDraft();
        AddServerLocations(path, parent.Declarations, draft);
        AddLocationsAbove(filesAbove, path, parent.Declarations, draft);
        UnreadFile? unread = null;
        own = folder is null ? null : ReadOwn(folder, rootOf, draft, out unread);
        var declarations = parent.Declarations;
        if (own is { Root: not null })
        {
            declarations = declarations.With(own, draft.Problems);
            AddBody(own, declarations, draft);
        }

        DuplicateSections.Check(draft);
        return new ConfigurationLevel(_services, parent, path, application, declarations, draft, unread);
    }

    /// <summary>Location tags of the server's own files. Below the roots of sites most servers have none: then no path is put together.</summary>
    private void AddServerLocations(LevelPath path, SectionDeclarations declarations, LevelDraft draft)
    {
        if (path.UrlPath != "/" && !Locations.HasBelow(path.Site))
            return;
        foreach (var file in _serverFiles)
            AddLocations(file, path.ToString(), declarations, draft);
    }

    /// <summary>Location tags of the web.config files above, the uppermost first.</summary>
    private void AddLocationsAbove(
        LocatedFile? located, LevelPath path, SectionDeclarations declarations, LevelDraft draft)
    {
        if (located is null)
            return;
        AddLocationsAbove(located.Above, path, declarations, draft);
        if (located.File.HasDeeperLocations)
            AddLocations(located.File, path.ToString().Substring(located.Path.Length + 1), declarations, draft);
    }

    private ConfigurationFile? ReadOwn(string folder, VirtualDirectoryDefinition? rootOf, LevelDraft draft, out UnreadFile? unread)
    {
        unread = null;
        if (rootOf is not null && _facts.GetFolder(folder) == FactState.Absent)
        {
            draft.Report(MissingFolder(folder, rootOf.PhysicalPath.Source));
            return null;
        }

        var file = _files.ReadWebConfig(WebConfigIn(folder), out unread);
        if (file?.Problem is { } problem)
            draft.Report(problem);
        return file;
    }

    /// <summary>The folders of places are in normal form: only a drive's root ends in a separator.</summary>
    private static string WebConfigIn(string folder) => folder.EndsWith(@"\", StringComparison.Ordinal) ? folder + "web.config" : folder + @"\web.config";

    private ConfigurationLevel ServerLevel(ConfigurationLevel? parent, ConfigurationFile file, SectionDeclarations declarations)
    {
        var draft = new LevelDraft();
        AddBody(file, declarations, draft);
        DuplicateSections.Check(draft);
        return new ConfigurationLevel(_services, parent, LevelPath.Server, null, declarations, draft, null);
    }

    private void AddBody(ConfigurationFile file, SectionDeclarations declarations, LevelDraft draft)
    {
        var sections = new SectionFinder(declarations, _schema, file, draft.Problems).Find(file.Root!.Value, "");
        // The hosting sections have a reader of their own: a large server has nothing bigger.
        sections = sections.Where(use => use.Path is not ("system.applicationHost/sites" or "system.applicationHost/applicationPools")).ToArray();
        draft.Add(new Contribution(file, null, sections));
        AddLocations(file, "", declarations, draft);
    }

    private void AddLocations(
        ConfigurationFile file, string relativePath, SectionDeclarations declarations, LevelDraft draft)
    {
        foreach (var tag in file.FindLocations(relativePath))
        {
            var sections = new SectionFinder(declarations, _schema, file, draft.Problems).Find(tag.Element, tag.WrittenPath);
            draft.Add(new Contribution(file, tag, sections));
            if (tag.SaysOverrideTwice)
                draft.Report(OverrideSaidTwice(file, tag));
        }
    }

    private static ConfigurationProblem OverrideSaidTwice(ConfigurationFile file, LocationTag tag) => new()
    {
        Status = "500.19",
        HResult = ConfigurationHResult.Invalid,
        Fault = ConfigurationFault.BadValue,
        Message = "A <location> has both overrideMode and allowOverride.",
        Fix = "Remove allowOverride, the older of the two.",
        File = file.Path,
        Line = tag.Element.Line,
        Column = tag.Element.Column,
        Location = tag.WrittenPath,
    };

    private static ConfigurationProblem MissingFolder(string folder, SourcePosition? setting) => new()
    {
        Status = "500.19",
        HResult = ConfigurationHResult.PathNotFound,
        Fault = ConfigurationFault.MissingFolder,
        Message = $"The physical path '{folder}' does not exist.",
        Fix = "Create the folder or correct physicalPath of the virtual directory.",
        File = setting?.File ?? WebConfigIn(folder),
        Line = setting?.Line ?? 0,
        Column = setting?.Column ?? 0,
    };
}
