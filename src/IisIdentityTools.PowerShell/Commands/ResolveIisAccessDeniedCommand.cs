using System.Management.Automation;
using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Diagnosis.Evidence.Files;
using IisIdentityTools.Diagnosis.Statuses;
using IisIdentityTools.Identity;
using IisIdentityTools.PowerShell.Binding;
using IisIdentityTools.PowerShell.Completion;
using IisIdentityTools.PowerShell.Errors;
using IisIdentityTools.PowerShell.Servers;

namespace IisIdentityTools.PowerShell.Commands;

/// <summary>Tells why requests were refused: who was refused, on what, by which setting or entry, and what puts it right.</summary>
/// <remarks>
/// <para>
/// Takes what Find-IisAccessDenied found, a failed request trace, a Process Monitor log, or a status that somebody saw. With a snapshot of the server each
/// refusal is explained by that server's own configuration, identities and permissions; without one, by what its status alone says, and Questions names
/// what is missing.
/// </para>
/// <para>
/// Each cause says how far it is shown: Proved, when its condition was computed from captured facts and the status fits; Consistent, when facts fit and one is missing, which
/// ToProve names; Possible, when only the status fits. Causes are ordered by the stage of the request at which they strike: the first explains the request, the
/// others show once it is gone. Their ids are listed in docs/causes.md.
/// </para>
/// <para>
/// Fix is the least that helps, and Command does it; both are to be read before they are used. Nothing is changed by this cmdlet.
/// </para>
/// </remarks>
/// <example>
/// <title>Why was that refused, all of it?</title>
/// <code>Find-IisAccessDenied ./samples/logs -Snapshot ./samples/contoso | Resolve-IisAccessDenied</code>
/// <para>One answer for each group of the logs; each group knows the snapshot that named it.</para>
/// </example>
/// <example>
/// <title>Somebody says that a page gives 401.3.</title>
/// <code>Resolve-IisAccessDenied 401.3.0 -Snapshot ./samples/contoso -Site Shop -Url /help/faq.aspx | Format-List</code>
/// <para>The list view has the steps, the evidence, what not to do, and the command.</para>
/// </example>
/// <example>
/// <title>What does a status mean, without any server?</title>
/// <code>Resolve-IisAccessDenied 500.19/0x80070021</code>
/// <para>The causes that have this status, and what would tell them apart.</para>
/// </example>
/// <example>
/// <title>What does a failed request trace show?</title>
/// <code>Resolve-IisAccessDenied -FailedRequestTrace ./samples/evidence/fr000001.xml -Snapshot ./samples/contoso</code>
/// <para>The trace names the module that refused, and the account whose token opened the file.</para>
/// </example>
/// <seealso href="https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Resolve-IisAccessDenied.md" />
/// <seealso cref="FindIisAccessDeniedCommand" />
/// <seealso cref="TestIisFolderAccessCommand" />
[Cmdlet(VerbsDiagnostic.Resolve, "IisAccessDenied", DefaultParameterSetName = RecordingSet, HelpUri = HelpPage)]
[OutputType(typeof(RefusalExplanation))]
public sealed class ResolveIisAccessDeniedCommand : PSCmdlet, IDisposable
{
    private const string HelpPage = "https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Resolve-IisAccessDenied.md";
    private const string InputSet = "InputObject";
    private const string StatusSet = "Status";
    private const string RecordingSet = "Recording";

