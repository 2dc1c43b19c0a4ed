using IisIdentityTools.Diagnosis.Logs.Lines;
using IisIdentityTools.Diagnosis.Logs.Scanning;

namespace IisIdentityTools.Diagnosis.Logs;

/// <summary>
/// Finds the failing requests in logs of any size: as groups, read on all processors, or entry by entry. Memory depends on the number of
/// groups, which is limited, and not on the size of the logs. A file that cannot be read does not stop the rest.
/// </summary>
public sealed class FailureScanner(LogInput input, FailureQuery query)
{
    private const int LinesAtATime = 1000;
    private const int ReadsPerProgress = 16;

    /// <summary>Reads all logs and groups what failed.</summary>
    /// <param name="cancellation">Honoured at every block of every file.</param>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public FailureReport Scan(CancellationToken cancellation = default)
    {
        var report = new ReportBuilder(input, query);
        using (var run = new SegmentRun(input, query, new(query), cancellation))
        {
            foreach (var result in run.Results())
                report.Add(result);
        }

        return report.Build();
    }

    /// <summary>Streams the failing requests themselves, on one processor, as soon as it is known what each is: a leg of a handshake waits for its answer.</summary>
    /// <param name="atEnd">Takes a report without groups when all logs are read.</param>
    /// <param name="cancellation">Honoured at every block of every file.</param>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public IEnumerable<LogEntry> ReadEntries(Action<FailureReport>? atEnd = null, CancellationToken cancellation = default)
    {
        var report = new ReportBuilder(input, query);
        var rules = new ScanRules(query);
        var reader = new LineReader(query.BlockSize);
        var total = input.Files.Sum(file => file.Length);
        var (bytes, reads) = (0L, 0);
        for (var i = 0; i < input.Files.Count; i++)
        {
            var file = input.Files[i];
            var entries = new EntryScan(rules, reader, new(file, 0, file.Length, SegmentPlan.NextOf(input.Files, i)), Count);
            foreach (var entry in entries.Read(LinesAtATime))
                yield return entry;
            report.Add(entries.Result);
        }

        atEnd?.Invoke(report.Build());

        void Count(int read)
        {
            cancellation.ThrowIfCancellationRequested();
            bytes += read;
            if (++reads % ReadsPerProgress == 0)
                query.OnProgress?.Invoke(Math.Min(total, bytes), total);
        }
    }
}
