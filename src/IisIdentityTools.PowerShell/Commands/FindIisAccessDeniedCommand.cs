using System.Management.Automation;
using IisIdentityTools.Diagnosis.Logs;
using IisIdentityTools.PowerShell.Binding;
using IisIdentityTools.PowerShell.Completion;
using IisIdentityTools.PowerShell.Errors;
using IisIdentityTools.PowerShell.Servers;

namespace IisIdentityTools.PowerShell.Commands;

/// <summary>Finds the requests that a web server refused, in logs of any size, and groups them by where, what and who.</summary>
/// <remarks>
/// <para>
/// Reads W3C extended, HTTPERR, IIS and NCSA logs, packed by gzip or not, while the server goes on writing them. A group is what has site, status, URL
/// pattern and user in common; those that hurt most clients come first. Each has its count, first and last time, clients, and a few
/// lines as samples. Times are UTC.
/// </para>
/// <para>
/// Legs of Windows logons that succeeded, requests without credentials whose client was then served, and clients that went away are no
/// failures. They are counted apart, and given with IncludeHandshake. The verbose text says how many there were.
/// </para>
/// <para>
/// Memory depends on the number of groups and not on the size of the logs. A line that cannot be read is a warning: the first ones, and then how many more.
/// A file that cannot be read is an error, and the rest is still read. Nothing is changed by this cmdlet.
/// </para>
/// </remarks>
/// <example>
/// <title>What was refused?</title>
/// <code>Find-IisAccessDenied -LogPath ./samples/logs -Snapshot ./samples/contoso</code>
/// <para>One line for each group. The snapshot gives the names of sites and applications.</para>
/// </example>
/// <example>
/// <title>Which files were refused to users by permissions?</title>
/// <code>Get-ChildItem ./samples/logs -Filter *.log | Find-IisAccessDenied -Status 401.3 | Format-List</code>
/// <para>The list view has the meaning of the status, the clients and sample lines.</para>
/// </example>
/// <example>
/// <title>What failed on a certain day, line by line?</title>
/// <code>Find-IisAccessDenied ./samples/logs -Raw -Status * -After 2025-03-13 -Before 2025-03-16 | Select-Object TimeUtc, Status, Url, User, ClientIp</code>
/// <para>Every failing request as an object of its own, with all that the log says.</para>
/// </example>
/// <seealso href="https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Find-IisAccessDenied.md" />
/// <seealso cref="TestIisFolderAccessCommand" />
/// <seealso cref="GetIisEffectiveIdentityCommand" />
[Cmdlet(VerbsCommon.Find, "IisAccessDenied", HelpUri = HelpPage)]
[OutputType(typeof(FailureGroup), typeof(LogEntry))]
public sealed class FindIisAccessDeniedCommand : PSCmdlet, IDisposable
{
    private const string HelpPage = "https://github.com/iisidentitytools/iisidentitytools/blob/main/docs/cmdlets/Find-IisAccessDenied.md";
    private const string AllStatuses = "*";
    private const int ShownLines = 5;

    private readonly CancellationTokenSource _stop = new();
    private readonly WorkGuard _guard;
    private readonly OpenServers _servers;
    private readonly LogPaths _paths;
    private StatusFilter _statuses = StatusFilter.Refusals;

    /// <summary>Makes the cmdlet.</summary>
    public FindIisAccessDeniedCommand()
    {
        _guard = new WorkGuard(this, _stop.Token);
        _servers = new OpenServers(this, _guard);
        _paths = new LogPaths(this);
    }

    /// <summary>
    /// Logs: files, folders with everything below them that ends in .log or .log.gz, or wildcards in any part of a path. All of them make one answer.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath", "Path")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] LogPath { get; set; } = [];

    /// <summary>
    /// The captured server that wrote the logs: a snapshot folder, its .zip file, or a bare applicationHost.config. It gives the names of server, sites and
    /// applications. Without it, sites are named as the logs do: W3SVC5.
    /// </summary>
    [Parameter]
    [Alias("Source")]
    [ValidateNotNullOrEmpty]
    public string? Snapshot { get; set; }

    /// <summary>Sites: as the logs name them (W3SVC5), by number (5), or with Snapshot by name. Without it, all sites.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SiteCompleter))]
    [ValidateNotNullOrEmpty]
    public string[]? Site { get; set; }

    /// <summary>The earliest time, inclusive, in local time unless the value says that it is UTC. Without it, from the beginning.</summary>
    [Parameter]
    public DateTime? After { get; set; }

    /// <summary>The latest time, inclusive, in local time unless the value says that it is UTC. Without it, to the end.</summary>
    [Parameter]
    public DateTime? Before { get; set; }

