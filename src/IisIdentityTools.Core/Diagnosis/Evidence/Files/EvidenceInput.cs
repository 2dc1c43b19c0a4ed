using System.Globalization;
using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Diagnosis.Evidence.Events;
using IisIdentityTools.Diagnosis.Evidence.ProcessMonitor;
using IisIdentityTools.Diagnosis.Evidence.Traces;
using IisIdentityTools.Diagnosis.Logs;

namespace IisIdentityTools.Diagnosis.Evidence.Files;

/// <summary>Reads evidence from files. What cannot be read is a problem of the report, and the rest is read all the same.</summary>
public sealed class EvidenceInput
{
    /// <summary>Rows of Process Monitor that are kept: a capture of a busy minute has millions, and the first refusals say what the later ones repeat.</summary>
    public const int KeptRows = 100_000;

    private static readonly string[] s_traces = ["fr*.xml"];
    private static readonly string[] s_processMonitor = ["*.csv"];
    private static readonly string[] s_events = ["*.xml", "*.csv"];

    private readonly List<LogProblem> _problems = [];

    /// <summary>Failed request traces: files, folders (fr*.xml in them), wildcards.</summary>
    public IReadOnlyList<string> Traces { get; init; } = [];

    /// <summary>Process Monitor logs saved as CSV: files, folders, wildcards.</summary>
    public IReadOnlyList<string> ProcessMonitorLogs { get; init; } = [];

    /// <summary>Exported Windows events, XML or CSV: files, folders, wildcards.</summary>
    public IReadOnlyList<string> EventLogs { get; init; } = [];

    /// <summary>How to read the times of CSV exports of events; null for those with a zone alone.</summary>
    public EventCsvTimes? Times { get; init; }

    /// <summary>True when it names no file at all.</summary>
    public bool IsEmpty => Traces.Count + ProcessMonitorLogs.Count + EventLogs.Count == 0;

    /// <summary>What could not be read, in the order of the files.</summary>
    public IReadOnlyList<LogProblem> Problems => _problems;

    /// <summary>Reads them all.</summary>
    public RefusalEvidence Read(CancellationToken cancellation = default)
    {
        _problems.Clear();
        return new()
        {
            Traces = All<FailedRequestTrace>(Traces, s_traces, (stream, file, problems) => [FailedRequestTraceReader.Read(stream, file, problems, cancellation)]),
            ProcessMonitorEntries = All(ProcessMonitorLogs, s_processMonitor, (stream, file, problems) => ProcessMonitorReader.Read(stream, file, problems, null, cancellation)),
            Events = All(EventLogs, s_events, (stream, file, problems) => WindowsEventReader.Read(stream, file, problems, Times, cancellation)),
        };
    }

    private List<T> All<T>(IReadOnlyList<string> paths, string[] patterns, Func<Stream, string, EvidenceProblems, IEnumerable<T>> read)
    {
        var all = new List<T>();
        foreach (var path in paths)
        {
            try
            {
                foreach (var file in EvidenceFinder.Find(path, patterns))
                    One(file, read, all);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or System.Security.SecurityException)
            {
                Report(path, e.Message);
            }
        }

        return all;
    }

    private void One<T>(string file, Func<Stream, string, EvidenceProblems, IEnumerable<T>> read, List<T> all)
    {
        if (file.EndsWith(".evtx", StringComparison.OrdinalIgnoreCase))
        {
            Report(file, $"An .evtx file is read by Windows only. Export it there: wevtutil qe \"{Path.GetFileName(file)}\" /lf:true /f:xml /e:Events > events.xml");
            return;
        }

        var problems = new EvidenceProblems();
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            foreach (var item in read(stream, file, problems))
            {
                if (all.Count == KeptRows)
                {
                    Report(file, string.Format(CultureInfo.InvariantCulture, "Only the first {0} entries were kept; cut the recording to the minute of the failure.", KeptRows), isUnread: false);
                    break;
                }

                all.Add(item);
            }
        }
        catch (EvidenceException e)
        {
            Report(file, e.Message.Length > e.File.Length && e.Message.StartsWith(e.File, StringComparison.Ordinal) ? e.Message.Substring(e.File.Length + 1) : e.Message);
        }

        foreach (var problem in problems.First)
            Report(file, string.Format(CultureInfo.InvariantCulture, "{0}: {1}", problem.Line, problem.Message), isUnread: false);
        if (problems.Count > problems.First.Count)
            Report(file, string.Format(CultureInfo.InvariantCulture, "{0} more places could not be read.", problems.Count - problems.First.Count), isUnread: false);
    }

    private void Report(string file, string message, bool isUnread = true) => _problems.Add(new() { File = file, Message = message, IsUnread = isUnread });
}
