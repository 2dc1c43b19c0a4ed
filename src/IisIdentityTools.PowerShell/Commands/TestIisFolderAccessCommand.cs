using System.Management.Automation;
using IisIdentityTools.Access;
using IisIdentityTools.Identity;
using IisIdentityTools.PowerShell.Binding;
using IisIdentityTools.PowerShell.Completion;
using IisIdentityTools.PowerShell.Servers;
using IisIdentityTools.Security;

namespace IisIdentityTools.PowerShell.Commands;

/// <summary>Tells whether an identity may use a folder or file, what decides it, and which grant is missing.</summary>
/// <remarks>
/// <para>
/// The verdict is Allowed, Denied or Unknown. Because names, step by step, the entry of the access-control list that decided each right and
/// through which group the identity has it; LimitedBy names what stands in the way: the list, the share, a folder on the way, an
/// attribute. Fix is a command that grants what is missing and nothing more. Nothing is changed by this cmdlet.
/// </para>
/// <para>
/// Without Identity, those are asked about whom IIS uses there: the worker process, the user of the request, the code. What they need
/// follows from Purpose; without it, from the handler: files are served, or code is run, and the configuration is read. An account that
/// works may still not be the one that asks: each answer names its own.
/// </para>
/// <para>
/// Permissions come from the snapshot, or from mounted NTFS volumes that Volume names. What was not captured makes the verdict Unknown,
/// never Allowed. With Volume and Identity the snapshot may be left out: worker processes are then taken to be stock ones.
/// </para>
/// </remarks>
/// <example>
/// <title>Can this site be served?</title>
/// <code>Test-IisFolderAccess -Snapshot ./samples/contoso -Path 'Default Web Site/'</code>
/// <para>One answer for each identity that takes part, with the purpose that it takes part in.</para>
/// </example>
/// <example>
/// <title>May this account write there, and if not, what is missing?</title>
/// <code>Test-IisFolderAccess -Snapshot ./samples/contoso C:\inetpub\wwwroot IUSR Write | Format-List</code>
/// <para>The list view shows every step, and the command that grants what is missing.</para>
/// </example>
/// <example>
/// <title>Which uploads of a server cannot work?</title>
/// <code>Get-IisEffectiveIdentity -Snapshot ./samples/contoso | Test-IisFolderAccess -Purpose Upload | Where-Object Access -NE Allowed</code>
/// <para>Takes the places and handlers from the pipeline and asks for the identity that would store the files.</para>
/// </example>
/// <example>
/// <title>What does a disk say that is mounted on this machine?</title>
/// <code>Test-IisFolderAccess -Volume D:=/mnt/d -Path D:\sites\shop -Identity 'IIS AppPool\Shop' -Right Modify -Recurse</code>
/// <para>Without a snapshot: reads the permissions from the volume and writes the folder's verdict, then those below it that differ.</para>
/// </example>
/// <seealso href="https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Test-IisFolderAccess.md" />
/// <seealso cref="GetIisFolderAccessCommand" />
/// <seealso cref="GetIisEffectiveIdentityCommand" />
[Cmdlet(VerbsDiagnostic.Test, "IisFolderAccess", HelpUri = HelpPage)]
[OutputType(typeof(FolderAccess), typeof(bool))]
public sealed class TestIisFolderAccessCommand : VolumeCommand
{
    private const string HelpPage = "https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Test-IisFolderAccess.md";

    private readonly HashSet<(string, string, string, FileRights, FolderPurpose)> _written = [];
    private readonly Dictionary<OpenServer, FolderAccessResolver> _resolvers = [];

    /// <summary>
    /// Folders or files: Windows paths of the server ("D:\sites\shop", "\\files01\web"), places of sites ("Shop/cart",
    /// "IIS:\Sites\Shop\cart"), absolute URLs, or, with Site, URL paths in that site. Without it, every place of Site is asked about.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Names or SIDs of those who ask: "IIS AppPool\Shop", "IUSR", "CONTOSO\anna". Without it, the identities that IIS uses there.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public string[]? Identity { get; set; }

    /// <summary>
    /// The rights asked for: names ("Read", "Modify", "CreateFiles"), letters of icacls ("RX", "M") or a mask (0x1200a9), several with
    /// commas between them. Without it, those that the purpose needs.
    /// </summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [FileRightsTransformation]
    public FileRights? Right { get; set; }

    /// <summary>What the folder is to be used for. It decides which identity is asked about and which rights it needs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public FolderPurpose Purpose { get; set; }

    /// <summary>Names of sites, for URL paths in Path or for all places of these sites.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SiteCompleter))]
    public string[]? Site { get; set; }

    /// <summary>Paths of applications in their site.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    public string[]? Application { get; set; }

    /// <summary>Kinds of handler to ask for. Without it, every kind that serves there.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public HandlerKind[]? HandlerKind { get; set; }

    /// <summary>Ways of authenticating to ask for. Without it, all that are on.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public AuthenticationKind[]? Authentication { get; set; }

    /// <summary>Name or SID of the user who authenticates, where the answer would otherwise be known only at request time.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? User { get; set; }

    /// <summary>
    /// Looks at everything below the folders too and writes those files and folders whose verdict differs from that of the folder itself. Links
    /// are not followed.
    /// </summary>
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    /// <summary>With Recurse: writes every file and folder, not only those whose verdict differs.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Writes True or False for each path instead: True when every answer is Allowed. What does not exist is False.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override bool MayLackSnapshot => Volumes.Count > 0;

    private protected override void ProcessServer(OpenServer server)
    {
        if (!_resolvers.TryGetValue(server, out var resolver))
            _resolvers[server] = resolver = new FolderAccessResolver(server.Configuration);
        if (Quiet)
            WriteQuietly(server, resolver);
        else
            WriteAnswers(server, (onMissing, onWalk) => resolver.Resolve(Query(onWalk), onMissing, Cancellation).Where(IsNew));
    }

    /// <summary>Objects of the pipeline ask the same again and again: a place has an answer for each handler and way of authenticating.</summary>
    private bool IsNew(FolderAccess answer) =>
        _written.Add((answer.Server + "|" + answer.Source, answer.Path.ToUpperInvariant(), answer.Identity.ToUpperInvariant(), answer.Right, answer.Purpose));

    private void WriteQuietly(OpenServer server, FolderAccessResolver resolver)
    {
        var isAllowed = ReadAnswers(server, onMissing => resolver.Resolve(Query(null), onMissing, Cancellation), error => error.ErrorId != "PathNotFound", out var answers)
            && answers.Count > 0 && answers.All(answer => answer.Access == AccessVerdict.Allowed);
        WriteObject(isAllowed);
    }

    private FolderAccessQuery Query(Action<long, string>? onWalk) => new()
    {
        Paths = Path,
        Sites = Site?.Where(name => !string.IsNullOrEmpty(name)).ToArray() is { Length: > 0 } sites ? sites : null,
        Applications = Application,
        Identities = Identity,
        Right = Right,
        Purpose = Purpose,
        HandlerKinds = HandlerKind,
        Authentications = Authentication,
        User = User,
        Recurse = Recurse,
        All = All,
        OnProgress = onWalk,
    };
}
