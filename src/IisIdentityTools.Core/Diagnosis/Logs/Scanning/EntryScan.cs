using IisIdentityTools.Diagnosis.Logs.Lines;

namespace IisIdentityTools.Diagnosis.Logs.Scanning;

/// <summary>Reads a whole file and gives its failing lines one by one.</summary>
internal sealed class EntryScan(ScanRules rules, LineReader reader, LogSegment segment, Action<int> onRead)
{
    private readonly Queue<LogEntry> _entries = new();

    /// <summary>What was counted.</summary>
    public SegmentResult Result { get; private set; } = new(segment, new(null, 0), 0);

    /// <summary>The failing lines.</summary>
    /// <param name="lines">Lines that are read before what was found in them is given.</param>
    public IEnumerable<LogEntry> Read(int lines)
    {
        using var scan = Try(() => new SegmentScan(rules, reader, segment, ScannedFile.ReadFirst(segment.File), onRead, _entries.Enqueue));
        if (scan is null)
            yield break;
        Result = scan.Result;
        for (var more = true; more;)
        {
            more = Try(() => scan.Read(lines) ? this : null) is not null;
            while (_entries.Count > 0)
                yield return _entries.Dequeue();
        }
    }

    private T? Try<T>(Func<T?> read) where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (SegmentRun.IsReadingTrouble(e))
        {
            Result.Problem = e.Message;
            return null;
        }
    }
}
