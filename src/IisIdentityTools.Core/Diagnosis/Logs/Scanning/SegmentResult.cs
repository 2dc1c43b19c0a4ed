using IisIdentityTools.Diagnosis.Logs.Groups;

namespace IisIdentityTools.Diagnosis.Logs.Scanning;

/// <summary>What was found in a piece of a file. Line numbers count from the beginning of the piece.</summary>
internal sealed class SegmentResult(LogSegment segment, HeaderState assumed, int samples)
{
    private readonly long[] _kinds = new long[(int)FailureKind.ClientAbort + 1];

    /// <summary>The piece.</summary>
    public LogSegment Segment { get; } = segment;

    /// <summary>What was taken for granted at its beginning.</summary>
    public HeaderState Assumed { get; } = assumed;

    /// <summary>What held at its end.</summary>
    public HeaderState AtEnd { get; set; } = assumed;

    /// <summary>The groups.</summary>
    public GroupTable Groups { get; } = new(samples);

    /// <summary>Lines that could not be read.</summary>
    public RejectedLines Rejected { get; } = new();

    /// <summary>Lines, empty ones and directives included.</summary>
    public long Lines { get; set; }

    /// <summary>Lines that were read as requests.</summary>
    public long Requests { get; set; }

    /// <summary>Lines under a header that has no column for the status.</summary>
    public long WithoutStatus { get; set; }

    /// <summary>True when times of requests were local times.</summary>
    public bool HasLocalTimes { get; set; }

    /// <summary>Why reading ended before the end; null when it did not.</summary>
    public string? Problem { get; set; }

    /// <summary>Number of lines of a kind.</summary>
    public long this[FailureKind kind] => _kinds[(int)kind];

    /// <summary>Counts a line.</summary>
    public void Count(FailureKind kind) => _kinds[(int)kind]++;
}
