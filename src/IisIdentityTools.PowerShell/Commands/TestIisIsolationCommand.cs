using System.Management.Automation;
using IisIdentityTools.Access;
using IisIdentityTools.PowerShell.Binding;
using IisIdentityTools.PowerShell.Completion;
using IisIdentityTools.PowerShell.Servers;
using IisIdentityTools.Security;

namespace IisIdentityTools.PowerShell.Commands;

/// <summary>Finds identities of a web server that can read or change the files of sites that they do not work for.</summary>
/// <remarks>
/// <para>
/// Every worker process, anonymous user and fixed account is held against the content folders and web.config files of every site. A finding
/// says which of them reach the files of a site although they work for another one, what they can do, and which entry lets them.
/// An identity that works for the site and for others as well is shared: what the site grants to it, the others have too.
/// </para>
/// <para>
/// Identities that come in the same way are one finding. Where permissions were not captured, the finding's Access is Unknown. Nothing is
/// written for a site that is isolated.
/// </para>
/// </remarks>
/// <example>
/// <title>Which sites can be read or changed by others?</title>
/// <code>Test-IisIsolation -Snapshot ./samples/contoso</code>
/// <para>One line for each file or folder and each way in.</para>
/// </example>
/// <example>
/// <title>Who else can change the files of a site?</title>
/// <code>Test-IisIsolation -Snapshot ./samples/contoso -Site 'Default Web Site' -Right CreateFiles | Select-Object -ExpandProperty Identities</code>
/// <para>The names of all identities that can put files there.</para>
/// </example>
/// <seealso href="https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Test-IisIsolation.md" />
/// <seealso cref="GetIisFolderAccessCommand" />
[Cmdlet(VerbsDiagnostic.Test, "IisIsolation", HelpUri = HelpPage)]
[OutputType(typeof(IsolationFinding))]
public sealed class TestIisIsolationCommand : VolumeCommand
{
    private const string HelpPage = "https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Test-IisIsolation.md";

    /// <summary>Names of sites whose files are looked at. Without it, all sites.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [SiteNameTransformation]
    [ArgumentCompleter(typeof(SiteCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Site { get; set; }

    /// <summary>Only findings with all of these rights: Read, Write, names, letters of icacls, or a mask. Without it, anything that reads or changes.</summary>
    [Parameter(Position = 1)]
    [FileRightsTransformation]
    public FileRights? Right { get; set; }

    private protected override void ProcessServer(OpenServer server)
    {
        var query = new IsolationQuery { Sites = Site, Right = Right };
        WriteAnswers(server, onMissing => new IsolationResolver(server.Configuration).Resolve(query, onMissing, Cancellation));
    }
}
