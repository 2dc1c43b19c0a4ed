using IisIdentityTools.Access.Checks;
using IisIdentityTools.Access.Questions;
using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Accounts;
using IisIdentityTools.Identity.Handlers;
using IisIdentityTools.Identity.Places;
using IisIdentityTools.Identity.Settings;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Cases;

/// <summary>Where a request landed: its site, application and folder, the handler that takes it, and who it runs as there.</summary>
internal sealed class CasePlace
{
    private readonly CaseServer _server;
    private readonly PlaceContext _context;
    private IReadOnlyList<CaseAccess>? _accesses;

    /// <summary>Made by <see cref="PlaceFinder"/>.</summary>
    public CasePlace(CaseServer server, SiteDefinition site, IReadOnlyList<EffectiveIdentity> answers, EffectiveIdentity answer, HandlerMapping? mapping, bool? isFolder)
    {
        _server = server;
        _context = answer.Context;
        Site = site;
        Answers = answers;
        Answer = answer;
        Mapping = mapping;
        IsFolder = isFolder;
    }

    /// <summary>The site.</summary>
    public SiteDefinition Site { get; }

    /// <summary>All answers at the place: each handler with each way to log in.</summary>
    public IReadOnlyList<EffectiveIdentity> Answers { get; }

    /// <summary>The one that the request most likely had: its handler, and the way to log in that its user name shows.</summary>
    public EffectiveIdentity Answer { get; }

    /// <summary>The mapping that takes the request; null when none does, or when it gets no mapping at all.</summary>
    public HandlerMapping? Mapping { get; }

    /// <summary>Whether the URL leads to a folder; null when the facts do not tell.</summary>
    public bool? IsFolder { get; }

    /// <summary>Path in the site, in normal form.</summary>
    public string UrlPath => Answer.Path;

    /// <summary>The place as appcmd names it: "Site/shop".</summary>
    public string ConfigurationPath => UrlPath == "/" ? Site.Name : Site.Name + UrlPath;

    /// <summary>Path in the application, without a leading slash.</summary>
    public string RelativePath => UrlPath.Substring(Math.Min(UrlPath.Length, Application.Path == "/" ? 1 : Application.Path.Length)).TrimStart('/');

    /// <summary>The file or folder; empty when it is not known.</summary>
    public string PhysicalPath => Answer.PhysicalPath;

    /// <summary>What serves the request.</summary>
    public HandlerKind Handler => Answer.HandlerKind;

    /// <summary>Every mapping that the worker process can use here, in order.</summary>
    public HandlerTable Handlers => _context.Handlers;

    /// <summary>The configuration level.</summary>
    public ConfigurationLevel Level => _context.Level;

    /// <summary>The settings that decide about identities.</summary>
    public LevelSettings Settings => _context.Settings;

    /// <summary>The application.</summary>
    public ApplicationDefinition Application => _context.Application;

    /// <summary>The virtual directory.</summary>
    public VirtualDirectoryDefinition VirtualDirectory => _context.VirtualDirectory;

    /// <summary>The worker process.</summary>
    public WorkerProcess Worker => _context.Worker;

    /// <summary>The account that the virtual directory connects as; null for none.</summary>
    public ResolvedIdentity? ConnectAs => _context.Directory.ConnectAs;

    /// <summary>True when the content is on a share.</summary>
    public bool IsUnc => _context.Directory.IsUnc;

    /// <summary>What the configuration itself refuses here.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems => Answer.Problems.Count > 0 ? Answer.Problems : [.. Worker.Problems, .. Level.Problems];

    /// <summary>What the request needs of files and folders, each with the verdict: the content first, then the configuration.</summary>
    public IReadOnlyList<CaseAccess> Accesses => _accesses ??= _server.Access.Needs(Answer).Select(Check).ToArray();

    /// <summary>The value of a setting here.</summary>
    public EffectiveValue Value(string section, string attribute) => Level.GetSection(section).Get(attribute);

    /// <summary>True when that way to log in is on.</summary>
    public bool IsOn(AuthenticationKind kind) => Settings.Authentication.Enabled.Any(scheme => scheme.Kind == kind);

    /// <summary>The folder of the application; empty when it is not known.</summary>
    public string ApplicationFolder => _server.Configuration.FindPlace(Site, Application.Path).PhysicalPath ?? "";

    /// <summary>The worker process itself, also where the configuration refuses the request.</summary>
    public ResolvedIdentity Process => Worker.Identity;

    /// <summary>Whether an identity of the answer has those rights at a path.</summary>
    public CaseAccess Check(ResolvedIdentity identity, string path, FileRights rights) =>
        Check(new AccessQuestion(path, _server.Access.SubjectOf(Answer, identity, path), rights, IisIdentityTools.Access.FolderPurpose.None, IisIdentityTools.Access.AccessRoles.None, Site.Name, ""));

    /// <summary>The identity of the place with that name: the worker process, the account that it connects as, who requests and code run as; null when it is none of them.</summary>
    public ResolvedIdentity? TakesPart(string account)
    {
        var who = Answer.Identities;
        return new[] { who.Process, who.Configuration, who.Content, who.Request, who.Code }.FirstOrDefault(identity => identity.Kind != IdentityKind.None && AccountNames.MayBeSame(identity.Name, account));
    }

    /// <summary>
    /// The place with what serves a folder: its default document and its listing are files of the static handler, whatever takes URLs without an
    /// extension. The same place when it is no folder, or when nothing of the kind is mapped.
    /// </summary>
    public CasePlace AsFolder() => IsFolder == true && Answers.FirstOrDefault(answer => answer.HandlerKind == HandlerKind.StaticFile && answer.Authentication == Answer.Authentication) is { } served
        ? new(_server, Site, Answers, served, Mapping, IsFolder)
        : this;

    /// <summary>What was captured of a path; null when it certainly does not exist.</summary>
    public CheckedPath? Checked(string path) => _server.Access.Checker.Find(path);

    /// <summary>The same need at another path.</summary>
    public CaseAccess Check(CaseAccess need, string path) => Check(need.Question with { Path = path });

    private CaseAccess Check(AccessQuestion question) => new(question, _server.Access.Checker.Check(question.Path, question.Subject, question.Rights));
}