    /// <summary>
    /// Statuses: 401 (with any sub-status), 401.3, 4xx, 5xx; * for all that fail. Without it, what is refused: 401, 403, and those of 400, 404, 405, 500
    /// and 503 that point to an identity, a permission, a setting, a rule, a certificate or an address (404.2, 404.3, 404.7, 404.8, 405, 500.19, 500.21 to
    /// 500.24, 503), and applications of ASP.NET Core that do not start (500.30 to 500.38, 502.5).
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Status { get; set; }

    /// <summary>Gives what is no failure too: legs of logons that succeeded, anonymous probes, clients that went away. Kind says which it is.</summary>
    [Parameter]
    public SwitchParameter IncludeHandshake { get; set; }

    /// <summary>Most groups, or with Raw entries, that are given. Without it, all.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Top { get; set; } = int.MaxValue;

    /// <summary>
    /// Gives the failing requests themselves and no groups, each as soon as it is known what it is. That is the order of the logs, but for lines that may be
    /// legs of a logon: they wait for their answer and come after later lines.
    /// </summary>
    [Parameter]
    public SwitchParameter Raw { get; set; }

    /// <summary>Looks at what is asked for before any log is read.</summary>
    protected override void BeginProcessing()
    {
        if (After is { } after && Before is { } before && after.ToUniversalTime() > before.ToUniversalTime())
            ThrowTerminatingError(LogErrorRecords.PeriodInvalid(after, before));
        if (Status is null)
            return;
        try
        {
            _statuses = Status.Contains(AllStatuses) ? StatusFilter.All : StatusFilter.Parse(Status);
        }
        catch (FormatException e)
        {
            ThrowTerminatingError(LogErrorRecords.StatusInvalid(e, Status));
        }
    }

    /// <summary>Notes the logs of the record.</summary>
    protected override void ProcessRecord() => _paths.Add(LogPath);

    /// <summary>Reads all logs: a group may have lines in each of them.</summary>
    protected override void EndProcessing()
    {
        if (_paths.All.Count == 0 || !TryFindSites(out var sites))
            return;
        if (_guard.Run(_paths.All[0], () => LogInput.Find(_paths.All, sites.Server)) is not { } input)
            return;
        foreach (var problem in input.Problems)
            WriteError(LogErrorRecords.LogNotFound(problem));
        var progress = new LogProgress(this);
        var scanner = new FailureScanner(input, Query(sites, progress));
        var report = Raw ? WriteEntries(scanner) : _guard.Run(_paths.All[0], () => scanner.Scan(_stop.Token));
        progress.Complete();
        if (report is null)
            return;
        foreach (var group in report.Groups.Take(Top))
            WriteObject(group);
        Tell(report, input, progress.ElapsedMilliseconds);
    }

    /// <summary>Cancels the reading; it runs on another thread than the reading.</summary>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Closes the snapshot.</summary>
    public void Dispose()
    {
        _servers.Dispose();
        _stop.Dispose();
    }

    private bool TryFindSites(out LoggedSites sites)
    {
        sites = LoggedSites.None;
        if (Snapshot is null)
            return true;
        if (_servers.Get(Snapshot, [], _stop.Token) is not { } server)
            return false;
        sites = LoggedSites.Of(server.Configuration);
        return true;
    }

    private FailureQuery Query(LoggedSites sites, LogProgress progress) => new()
    {
        Sites = Site,
        SiteNames = sites,
        Applications = sites.Applications,
        After = After,
        Before = Before,
        Statuses = _statuses,
        IncludeHarmless = IncludeHandshake,
        OnProgress = progress.Advance,
    };

    // The report, or null when the reading ended before the logs did.
    private FailureReport? WriteEntries(FailureScanner scanner)
    {
        FailureReport? report = null;
        var left = Top;
        using var entries = scanner.ReadEntries(end => report = end, _stop.Token).GetEnumerator();
        while (left-- > 0 && _guard.Run(_paths.All[0], () => entries.MoveNext() ? entries.Current : null) is { } entry)
            WriteObject(entry);
        return report;
    }

    private void Tell(FailureReport report, LogInput input, long milliseconds)
    {
        foreach (var problem in report.Problems.Skip(input.Problems.Count))
        {
            if (problem.IsUnread)
                WriteError(LogErrorRecords.LogUnreadable(problem));
            else
                WriteWarning(problem.ToString());
        }

        foreach (var line in report.Rejected.Take(ShownLines))
            WriteWarning($"Not read: {line}");
        if (report.RejectedLines > ShownLines)
            WriteWarning($"{report.RejectedLines - ShownLines} more lines were not read.");
        WriteVerbose($"Read {report.Requests} requests in {report.Files} files ({report.Bytes} bytes) in {milliseconds} ms: {report.Failures} failures, "
            + $"{report.HandshakeLegs} legs of logons, {report.AnonymousProbes} anonymous probes, {report.ClientAborts} clients that went away.");
    }
}
