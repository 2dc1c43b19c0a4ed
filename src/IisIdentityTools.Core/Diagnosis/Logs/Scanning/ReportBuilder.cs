using IisIdentityTools.Diagnosis.Logs.Groups;

namespace IisIdentityTools.Diagnosis.Logs.Scanning;

/// <summary>Puts the results of pieces together, in the order of the logs.</summary>
internal sealed class ReportBuilder(LogInput input, FailureQuery query)
{
    private readonly GroupTable _groups = new(query.Samples);
    private readonly RejectedLines _rejected = new();
    private readonly List<LogProblem> _problems = [.. input.Problems];
    private readonly long[] _kinds = new long[(int)FailureKind.ClientAbort + 1];
    private LogFile? _file;
    private long _linesOfFile;
    private long _requestsOfFile;
    private long _withoutStatus;
    private bool _hasLocalTimes;
    private bool _isBroken;
    private long _lines;
    private long _requests;

    /// <summary>Adds the next piece.</summary>
    public void Add(SegmentResult result)
    {
        if (!ReferenceEquals(_file, result.Segment.File))
            EndFile();
        _file = result.Segment.File;
        _groups.Add(result.Groups, _linesOfFile);
        _rejected.Add(result.Rejected, _linesOfFile);
        for (var kind = 0; kind < _kinds.Length; kind++)
            _kinds[kind] += result[(FailureKind)kind];
        _linesOfFile += result.Lines;
        _requestsOfFile += result.Requests;
        _withoutStatus += result.WithoutStatus;
        _hasLocalTimes |= result.HasLocalTimes;
        if (result.Problem is { } problem && !_isBroken)
            Report(problem, isUnread: true);
        _isBroken |= result.Problem is not null;
    }

    /// <summary>The report.</summary>
    public FailureReport Build()
    {
        EndFile();
        return new()
        {
            Groups = GroupList.Make(_groups, new(query.Applications), query.SiteNames),
            Files = input.Files.Count,
            Bytes = input.Files.Sum(file => file.Length),
            Lines = _lines,
            Requests = _requests,
            Failures = _kinds[(int)FailureKind.Failure],
            HandshakeLegs = _kinds[(int)FailureKind.HandshakeLeg],
            AnonymousProbes = _kinds[(int)FailureKind.AnonymousProbe],
            ClientAborts = _kinds[(int)FailureKind.ClientAbort],
            RejectedLines = _rejected.Count,
            Rejected = _rejected.First,
            Problems = _problems,
        };
    }

    private void EndFile()
    {
        if (_file is null)
            return;
        if (_withoutStatus > 0)
            Report(FormattableString.Invariant($"{_withoutStatus} lines stand under a #Fields line without sc-status, or are of FTP: nothing can be said about them. Select the field in the site's logging settings."));
        else if (_requestsOfFile == 0 && _linesOfFile > 0 && !_isBroken && _rejected.First.Any(line => line.File == _file.Path))
            Report("No line of it is a request in W3C extended, HTTPERR, IIS or NCSA format.", isUnread: true);
        if (_hasLocalTimes)
            Report("Its times are those of the server's time zone, which the log does not name. They are taken as they stand.");
        _lines += _linesOfFile;
        _requests += _requestsOfFile;
        (_file, _linesOfFile, _requestsOfFile, _withoutStatus, _hasLocalTimes, _isBroken) = (null, 0, 0, 0, false, false);
    }

    private void Report(string message, bool isUnread = false) => _problems.Add(new() { File = _file!.Path, Message = message, IsUnread = isUnread });
}
