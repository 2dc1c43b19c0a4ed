namespace IisIdentityTools.Diagnosis.Logs;

/// <summary>What reading the logs gave: the groups, and everything that was seen and is not in them.</summary>
public sealed class FailureReport
{
    /// <summary>
    /// The groups, those that hurt most users first: by clients, then by requests. Empty when entries were read instead.
    /// </summary>
    public IReadOnlyList<FailureGroup> Groups { get; internal init; } = [];

    /// <summary>Number of files.</summary>
    public int Files { get; internal init; }

    /// <summary>Bytes of the files on disk.</summary>
    public long Bytes { get; internal init; }

    /// <summary>Lines, empty ones and directives included.</summary>
    public long Lines { get; internal init; }

    /// <summary>Lines that were read as requests, whatever was asked about.</summary>
    public long Requests { get; internal init; }

    /// <summary>Failures among those asked about.</summary>
    public long Failures { get; internal init; }

    /// <summary>Legs of logons that succeeded, counted apart.</summary>
    public long HandshakeLegs { get; internal init; }

    /// <summary>Refused requests without credentials whose client then was served, counted apart.</summary>
    public long AnonymousProbes { get; internal init; }

    /// <summary>Requests whose client went away, counted apart.</summary>
    public long ClientAborts { get; internal init; }

    /// <summary>
    /// Lines that could not be read. Of a line whose status is not asked about only the number of columns, status and time are looked at.
    /// </summary>
    public long RejectedLines { get; internal init; }

    /// <summary>The first of these.</summary>
    public IReadOnlyList<RejectedLine> Rejected { get; internal init; } = [];

    /// <summary>What could not be read at all, or needs care.</summary>
    public IReadOnlyList<LogProblem> Problems { get; internal init; } = [];
}
