using System.Runtime.CompilerServices;
using IisIdentityTools.Compatibility;
using IisIdentityTools.Diagnosis.Logs.Files;
using IisIdentityTools.Diagnosis.Logs.Groups;
using IisIdentityTools.Diagnosis.Logs.Handshakes;
using IisIdentityTools.Diagnosis.Logs.Lines;

namespace IisIdentityTools.Diagnosis.Logs.Scanning;

/// <summary>
/// Reads one piece of a file. Most lines succeed: their columns are counted, status and time are looked at, and that is all. Behind the
/// end of the piece it reads on, counting nothing, as long as legs of handshakes wait for their answer.
/// </summary>
internal sealed class SegmentScan : IDisposable
{
    private const int Unauthorized = 401;

    private readonly ScanRules _rules;
    private readonly LineReader _reader;
    private readonly Action<int>? _onRead;
    private readonly Action<LogEntry>? _onEntry;
    private readonly LineExaminer _examiner;
    private readonly HandshakeTracker _tracker;
    private readonly LogLine _line = new();
    private readonly LooseLine _loose = new();
    private readonly LogClock _clock = new();
    private HeaderState _header;
    private Stream _stream;
    private LogFile? _next;
    private bool _isBehind;

    /// <summary>Opens the piece.</summary>
    /// <param name="rules">What is asked about.</param>
    /// <param name="reader">Reads the lines; used by one scan at a time.</param>
    /// <param name="segment">The piece.</param>
    /// <param name="header">What the directives before it said.</param>
    /// <param name="onRead">Called for every piece of the file that is read.</param>
    /// <param name="onEntry">Takes the entries; null when only groups are wanted.</param>
    public SegmentScan(ScanRules rules, LineReader reader, LogSegment segment, HeaderState header, Action<int>? onRead, Action<LogEntry>? onEntry)
    {
        (_rules, _reader, _header, _next, _onRead, _onEntry) = (rules, reader, header, segment.Next, onRead, onEntry);
        Result = new(segment, header, rules.Samples);
        _examiner = new(rules, Result.Groups, segment.File);
        _tracker = new(Decide);
        Follow(header);
        var begin = Math.Max(0, segment.Start - 1);
        _stream = LogStreams.Open(segment.File, begin, onRead);
        reader.Open(_stream, begin, inLine: !segment.IsFirst);
        if (!segment.File.IsCompressed)
            reader.Limit = segment.End;
    }

    /// <summary>What was found so far.</summary>
    public SegmentResult Result { get; }

    /// <summary>Reads some lines.</summary>
    /// <param name="lines">How many at most.</param>
    /// <returns>False when the piece is done, and it is known of every line what it is.</returns>
    /// <exception cref="IOException">The file cannot be read on.</exception>
    [MethodImpl(HotPath.Optimize)]
    public bool Read(long lines)
    {
        for (; lines > 0; lines--)
        {
            if (!MoveNext())
                return false;
            if (_reader.IsOverlong)
                Reject(() => FormattableString.Invariant($"Longer than {_reader.LongestLine} bytes."));
            else if (_reader.Bytes[_reader.Start] == '#')
                Follow(Directives.Read(_reader, _header));
            else if (_header.Map is { Status: >= 0, IsOtherService: false } map)
                Look(map);
            else
                SkipLine(_header.Map);
        }

        return true;
    }

