using System.Management.Automation;
using IisIdentityTools.Changes;
using IisIdentityTools.Identity;
using IisIdentityTools.PowerShell.Completion;
using IisIdentityTools.PowerShell.Servers;

namespace IisIdentityTools.PowerShell.Commands;

/// <summary>Grants an identity the rights on a folder or file that it lacks, and no others.</summary>
/// <remarks>
/// <para>
/// Each question is the one that Test-IisFolderAccess answers. Where the answer is Allowed already, nothing is written. Else the missing
/// rights are granted by SID to the one who asks, never to a group that was not named: merged with an entry that is there, in canonical
/// order, with the inheritance that the purpose needs. Owner, other entries and auditing stay.
/// </para>
/// <para>
/// Without Identity, those get the rights whom IIS uses at a place of a site for the purpose. A warning says where a grant does not help, for
/// instance because an entry denies. All that the pipeline asks of a server is one change with one record; Undo-IisChange takes it back.
/// </para>
/// </remarks>
/// <example>
/// <title>What would be granted?</title>
/// <code>Grant-IisFolderAccess -Snapshot ./samples/contoso D:\sites\shop 'IIS AppPool\Shop' Modify -WhatIf -PassThru</code>
/// <para>Shows the entries that go and come. Nothing is changed.</para>
/// </example>
/// <example>
/// <title>Mend everything that a test found</title>
/// <code>Test-IisFolderAccess -Snapshot ./samples/contoso -Site Shop | Where-Object Access -EQ Denied | Grant-IisFolderAccess -WhatIf -PassThru</code>
/// <para>Takes path, identity and right of each answer and makes one change of them.</para>
/// </example>
/// <example>
/// <title>Let the code of a site change files in one folder</title>
/// <code>Grant-IisFolderAccess -Snapshot ./samples/contoso Shop/ -Purpose Modify -HandlerKind AspNetIntegrated -WhatIf -PassThru</code>
/// <para>Finds out by itself who runs the code there.</para>
/// </example>
/// <seealso href="https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Grant-IisFolderAccess.md" />
/// <seealso cref="RevokeIisFolderAccessCommand" />
/// <seealso cref="TestIisFolderAccessCommand" />
/// <seealso cref="UndoIisChangeCommand" />
[Cmdlet(VerbsSecurity.Grant, "IisFolderAccess", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, HelpUri = HelpPage)]
[OutputType(typeof(ChangePlan), typeof(string))]
public sealed class GrantIisFolderAccessCommand : FolderGrantCommand
{
    private const string HelpPage = "https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Grant-IisFolderAccess.md";

    /// <summary>Names or SIDs of those who get the rights: "IIS AppPool\Shop", "IUSR", "CONTOSO\anna". Without it, the identities that IIS uses there.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public string[]? Identity { get; set; }

    private protected override string[]? Identities => Identity;

    private protected override ChangePlan Plan(OpenServer server, Action<IdentityQueryException> onMissing) =>
        new FolderGrantPlanner(server.Configuration).PlanGrant(Query(server), onMissing, Cancellation);
}
