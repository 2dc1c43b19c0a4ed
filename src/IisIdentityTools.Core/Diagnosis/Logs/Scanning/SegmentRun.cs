using System.Runtime.ExceptionServices;
using IisIdentityTools.Diagnosis.Logs.Lines;

namespace IisIdentityTools.Diagnosis.Logs.Scanning;

/// <summary>
/// Reads the pieces of all files on all processors and gives back their results in the order of the logs. No more pieces are read ahead
/// than one for each processor, so that memory does not depend on how much there is to read.
/// </summary>
internal sealed class SegmentRun : IDisposable
{
    private const int AheadPerProcessor = 1;
    private const int ProgressMilliseconds = 200;

    private readonly object _lock = new();
    private readonly FailureQuery _query;
    private readonly ScanRules _rules;
    private readonly List<(ScannedFile File, LogSegment Segment)> _pieces = [];
    private readonly SegmentResult?[] _results;
    private readonly CancellationTokenSource _stop;
    private readonly Task[] _workers;
    private readonly int _ahead;
    private readonly long _total;
    private Exception? _fault;
    private int _taken;
    private int _given;
    private long _read;

    /// <summary>Begins to read.</summary>
    public SegmentRun(LogInput input, FailureQuery query, ScanRules rules, CancellationToken cancellation)
    {
        (_query, _rules) = (query, rules);
        var processors = Environment.ProcessorCount;
        var files = input.Files.ToDictionary(file => file, file => new ScannedFile(file));
        _pieces.AddRange(SegmentPlan.Cut(input.Files, query.SegmentSize, processors).Select(segment => (files[segment.File], segment)));
        _results = new SegmentResult?[_pieces.Count];
        _ahead = AheadPerProcessor * processors;
        _total = input.Files.Sum(file => file.Length);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _workers = [.. Enumerable.Range(0, Math.Min(processors, _pieces.Count)).Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
    }

    /// <summary>The results, one for each piece.</summary>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public IEnumerable<SegmentResult> Results()
    {
        HeaderState? before = null;
        for (var i = 0; i < _pieces.Count; i++)
        {
            var result = Wait(i);
            if (!result.Segment.IsFirst && before is not null && result.Problem is null && !result.Assumed.IsSame(before))
                result = Scan(new(_query.BlockSize), _pieces[i].Segment, before);
            before = result.AtEnd;
            yield return result;
        }
    }

    /// <summary>Ends the reading and waits until all files are closed.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        lock (_lock)
            Monitor.PulseAll(_lock);
        Task.WaitAll(_workers);
        _stop.Dispose();
    }

    private SegmentResult Wait(int piece)
    {
        lock (_lock)
        {
            _given = piece;
            Monitor.PulseAll(_lock);
            while (_results[piece] is null && _fault is null)
            {
                _stop.Token.ThrowIfCancellationRequested();
                Monitor.Wait(_lock, ProgressMilliseconds);
                _query.OnProgress?.Invoke(Math.Min(_total, Interlocked.Read(ref _read)), _total);
            }

            if (_fault is not null)
                ExceptionDispatchInfo.Capture(_fault).Throw();
            var result = _results[piece]!;
            _results[piece] = null;
            return result;
        }
    }

    private void Work()
    {
        try
        {
            var reader = new LineReader(_query.BlockSize);
            while (Take() is var piece and >= 0)
            {
                var result = Scan(reader, _pieces[piece].File, _pieces[piece].Segment);
                lock (_lock)
                {
                    _results[piece] = result;
                    Monitor.PulseAll(_lock);
                }
            }
        }
        catch (Exception e)
        {
            lock (_lock)
            {
                _fault ??= e;
                Monitor.PulseAll(_lock);
            }
        }
    }

    /// <summary>The next piece; -1 when there is none or the run was called off.</summary>
    private int Take()
    {
        lock (_lock)
        {
            while (_taken < _pieces.Count && _taken > _given + _ahead && !_stop.IsCancellationRequested)
                Monitor.Wait(_lock);
            return _taken < _pieces.Count && !_stop.IsCancellationRequested ? _taken++ : -1;
        }
    }

    private SegmentResult Scan(LineReader reader, ScannedFile file, LogSegment segment)
    {
        HeaderState header;
        try
        {
            header = segment.IsFirst ? ScannedFile.ReadFirst(file.File) : file.Latest;
        }
        catch (Exception e) when (IsReadingTrouble(e))
        {
            return new(segment, new(null, 0), 0) { Problem = e.Message };
        }

        var result = Scan(reader, segment, header);
        if (!result.AtEnd.IsSame(header))
            file.Latest = result.AtEnd;
        return result;
    }

    private SegmentResult Scan(LineReader reader, LogSegment segment, HeaderState header)
    {
        SegmentScan? scan = null;
        try
        {
            scan = new SegmentScan(_rules, reader, segment, header, Count, null);
            while (scan.Read(long.MaxValue))
            {
            }

            return scan.Result;
        }
        catch (Exception e) when (IsReadingTrouble(e))
        {
            return scan is null ? new(segment, header, 0) { Problem = e.Message } : scan.Break(e.Message);
        }
        finally
        {
            scan?.Dispose();
        }
    }

    // InvalidData is a broken packed file.
    internal static bool IsReadingTrouble(Exception e) => e is IOException or UnauthorizedAccessException or InvalidDataException;

    private void Count(int bytes)
    {
        _stop.Token.ThrowIfCancellationRequested();
        Interlocked.Add(ref _read, bytes);
    }
}
