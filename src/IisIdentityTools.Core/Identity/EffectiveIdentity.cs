using IisIdentityTools.Configuration;
using IisIdentityTools.Identity.Places;
using IisIdentityTools.Identity.Rules;

namespace IisIdentityTools.Identity;

/// <summary>
/// Who a request runs as: for one place of a server, one kind of handler and one way of authenticating, the Windows identity behind
/// each part of the work, and the trail that led there. Flat and immutable, so that it reads the same after PowerShell remoting.
/// An identity's name is empty when that part does not happen; its SID is empty when it is not known.
/// </summary>
public sealed class EffectiveIdentity
{
    private readonly PlaceContext _context;
    private readonly Verdict _verdict;
    private IReadOnlyList<TrailStep>? _trail;
    private IReadOnlyList<string>? _unknowns;

    internal EffectiveIdentity(PlaceContext context, Verdict verdict)
    {
        _context = context;
        _verdict = verdict;
    }

    /// <summary>Name of the server.</summary>
    public string Server => _context.Server.Name;

    /// <summary>Where the facts came from: the path of the snapshot.</summary>
    public string Source => _context.Server.Source;

    /// <summary>Name of the site.</summary>
    public string Site => _context.Place.Site.Name;

    /// <summary>Path of the application in the site, "/" or "/shop".</summary>
    public string Application => _context.Application.Path;

    /// <summary>Path of the virtual directory in the application, "/" or "/images".</summary>
    public string VirtualDirectory => _context.VirtualDirectory.Path;

    /// <summary>URL path in the site that the answer is for, "/shop/upload".</summary>
    public string Path => _context.Place.UrlPath;

    /// <summary>Windows path that the URL path maps to, environment variables expanded; empty when unknown.</summary>
    public string PhysicalPath => _context.PhysicalPath;

    /// <summary>What serves the request.</summary>
    public HandlerKind HandlerKind => _verdict.Request.Kind;

    /// <summary>Name of the handler mapping that matched (the first of its kind); empty when none did.</summary>
    public string HandlerName => _verdict.HandlerName;

    /// <summary>How the user is established.</summary>
    public AuthenticationKind Authentication => _verdict.Request.Authentication;

    /// <summary>Name of the application pool.</summary>
    public string ApplicationPool => _context.Worker.Pool;

    /// <summary>The worker process (w3wp.exe).</summary>
    public string ProcessIdentity => _verdict.Identities.Process.Name;

    /// <summary>SID of <see cref="ProcessIdentity"/>.</summary>
    public string ProcessIdentitySid => _verdict.Identities.Process.Sid;

    /// <summary>Kind of <see cref="ProcessIdentity"/>.</summary>
    public IdentityKind ProcessIdentityKind => _verdict.Identities.Process.Kind;

    /// <summary>The authenticated or anonymous user of the request.</summary>
    public string RequestIdentity => _verdict.Identities.Request.Name;

    /// <summary>SID of <see cref="RequestIdentity"/>.</summary>
    public string RequestIdentitySid => _verdict.Identities.Request.Sid;

    /// <summary>Kind of <see cref="RequestIdentity"/>.</summary>
    public IdentityKind RequestIdentityKind => _verdict.Identities.Request.Kind;

    /// <summary>The thread (or child process) that runs application code.</summary>
    public string CodeIdentity => _verdict.Identities.Code.Name;

    /// <summary>SID of <see cref="CodeIdentity"/>.</summary>
    public string CodeIdentitySid => _verdict.Identities.Code.Sid;

    /// <summary>Kind of <see cref="CodeIdentity"/>.</summary>
    public IdentityKind CodeIdentityKind => _verdict.Identities.Code.Kind;

    /// <summary>Who opens the served file.</summary>
    public string ContentIdentity => _verdict.Identities.Content.Name;

    /// <summary>SID of <see cref="ContentIdentity"/>.</summary>
    public string ContentIdentitySid => _verdict.Identities.Content.Sid;

    /// <summary>Kind of <see cref="ContentIdentity"/>.</summary>
    public IdentityKind ContentIdentityKind => _verdict.Identities.Content.Kind;

    /// <summary>Who reads web.config and watches its folder.</summary>
    public string ConfigurationIdentity => _verdict.Identities.Configuration.Name;

    /// <summary>SID of <see cref="ConfigurationIdentity"/>.</summary>
    public string ConfigurationIdentitySid => _verdict.Identities.Configuration.Sid;

    /// <summary>Kind of <see cref="ConfigurationIdentity"/>.</summary>
    public IdentityKind ConfigurationIdentityKind => _verdict.Identities.Configuration.Kind;

    /// <summary>Who ASP.NET's file authorization checks against the file's access-control list besides; empty when it does not run.</summary>
    public string FileAuthorizationIdentity => _verdict.Identities.FileAuthorization.Name;

    /// <summary>SID of <see cref="FileAuthorizationIdentity"/>.</summary>
    public string FileAuthorizationIdentitySid => _verdict.Identities.FileAuthorization.Sid;

    /// <summary>Kind of <see cref="FileAuthorizationIdentity"/>.</summary>
    public IdentityKind FileAuthorizationIdentityKind => _verdict.Identities.FileAuthorization.Kind;

    /// <summary>What another machine (a file server) sees of the identity that does the work.</summary>
    public string NetworkIdentity => _verdict.Identities.Network.Name;

    /// <summary>SID of <see cref="NetworkIdentity"/>.</summary>
    public string NetworkIdentitySid => _verdict.Identities.Network.Sid;

    /// <summary>Kind of <see cref="NetworkIdentity"/>.</summary>
    public IdentityKind NetworkIdentityKind => _verdict.Identities.Network.Kind;

    /// <summary>How far the answer can be trusted.</summary>
    public AnswerCertainty Certainty =>
        _verdict.IsRefused ? AnswerCertainty.Refused
        : _verdict.Identities.Code.Kind == IdentityKind.Unknown ? AnswerCertainty.Unknown
        : MissingFactsFinder.Of(_context, _verdict) != MissingFacts.None ? AnswerCertainty.Assumed : AnswerCertainty.Known;

    /// <summary>What makes IIS refuse requests here; empty when nothing does.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems => _verdict.Problems;

    /// <summary>Facts that were not captured and could change the answer, one sentence each; empty when there are none.</summary>
    public IReadOnlyList<string> Unknowns => _unknowns ??= UnknownSentences.Of(_context, _verdict);

    /// <summary>The steps that led to the answer, in order. Written down when first asked for: a server has 100,000 answers, a person looks at one.</summary>
    public IReadOnlyList<TrailStep> Trail => _trail ??= _verdict.Trail(_context).ToArray();

    /// <summary>The answer in one line.</summary>
    public override string ToString() =>
        $"{Site}{Path} [{HandlerKind}, {Authentication}]: process {Or(ProcessIdentity)}, request {Or(RequestIdentity)}, code {Or(CodeIdentity)}, content {Or(ContentIdentity)}";

    /// <summary>The case behind the answer.</summary>
    internal RequestCase Case => _verdict.Request;

    /// <summary>The place that the answer is for.</summary>
    internal PlaceContext Context => _context;

    /// <summary>The identities before they are laid out flat.</summary>
    internal RequestIdentities Identities => _verdict.Identities;

    private static string Or(string name) => name.Length == 0 ? "-" : name;
}
