using System.Management.Automation;
using IisIdentityTools.Access;
using IisIdentityTools.Changes;
using IisIdentityTools.Identity;
using IisIdentityTools.PowerShell.Binding;
using IisIdentityTools.PowerShell.Completion;
using IisIdentityTools.PowerShell.Errors;
using IisIdentityTools.PowerShell.Servers;
using IisIdentityTools.Security;

namespace IisIdentityTools.PowerShell.Commands;

/// <summary>What granting and revoking share: the paths, the rights, and the places they come from.</summary>
public abstract class FolderGrantCommand : PlanCommand
{
    private readonly Dictionary<OpenServer, List<FolderAccessQuery>> _asked = [];

    /// <summary>
    /// Folders or files: Windows paths of the server ("D:\sites\shop"), places of sites ("Shop/cart", "IIS:\Sites\Shop\cart"), absolute URLs,
    /// or, with Site, URL paths in that site.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>
    /// The rights: names ("Read", "Modify", "CreateFiles"), letters of icacls ("RX", "M") or a mask (0x1200a9), several with commas between
    /// them.
    /// </summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [FileRightsTransformation]
    public FileRights? Right { get; set; }

    /// <summary>What the folder is used for, instead of rights: it says which rights are needed, and by whom.</summary>
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

    /// <summary>Kinds of handler that the purpose is meant for. Without it, every kind that serves there.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public HandlerKind[]? HandlerKind { get; set; }

    /// <summary>Ways of authenticating that the purpose is meant for. Without it, all that are on.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public AuthenticationKind[]? Authentication { get; set; }

    private protected abstract string[]? Identities { get; }

    private protected sealed override bool WarnsOfNothing => true;

    private protected sealed override string Remedy => "Use -Force to break it all the same.";

    private protected sealed override void Collect(OpenServer server)
    {
        var sites = Site?.Where(name => !string.IsNullOrEmpty(name)).ToArray() is { Length: > 0 } named ? named : null;
        // To ask about every place of a server is one thing, to change them all by leaving something out another.
        if (Path is null && sites is null)
            ThrowTerminatingError(IisErrorRecords.PlaceRequired(MyInvocation.MyCommand.Name));
        if (!_asked.TryGetValue(server, out var queries))
            _asked[server] = queries = [];
        queries.Add(new FolderAccessQuery
        {
            Paths = Path,
            Sites = sites,
            Applications = Application,
            Identities = Identities,
            Right = Right,
            Purpose = Purpose,
            HandlerKinds = HandlerKind,
            Authentications = Authentication,
        });
    }

    /// <summary>Everything that was asked of a server.</summary>
    private protected FolderGrantQuery Query(OpenServer server) => new() { Access = _asked[server], Force = Force };
}
