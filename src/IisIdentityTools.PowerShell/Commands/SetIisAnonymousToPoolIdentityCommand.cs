using System.Management.Automation;
using IisIdentityTools.Changes;
using IisIdentityTools.Identity;
using IisIdentityTools.PowerShell.Binding;
using IisIdentityTools.PowerShell.Completion;
using IisIdentityTools.PowerShell.Servers;

namespace IisIdentityTools.PowerShell.Commands;

/// <summary>Lets anonymous requests run as the identity of the application pool, or as IUSR again.</summary>
/// <remarks>
/// <para>
/// Before anything is written, the change is planned and predicted: who each request would run as, and whether that identity can use every
/// file and folder that the present one can. If something would break, nothing is changed and the error says what;
/// GrantMissingAccess adds exactly the missing rights to the same change, Force breaks it. The plan is shown with WhatIf and before the
/// confirmation: what breaks, the difference of each file, the entries of each access-control list that go and come.
/// </para>
/// <para>
/// The setting is edited where it is made now if that is at the place itself, else in applicationHost.config under a location tag. All
/// that the pipeline asks of a server is one change with one record: it is made as a whole or not at all, verified afterwards, and taken
/// back by Undo-IisChange. Where everything is as it should be already, nothing is asked and nothing is written.
/// </para>
/// </remarks>
/// <example>
/// <title>What would happen to a site?</title>
/// <code>Set-IisAnonymousToPoolIdentity -Snapshot ./samples/contoso -Site Shop -WhatIf -PassThru</code>
/// <para>Shows the plan and writes it as an object. Nothing is changed.</para>
/// </example>
/// <example>
/// <title>Change a site and grant along what the pool's identity lacks</title>
/// <code>Set-IisAnonymousToPoolIdentity -Snapshot ./samples/contoso -Site Blog -GrantMissingAccess -WhatIf -PassThru | Format-List</code>
/// <para>Without WhatIf it asks, and then makes the change. The list view has each step with its difference.</para>
/// </example>
/// <example>
/// <title>A script for the server itself</title>
/// <code>Set-IisAnonymousToPoolIdentity -Snapshot ./samples/contoso -Site Blog -GrantMissingAccess -AsScript</code>
/// <para>The script makes sure that the server is as it was captured, keeps what was there, and uses nothing but appcmd and icacls.</para>
/// </example>
/// <example>
/// <title>Back to IUSR</title>
/// <code>Set-IisAnonymousToPoolIdentity -Snapshot ./samples/contoso -Site Shop -Undo -PassThru</code>
/// <para>Sets IUSR, whoever set the pool's identity. The site runs as IUSR already, so nothing is to be done, and the plan says so. To take one change back exactly, use Undo-IisChange.</para>
/// </example>
/// <seealso href="https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Set-IisAnonymousToPoolIdentity.md" />
/// <seealso cref="GrantIisFolderAccessCommand" />
/// <seealso cref="UndoIisChangeCommand" />
[Cmdlet(VerbsCommon.Set, "IisAnonymousToPoolIdentity", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPage)]
[OutputType(typeof(ChangePlan), typeof(string))]
public sealed class SetIisAnonymousToPoolIdentityCommand : PlanCommand
{
    private const string HelpPage = "https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Set-IisAnonymousToPoolIdentity.md";

    private readonly Dictionary<OpenServer, List<IdentityQuery>> _places = [];

    /// <summary>Names of sites. Without it, all sites are changed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [SiteNameTransformation]
    [ArgumentCompleter(typeof(SiteCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Site { get; set; }

    /// <summary>Paths of applications in their site: "/" is the root application. Without it, all applications of the sites.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Application { get; set; }

    /// <summary>
    /// URL paths in the sites ("/press"), or Windows paths ("D:\sites\shop"), which stand for the places served from there: only these
    /// places instead of whole applications.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Grants in the same change what the new identity lacks of what the present one can do, and nothing more.</summary>
    [Parameter]
    public SwitchParameter GrantMissingAccess { get; set; }

    /// <summary>The way back: anonymous requests run as IUSR.</summary>
    [Parameter]
    public SwitchParameter Undo { get; set; }

    private protected override bool WarnsOfNothing => false;

    private protected override string Remedy => "Add -GrantMissingAccess to grant what is missing in the same change, or -Force to break it.";

    private protected override void Collect(OpenServer server)
    {
        if (!_places.TryGetValue(server, out var places))
            _places[server] = places = [];
        places.Add(new IdentityQuery { Sites = Site, Applications = Application, Paths = Path });
    }

    private protected override ChangePlan Plan(OpenServer server, Action<IdentityQueryException> onMissing) =>
        new AnonymousUserPlanner(server.Configuration).Plan(
            new AnonymousUserQuery
            {
                Places = _places[server],
                User = Undo ? AnonymousUser.Iusr : AnonymousUser.ApplicationPool,
                GrantMissingAccess = GrantMissingAccess,
                Force = Force,
            },
            onMissing,
            Cancellation);
}
