using System.Management.Automation;
using IisIdentityTools.Identity.Tokens;
using IisIdentityTools.PowerShell.Completion;
using IisIdentityTools.PowerShell.Servers;

namespace IisIdentityTools.PowerShell.Commands;

/// <summary>Lists the groups and privileges that an identity of a web server has in its token.</summary>
/// <remarks>
/// <para>
/// Access is decided by the token: the identity's SID, the groups in it, and the privileges. For a worker process, Windows and IIS
/// put groups there that no membership list shows, IIS_IUSRS and the pool's own SID among them. Each group says where it comes from
/// and why it is there, and whether that is certain.
/// </para>
/// <para>
/// The token is worked out from the snapshot's accounts, groups and settings; no process is opened. What was not captured is said in
/// Unknowns and is never taken for "not a member".
/// </para>
/// </remarks>
/// <example>
/// <title>The tokens of a server's identities</title>
/// <code>Get-IisIdentityToken -Snapshot ./samples/contoso</code>
/// <para>One token for each application pool's worker process and for each anonymous user.</para>
/// </example>
/// <example>
/// <title>Why is an identity in a group?</title>
/// <code>(Get-IisIdentityToken -Snapshot ./samples/contoso -Identity 'NT AUTHORITY\IUSR').Groups</code>
/// <para>Lists the groups of the anonymous user, with the reason for each.</para>
/// </example>
/// <example>
/// <title>Which pools are in IIS_IUSRS?</title>
/// <code>Get-IisIdentityToken -Snapshot ./samples/contoso -ApplicationPool * | Where-Object IsInIisIusrs -EQ Yes</code>
/// <para>Keeps the pools whose worker process has the group in its token, whoever put it there.</para>
/// </example>
/// <seealso href="https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Get-IisIdentityToken.md" />
/// <seealso cref="GetIisEffectiveIdentityCommand" />
[Cmdlet(VerbsCommon.Get, "IisIdentityToken", DefaultParameterSetName = IdentitySet, HelpUri = HelpPage)]
[OutputType(typeof(IdentityToken))]
public sealed class GetIisIdentityTokenCommand : ServerCommand
{
    private const string HelpPage = "https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Get-IisIdentityToken.md";
    private const string IdentitySet = "Identity";
    private const string ApplicationPoolSet = "ApplicationPool";

    /// <summary>
    /// Names or SIDs of accounts: "IIS AppPool\Shop", "IUSR", "CONTOSO\svc_web", "S-1-5-17". An account that pools run as gives one
    /// token for each of them; any other user gives the token of a Windows-authenticated caller. Without it, every pool's worker
    /// process and every anonymous user is answered.
    /// </summary>
    [Parameter(ParameterSetName = IdentitySet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("IdentitySid", "Sid")]
    [ValidateNotNullOrEmpty]
    public string[]? Identity { get; set; }

    /// <summary>Names of application pools, whose worker processes' tokens are answered.</summary>
    [Parameter(ParameterSetName = ApplicationPoolSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ApplicationPoolCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? ApplicationPool { get; set; }

    private protected override void ProcessServer(OpenServer server)
    {
        var resolver = new IdentityTokenResolver(server.Configuration);
        var query = new TokenQuery { Identities = Identity, ApplicationPools = ApplicationPool };
        WriteAnswers(server, onMissing => resolver.Resolve(query, onMissing, Cancellation));
    }
}
