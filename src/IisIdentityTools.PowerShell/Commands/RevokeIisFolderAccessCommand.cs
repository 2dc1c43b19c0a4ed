using System.Management.Automation;
using IisIdentityTools.Changes;
using IisIdentityTools.Identity;
using IisIdentityTools.PowerShell.Completion;
using IisIdentityTools.PowerShell.Servers;

namespace IisIdentityTools.PowerShell.Commands;

/// <summary>Takes rights from an identity that the access-control list of a folder or file gives it.</summary>
/// <remarks>
/// <para>
/// Taken away are the rights named by Right or Purpose, or without both every entry of the list that allows the identity something. Only
/// entries that are set at that folder or file and name that identity are changed. A warning says what it still has: through a group, or
/// from a folder above.
/// </para>
/// <para>
/// If requests that work now would fail afterwards, nothing is changed and the error says which; Force breaks them. All that the pipeline
/// asks of a server is one change with one record; Undo-IisChange takes it back.
/// </para>
/// </remarks>
/// <example>
/// <title>What would break without IUSR?</title>
/// <code>Revoke-IisFolderAccess -Snapshot ./samples/contoso D:\sites\shop IUSR -WhatIf -PassThru</code>
/// <para>Shows the requests that would fail, and that the change would be refused. Nothing is changed.</para>
/// </example>
/// <example>
/// <title>Take the right to write from an identity</title>
/// <code>Revoke-IisFolderAccess -Snapshot ./samples/contoso D:\sites\shop 'IIS AppPool\Shop' Write -WhatIf -PassThru</code>
/// <para>What it may read stays.</para>
/// </example>
/// <seealso href="https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Revoke-IisFolderAccess.md" />
/// <seealso cref="GrantIisFolderAccessCommand" />
/// <seealso cref="UndoIisChangeCommand" />
[Cmdlet(VerbsSecurity.Revoke, "IisFolderAccess", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, HelpUri = HelpPage)]
[OutputType(typeof(ChangePlan), typeof(string))]
public sealed class RevokeIisFolderAccessCommand : FolderGrantCommand
{
    private const string HelpPage = "https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Revoke-IisFolderAccess.md";

    /// <summary>Names or SIDs of those who lose the rights: "IIS AppPool\Shop", "IUSR", "BUILTIN\Users".</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityCompleter))]
    public string[]? Identity { get; set; }

    private protected override string[]? Identities => Identity;

    private protected override ChangePlan Plan(OpenServer server, Action<IdentityQueryException> onMissing) =>
        new FolderGrantPlanner(server.Configuration).PlanRevoke(Query(server), onMissing, Cancellation);
}