    private readonly CancellationTokenSource _stop = new();
    private readonly WorkGuard _guard;
    private readonly OpenServers _servers;
    private readonly Dictionary<string, RefusalResolver> _resolvers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);
    private RefusalEvidence _evidence = RefusalEvidence.None;

    /// <summary>Makes the cmdlet.</summary>
    public ResolveIisAccessDeniedCommand()
    {
        _guard = new WorkGuard(this, _stop.Token);
        _servers = new OpenServers(this, _guard);
    }

    /// <summary>What was refused: groups or entries of Find-IisAccessDenied, from this session or another; or statuses as texts.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The status: "401.3", "401.3.5", "500.19/0x80070021", "503 AppOffline".</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = StatusSet)]
    [ValidateNotNullOrEmpty]
    public string? Status { get; set; }

    /// <summary>sc-win32-status of the log, or the HRESULT of the error page, when Status does not hold it.</summary>
    [Parameter(ParameterSetName = StatusSet)]
    [ValidateNotNullOrEmpty]
    public string? Win32Status { get; set; }

    /// <summary>The site: by name, or as logs name it (W3SVC5, 5).</summary>
    [Parameter(ParameterSetName = StatusSet)]
    [ArgumentCompleter(typeof(SiteCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Site { get; set; }

    /// <summary>Path in the site ("/shop/cart.aspx"), or an absolute URL, which finds the site by its bindings.</summary>
    [Parameter(ParameterSetName = StatusSet)]
    [ValidateNotNullOrEmpty]
    public string? Url { get; set; }

    /// <summary>A file or folder of the server instead of a URL: each place that is served from it is explained.</summary>
    [Parameter(ParameterSetName = StatusSet)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>Name of the user who was refused. Without it, the request is taken to be anonymous where that is on.</summary>
    [Parameter(ParameterSetName = StatusSet)]
    [ValidateNotNullOrEmpty]
    public string? User { get; set; }

    /// <summary>HTTP verb; it chooses the handler.</summary>
    [Parameter(ParameterSetName = StatusSet)]
    [ValidateNotNullOrEmpty]
    public string Verb { get; set; } = "GET";

    /// <summary>The captured server: a snapshot folder, its .zip file, or a bare applicationHost.config. Without it, the status is explained alone.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Source")]
    [AllowEmptyString]
    [AllowNull]
    public string? Snapshot { get; set; }

    /// <summary>Failed request traces (fr000001.xml): files, folders, wildcards. Alone they are what is explained; beside a status or a group they are evidence.</summary>
    [Parameter(ParameterSetName = RecordingSet)]
    [Parameter(ParameterSetName = InputSet)]
    [Parameter(ParameterSetName = StatusSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? FailedRequestTrace { get; set; }

    /// <summary>Process Monitor logs, saved as CSV. Alone their refused opens are what is explained; beside a status or a group they are evidence.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? ProcessMonitorLog { get; set; }

    /// <summary>Windows events of the System and Security logs, exported as XML or CSV (WAS 5021, Security 4625): evidence for what else is explained.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? EventLog { get; set; }

    /// <summary>Reads the evidence before anything is explained.</summary>
    protected override void BeginProcessing()
    {
        if (ParameterSetName == RecordingSet && FailedRequestTrace is null && ProcessMonitorLog is null && !MyInvocation.ExpectingInput)
            ThrowTerminatingError(LogErrorRecords.NothingToExplain());
        var input = new EvidenceInput { Traces = Files(FailedRequestTrace), ProcessMonitorLogs = Files(ProcessMonitorLog), EventLogs = Files(EventLog) };
        _evidence = _guard.Run("evidence", () => input.Read(_stop.Token)) ?? RefusalEvidence.None;
        foreach (var problem in input.Problems)
        {
            if (problem.IsUnread)
                WriteError(LogErrorRecords.EvidenceUnreadable(problem));
            else
                WriteWarning(problem.ToString());
        }
    }

    /// <summary>Explains what the record brings.</summary>
    protected override void ProcessRecord()
    {
        foreach (var request in Requests())
            Explain(request);
    }

    /// <summary>Cancels the work; it runs on another thread than the work.</summary>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Closes the snapshots.</summary>
    public void Dispose()
    {
        _servers.Dispose();
        _stop.Dispose();
    }

    private IReadOnlyList<RefusedRequest> Requests()
    {
        try
        {
            if (InputObject is not null)
                return RefusedInput.Of(InputObject) is { } request ? [request] : Refuse(InputObject);
            if (Status is not null)
                return [ByHand(Status)];
        }
        catch (FormatException e)
        {
            WriteError(LogErrorRecords.RefusalStatusInvalid(e, Status ?? InputObject?.ToString() ?? ""));
            return [];
        }

        return _evidence.Requests.ToArray();
    }

    private RefusedRequest[] Refuse(PSObject input)
    {
        WriteError(LogErrorRecords.NothingRefused(input));
        return [];
    }

    private RefusedRequest ByHand(string text)
    {
        var status = StatusText.Parse(text);
        var code = Win32Status is null ? status.Win32 : StatusText.Parse(Win32Status) is { Kind: StatusKind.ErrorCode } alone ? alone.Win32 : throw new FormatException($"-Win32Status: '{Win32Status}' is no error code. Write it as the log does (5, 2148074254) or as 0x80070005.");
        return new()
        {
            Basis = RefusalBasis.Stated,
            Site = Site ?? "",
            Url = Url ?? "",
            Path = Path ?? "",
            User = User ?? "",
            Verb = Verb,
            StatusCode = status.Status,
            SubStatus = status.SubStatus,
            Win32Status = code,
            Reason = status.Reason,
        };
    }

    private void Explain(RefusedRequest request)
    {
        if (Resolver() is not { } resolver)
            return;
        var missing = new List<IdentityQueryException>();
        var explanations = _guard.Run(request.Url, () => resolver.Resolve(request, missing.Add).ToArray());
        // A site that a thousand groups name is missing once.
        foreach (var error in missing.Where(error => _reported.Add(error.Message)))
        {
            if (request.Basis == RefusalBasis.Stated && !error.IsWarning)
                WriteError(IisErrorRecords.QueryFailed(error, Snapshot ?? ""));
            else
                WriteWarning($"{error.Message} What was refused there is explained by its status alone.");
        }

        foreach (var explanation in explanations ?? [])
            WriteObject(explanation);
    }

    private RefusalResolver? Resolver()
    {
        var key = Snapshot ?? "";
        if (_resolvers.TryGetValue(key, out var known))
            return known;
        if (key.Length == 0)
            return _resolvers[key] = new RefusalResolver(null, _evidence);
        return _servers.Get(Snapshot, [], _stop.Token) is { } server ? _resolvers[key] = new RefusalResolver(server.Configuration, _evidence) : null;
    }

    private IReadOnlyList<string> Files(string[]? paths)
    {
        var files = new LogPaths(this);
        files.Add(paths ?? []);
        return files.All;
    }
}
