using IisIdentityTools.Cli.Commands;
using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Cli.Json;
using IisIdentityTools.Cli.Refusals;
using IisIdentityTools.Cli.Text;
using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Diagnosis.Logs;

namespace IisIdentityTools.Cli.Denied;

/// <summary>Reads logs and writes what failed.</summary>
internal sealed class DeniedRun(CliHost host, ErrorLines errors, CancellationToken cancellation)
{
    private const int ShownRejections = 5;

    /// <summary>Answers a question.</summary>
    /// <returns>The <see cref="ExitCode"/>.</returns>
    public int Answer(DeniedQuestion question)
    {
        var progress = new ProgressLine(host);
        using var groups = question is { IsJson: true, IsRaw: false } ? new JsonArraySink<FailureItem>(host.Output, AnswersJson.Default.FailureItem) : null;
        using var entries = question is { IsJson: true, IsRaw: true } ? new JsonArraySink<LogEntry>(host.Output, AnswersJson.Default.LogEntry) : null;
        var code = new RunGuard(errors, cancellation).Run(question.Server ?? question.Logs[0], () =>
        {
            var input = LogInput.Find(question.Logs);
            using var server = question.Server is { } source ? AskedServer.Open(source, cancellation) : null;
            var known = server?.Sites ?? LoggedSites.None;
            if (SitesOf(question, known) is not { } sites || EvidenceOptions.Load(question.Evidence, errors, cancellation) is not { } evidence)
                return ExitCode.BadInput;
            var resolver = question.IsExplained ? new RefusalResolver(server?.Configuration, evidence) : null;
            var scanner = new FailureScanner(input, QueryOf(question, known, sites, progress));
            var report = question.IsRaw ? WriteEntries(scanner, question, known, entries, progress) : WriteGroups(scanner, question, known, resolver, groups, progress);
            progress.Clear();
            return Conclude(question, input, report);
        });
        progress.Clear();
        return code;
    }

    private static FailureQuery QueryOf(DeniedQuestion question, LoggedSites known, IReadOnlyList<string> sites, ProgressLine progress) => new()
    {
        Sites = sites,
        After = question.After,
        Before = question.Before,
        Statuses = question.Statuses,
        IncludeHarmless = question.IncludeHarmless,
        Applications = known.Applications,
        OnProgress = progress.Bytes,
    };

    /// <summary>The sites as the logs name them; null when the server has not got one.</summary>
    private List<string>? SitesOf(DeniedQuestion question, LoggedSites known)
    {
        var sites = new List<string>();
        foreach (var pattern in question.Sites)
        {
            if (AskedSites.Find(pattern, known) is not { } found)
            {
                errors.Error($"There is no site '{pattern}' in '{question.Server}'. There are: {string.Join(", ", known.Names.Values)}.");
                return null;
            }

            sites.AddRange(found);
        }

        return sites;
    }

    private FailureReport WriteGroups(FailureScanner scanner, DeniedQuestion question, LoggedSites known, RefusalResolver? resolver, JsonArraySink<FailureItem>? json, ProgressLine progress)
    {
        var report = scanner.Scan(cancellation);
        var shown = report.Groups.Take(question.Top).ToArray();
        progress.Clear();
        if (json is null && resolver is null)
            new FailureTable(host, known).Write(shown);
        var page = new RefusalPage(host, question.ExplainsAll);
        // A site that a thousand groups name is missing once.
        var missing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var group in shown)
        {
            cancellation.ThrowIfCancellationRequested();
            var explanation = resolver?.Resolve(RefusedRequest.From(group), error => missing.Add(error.Message)).FirstOrDefault();
            if (json is null && explanation is not null)
                page.Write(explanation);
            json?.Write(new(group, known, explanation));
        }

        if (json is null && resolver is not null && shown.Length > 0)
            new Page(host).Line();
        foreach (var message in missing)
            errors.Warning(message);
        if (json is null && shown.Length < report.Groups.Count)
            new Page(host).Line($"{Count.Of(report.Groups.Count - shown.Length, "more group")}: leave --top out to see them.");
        return report;
    }

    private FailureReport WriteEntries(FailureScanner scanner, DeniedQuestion question, LoggedSites known, JsonArraySink<LogEntry>? json, ProgressLine progress)
    {
        var page = new Page(host);
        var report = new FailureReport();
        var count = 0;
        foreach (var entry in scanner.ReadEntries(made => report = made, cancellation))
        {
            // The rest is read all the same: the totals are those of the logs.
            if (++count > question.Top)
                continue;
            if (host.IsTerminal)
                progress.Clear();
            if (json is null)
                page.Line(EntryLine.Of(entry, known));
            else
                json.Write(entry);
        }

        return report;
    }

    private int Conclude(DeniedQuestion question, LogInput input, FailureReport report)
    {
        if (!question.IsJson && !question.IsRaw)
        {
            var page = new Page(host);
            page.Wrapped("", FailureTotals.Found(report), Style.Bold);
            foreach (var sentence in new[] { FailureTotals.Harmless(report), FailureTotals.Rejected(report) })
                if (sentence is not null)
                    page.Wrapped("", sentence);
            if (report.Failures == 0 && ReferenceEquals(question.Statuses, StatusFilter.Refusals))
                page.Wrapped("", "Asked about was what refuses requests; --status '*' asks about every failure.");
        }

        host.Text.Flush();
        var isUseless = report.Requests == 0 && report.Problems.Count > 0;
        var isWrong = input.Problems.Count > 0 || isUseless;
        foreach (var problem in report.Problems)
            (isUseless || input.Problems.Contains(problem) ? errors.Error : (Action<string>)errors.Warning)(problem.ToString());
        foreach (var line in report.Rejected.Take(ShownRejections))
            errors.Warning(line.ToString());
        if (report.RejectedLines > ShownRejections)
            errors.Warning($"{Count.Of(report.RejectedLines - ShownRejections, "more line")} could not be read.");
        if (report.Failures == 0 && question.Server is null && question.Sites.Count > 0)
            errors.Warning($"Nothing of {string.Join(", ", question.Sites)} failed. Logs name sites W3SVC5; --server tells their names.");
        return isWrong ? ExitCode.BadInput : report.Failures > 0 ? ExitCode.Problems : ExitCode.Answered;
    }
}