    /// <summary>Ends before the end, because the file cannot be read on: what waits is a failure.</summary>
    public SegmentResult Break(string problem)
    {
        if (!_isBehind)
            Result.Lines = _reader.Number;
        _tracker.Finish();
        Result.Problem = problem;
        return Result;
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    [MethodImpl(HotPath.Optimize)]
    private bool MoveNext()
    {
        if (_isBehind ? _tracker.Pending > 0 && MoveBehind() : _reader.MoveNext())
            return true;
        if (_isBehind)
        {
            _tracker.Finish();
            return false;
        }

        Result.Lines = _reader.Number;
        Result.AtEnd = _header;
        _isBehind = true;
        _reader.Limit = long.MaxValue;
        return MoveNext();
    }

    private bool MoveBehind()
    {
        try
        {
            while (!_reader.MoveNext())
            {
                if (_next is null)
                    return false;
                _stream.Dispose();
                _stream = LogStreams.Open(_next, 0, _onRead);
                _reader.Open(_stream, 0, inLine: false);
                _next = null;
            }

            return true;
        }
        catch (Exception e) when (SegmentRun.IsReadingTrouble(e))
        {
            // What lies behind belongs to another piece, which says what is wrong with it.
            return false;
        }
    }

    private void Follow(HeaderState header)
    {
        _header = header;
        _clock.Day = header.Day;
        if (!_isBehind)
            Result.HasLocalTimes |= header.Map?.HasLocalTimes ?? false;
    }

    [MethodImpl(HotPath.Optimize)]
    private void Look(LogFieldMap map)
    {
        if (_reader.Columns == map.Names.Count)
            _line.Take(_reader, map.Trailer);
        else if (!TakeLoose(map))
            return;
        var status = _line.StatusIn(map.Status);
        if (status < 0)
        {
            // As many spaces as a line has columns are an empty line.
            if (!_line.IsBlank)
                Reject(() => "sc-status is no number of three digits.");
            return;
        }

        var seconds = _clock.Read(_line, map);
        if (seconds < 0)
        {
            Reject(() => "Its date or time is none.");
            return;
        }

        _tracker.Advance(seconds);
        if (!_isBehind)
            Result.Requests++;
        if (_rules.MayMatter(status) && !_isBehind)
            Examine(map, status, seconds);
        if (status != Unauthorized && _tracker.HasLegs && map.ClientIp >= 0 && _tracker.Knows(ClientHash.OfAddress(_line, map)))
            _tracker.Serve(ClientHash.Of(_line, map), seconds, !_line.IsEmpty(map[LogColumn.User]));
    }

    [MethodImpl(HotPath.Optimize)]
    private void Examine(LogFieldMap map, int status, long seconds)
    {
        var verdict = _examiner.Examine(_line, map, status, seconds, out var finding, out var kind);
        if (verdict == LineVerdict.Broken)
        {
            Result.Requests--;
            Reject(() => _examiner.Fault);
        }
        else if (verdict == LineVerdict.Leg && seconds != LogTime.None)
        {
            _tracker.Add(new(IsEntryWanted(finding.Group, kind) ? finding.Keep() : finding, kind, ClientHash.Of(_line, map), ClientHash.OfAddress(_line, map)));
        }
        else if (verdict != LineVerdict.NotAsked)
        {
            Decide(verdict == LineVerdict.Leg ? FailureKind.Failure : kind, finding);
        }
    }

    [MethodImpl(HotPath.Optimize)]
    private void Decide(FailureKind kind, Finding finding)
    {
        Result.Count(kind);
        if (kind != FailureKind.Failure && !_rules.IncludesHarmless)
            return;
        if (_onEntry is not null)
        {
            _onEntry(ReadEntry(kind, finding));
            return;
        }

        var tally = finding.Group.TallyOf(kind);
        if (Result.Groups.WantsSample(tally))
            Result.Groups.AddSample(tally, ReadEntry(kind, finding));
        tally.Add(finding.Seconds, finding.Client);
    }

    /// <summary>True when a leg's line may be made an entry later; examples that are there do not go away, so that no is no for good.</summary>
    private bool IsEntryWanted(Group group, FailureKind kind) =>
        _onEntry is not null || Result.Groups.WantsSample(group[FailureKind.Failure]) || (_rules.IncludesHarmless && Result.Groups.WantsSample(group[kind]));

    private LogEntry ReadEntry(FailureKind kind, in Finding finding)
    {
        var server = Result.Groups.Servers[finding.Group.Key.Server];
        return EntryReader.Read(Result.Segment.File, finding, kind, server, _rules.SiteNames.NameOf(Result.Groups.Sites[finding.Site], server)) with { Source = _rules.SiteNames.SourceOf(server) };
    }

    /// <summary>Reads a line that does not have one separator between two columns.</summary>
    private bool TakeLoose(LogFieldMap map)
    {
        var columns = _loose.Read(_reader, map.Trailer, _line);
        if (columns == map.Names.Count)
            return true;
        if (columns > 0)
            Reject(() => FormattableString.Invariant($"It has {columns} columns, the header names {map.Names.Count}{(_reader.IsCut ? "; the file ends in this line" : "")}."));
        return false;
    }

    private void SkipLine(LogFieldMap? map)
    {
        if (map is null)
            Reject(() => "There is no #Fields line before it.");
        else if (!_isBehind)
            Result.WithoutStatus++;
    }

    private void Reject(Func<string> reason)
    {
        if (!_isBehind)
            Result.Rejected.Add(Result.Segment.File, _reader.Number, reason);
    }
}
