using System.Management.Automation;
using IisIdentityTools.Access;
using IisIdentityTools.PowerShell.Binding;
using IisIdentityTools.PowerShell.Completion;
using IisIdentityTools.PowerShell.Servers;
using IisIdentityTools.Security;

namespace IisIdentityTools.PowerShell.Commands;

/// <summary>Lists every identity of a web server that can reach a folder or file, with its rights and why.</summary>
/// <remarks>
/// <para>
/// The identities are those that requests use: worker processes, anonymous users, connect-as accounts, impersonated accounts. Each comes
/// with the rights that it certainly has, those that it may have because a fact is missing, the applications that it works for, and
/// the entries that decided.
/// </para>
/// <para>
/// Administrators, services and users of the server who are no identity of IIS are not listed.
/// </para>
/// </remarks>
/// <example>
/// <title>Who can write to a folder?</title>
/// <code>Get-IisFolderAccess -Snapshot ./samples/contoso -Path C:\inetpub\wwwroot -Right Write</code>
/// <para>Lists the identities that have, or may have, the right to write; UsedBy says which applications run as them.</para>
/// </example>
/// <example>
/// <title>Who reaches the files of a place, and through which entry?</title>
/// <code>Get-IisFolderAccess -Snapshot ./samples/contoso -Path 'Default Web Site/' | Format-List</code>
/// <para>The list view spells out each step.</para>
/// </example>
/// <seealso href="https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Get-IisFolderAccess.md" />
/// <seealso cref="TestIisFolderAccessCommand" />
[Cmdlet(VerbsCommon.Get, "IisFolderAccess", HelpUri = HelpPage)]
[OutputType(typeof(FolderReach))]
public sealed class GetIisFolderAccessCommand : VolumeCommand
{
    private const string HelpPage = "https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Get-IisFolderAccess.md";

    private readonly Dictionary<OpenServer, FolderReachResolver> _resolvers = [];

    /// <summary>
    /// Folders or files: Windows paths of the server ("D:\sites\shop", "\\files01\web"), places of sites ("Shop/cart",
    /// "IIS:\Sites\Shop\cart"), absolute URLs, or, with Site, URL paths in that site.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>
    /// Lists only identities that have, or may have, all of these rights: names, letters of icacls, or a mask. Without it, those that can
    /// read or change something; to see attributes and permissions alone is not enough.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [FileRightsTransformation]
    public FileRights? Right { get; set; }

    /// <summary>Names of sites, for URL paths in Path.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SiteCompleter))]
    public string[]? Site { get; set; }

    private protected override void ProcessServer(OpenServer server)
    {
        if (!_resolvers.TryGetValue(server, out var resolver))
            _resolvers[server] = resolver = new FolderReachResolver(server.Configuration);
        var query = new FolderAccessQuery
        {
            Paths = Path,
            Sites = Site?.Where(name => !string.IsNullOrEmpty(name)).ToArray() is { Length: > 0 } sites ? sites : null,
            Right = Right,
        };
        WriteAnswers(server, onMissing => resolver.Resolve(query, onMissing, Cancellation));
    }
}
