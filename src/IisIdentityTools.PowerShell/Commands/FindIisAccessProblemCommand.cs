using System.Management.Automation;
using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.PowerShell.Completion;
using IisIdentityTools.PowerShell.Servers;

namespace IisIdentityTools.PowerShell.Commands;

/// <summary>Tells which requests a server will refuse before anybody makes them, why, and what puts it right.</summary>
/// <remarks>
/// <para>
/// Walks the sites, their configuration and their content, and tells where requests must fail: 500.19 and its like with file and line, 401.3 with identity, file
/// and entry, 403.14 where a folder has no default document, 404.2 and 404.3 where nothing serves an extension. Only what captured facts prove is told;
/// what depends on a user is told when User names him. Basis is Predicted.
/// </para>
/// <para>
/// What is refused as a whole is told once, at its top: of a folder that an identity may not read, the files in it are not listed again. Nothing is
/// changed by this cmdlet.
/// </para>
/// </remarks>
/// <example>
/// <title>What of this server cannot work?</title>
/// <code>Find-IisAccessProblem -Snapshot ./samples/contoso</code>
/// <para>One answer for each cause at each object.</para>
/// </example>
/// <example>
/// <title>What will a certain user be refused on the intranet?</title>
/// <code>Find-IisAccessProblem Intranet -Snapshot ./samples/contoso -User CONTOSO\bert | Format-List</code>
/// <para>Content that Windows authentication protects is judged with the groups of that user.</para>
/// </example>
/// <example>
/// <title>Which commands would mend what permissions refuse?</title>
/// <code>Find-IisAccessProblem -Snapshot ./samples/contoso | Where-Object Status -Like 401.3* | Select-Object Site, Url, Command</code>
/// <para>Commands of this module, to be tried with -WhatIf first.</para>
/// </example>
/// <seealso href="https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Find-IisAccessProblem.md" />
/// <seealso cref="ResolveIisAccessDeniedCommand" />
/// <seealso cref="TestIisFolderAccessCommand" />
[Cmdlet(VerbsCommon.Find, "IisAccessProblem", HelpUri = HelpPage)]
[OutputType(typeof(RefusalExplanation))]
public sealed class FindIisAccessProblemCommand : ServerCommand
{
    private const string HelpPage = "https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Find-IisAccessProblem.md";

    /// <summary>Names of sites. Without it, all sites.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SiteCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Site { get; set; }

    /// <summary>Paths of applications in their site ("/shop"). Without it, all applications.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Application { get; set; }

    /// <summary>Name or SID of the user who will authenticate. Without it, only what no user can change is told.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? User { get; set; }

    /// <summary>Looks at the folders of applications and virtual directories only, not at what lies in them.</summary>
    [Parameter]
    public SwitchParameter NoRecurse { get; set; }

    private protected override void ProcessServer(OpenServer server)
    {
        var predictor = new RefusalPredictor(server.Configuration);
        WriteAnswers(server, (onMissing, onWalk) => predictor.Predict(new PredictionQuery { Sites = Site, Applications = Application, User = User, Recurse = !NoRecurse, OnProgress = onWalk }, onMissing, Cancellation));
    }
}
