using System.Management.Automation;
using IisIdentityTools.Identity;
using IisIdentityTools.PowerShell.Binding;
using IisIdentityTools.PowerShell.Completion;
using IisIdentityTools.PowerShell.Servers;

namespace IisIdentityTools.PowerShell.Commands;

/// <summary>Tells which Windows identity requests run as, and why.</summary>
/// <remarks>
/// <para>
/// For every place of a web server and every kind of handler that serves there, the answer names the identity behind each part of
/// the work: the worker process, the user of the request, the application's code, the reader of the served file, the reader of
/// web.config, and what a file server sees. Each answer carries its trail: every setting that led to it, with file and line.
/// </para>
/// <para>
/// The answer is worked out from configuration alone; nothing is requested from the site, and nothing is changed. What was not
/// captured is never guessed: Certainty and Unknowns say what is missing. When IIS would refuse every request instead, Certainty
/// is Refused and Problems says what is wrong, with file and line.
/// </para>
/// <para>
/// Sites, applications and paths may also come down the pipeline: as text, as objects with the properties Site, Name, Application,
/// Path or Url, as objects of the IIS modules (Get-IISSite, Get-Website, Get-WebApplication), and as answers of this cmdlet.
/// </para>
/// </remarks>
/// <example>
/// <title>Who do the requests of a site run as?</title>
/// <code>Get-IisEffectiveIdentity -Snapshot ./samples/contoso -Site 'Default Web Site'</code>
/// <para>Answers for every application of the site and every kind of handler that serves there.</para>
/// </example>
/// <example>
/// <title>Why? The whole trail of one answer</title>
/// <code>Get-IisEffectiveIdentity -Snapshot ./samples/contoso -HandlerKind StaticFile | Select-Object -First 1 | Format-List</code>
/// <para>The list view spells out every identity and every step with the file and line that decided it.</para>
/// </example>
/// <example>
/// <title>The classic table: impersonation by anonymous access</title>
/// <code>Get-IisEffectiveIdentity -Snapshot ./samples/contoso -Matrix</code>
/// <para>Four rows for each ASP.NET application; the row that its configuration stands at now is marked.</para>
/// </example>
/// <seealso href="https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Get-IisEffectiveIdentity.md" />
/// <seealso cref="GetIisIdentityTokenCommand" />
[Cmdlet(VerbsCommon.Get, "IisEffectiveIdentity", DefaultParameterSetName = PlaceSet, HelpUri = HelpPage)]
[OutputType(typeof(EffectiveIdentity), ParameterSetName = [PlaceSet, UrlSet])]
[OutputType(typeof(IdentityMatrixRow), ParameterSetName = [MatrixSet])]
public sealed class GetIisEffectiveIdentityCommand : ServerCommand
{
    private const string HelpPage = "https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Get-IisEffectiveIdentity.md";
    private const string PlaceSet = "Place";
    private const string UrlSet = "Url";
    private const string MatrixSet = "Matrix";

    /// <summary>Names of sites. Without it, all sites are answered.</summary>
    [Parameter(ParameterSetName = PlaceSet, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = MatrixSet, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [SupportsWildcards]
    [SiteNameTransformation]
    [ArgumentCompleter(typeof(SiteCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Site { get; set; }

    /// <summary>Paths of applications in their site: "/" is the root application, "/shop" one below. Without it, all applications are answered.</summary>
    [Parameter(ParameterSetName = PlaceSet, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = MatrixSet, Position = 1, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Application { get; set; }

    /// <summary>
    /// URL paths in the site ("/shop/default.aspx"), each answered for the handler that would serve it; or physical Windows paths
    /// ("C:\inetpub\wwwroot\shop"), answered for every place that is served from there.
    /// </summary>
    [Parameter(ParameterSetName = PlaceSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[]? Path { get; set; }

    /// <summary>Absolute URLs ("https://shop.contoso.com/cart"). The bindings choose the site as IIS does.</summary>
    [Parameter(ParameterSetName = UrlSet, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Uri")]
    [ValidateNotNullOrEmpty]
    public string[]? Url { get; set; }

    /// <summary>Kinds of handler to answer for. Without it, every kind that serves there is answered.</summary>
    [Parameter(ParameterSetName = PlaceSet, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = UrlSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public HandlerKind[]? HandlerKind { get; set; }

    /// <summary>Name or SID of the user who authenticates, put where the answer would otherwise say that it is known only at request time.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? User { get; set; }

    /// <summary>
    /// Writes the documented four-row table instead: for each ASP.NET application, who would run it with impersonation on and off and
    /// with anonymous access on and off.
    /// </summary>
    [Parameter(ParameterSetName = MatrixSet, Mandatory = true)]
    public SwitchParameter Matrix { get; set; }

    /// <summary>The configuration path that objects of the WebAdministration module carry; site and application are taken from it.</summary>
    [Parameter(ParameterSetName = PlaceSet, ValueFromPipelineByPropertyName = true, DontShow = true)]
    [Parameter(ParameterSetName = MatrixSet, ValueFromPipelineByPropertyName = true, DontShow = true)]
    public string? ItemXPath { get; set; }

    private protected override void ProcessServer(OpenServer server)
    {
        var resolver = new EffectiveIdentityResolver(server.Configuration);
        var query = Query();
        if (Matrix)
            WriteAnswers(server, onMissing => IdentityMatrix.Rows(resolver, query, onMissing, Cancellation));
        else
            WriteAnswers(server, onMissing => resolver.Resolve(query, onMissing, Cancellation));
    }

    private IdentityQuery Query()
    {
        var item = IisItemPath.Parse(ItemXPath);
        // An application of the WebAdministration module says its own path in Path; that asks for the application, not for one URL.
        var isApplication = item.Application is not null && Path?.Length == 1 && Path[0] == item.Application;
        return new IdentityQuery
        {
            Sites = Site ?? One(item.Site),
            Applications = Application ?? One(item.Application),
            Paths = isApplication ? null : Path,
            Urls = Url,
            HandlerKinds = HandlerKind,
            User = User,
        };
    }

    private static string[]? One(string? value) => value is null ? null : [value];
}
