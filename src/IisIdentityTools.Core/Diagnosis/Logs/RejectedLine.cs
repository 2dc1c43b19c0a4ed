namespace IisIdentityTools.Diagnosis.Logs;

/// <summary>A line that could not be read.</summary>
public sealed record RejectedLine
{
    /// <summary>The log file.</summary>
    public string File { get; internal init; } = "";

    /// <summary>Number of the line, from 1.</summary>
    public long LineNumber { get; internal init; }

    /// <summary>What is wrong with it.</summary>
    public string Reason { get; internal init; } = "";

    /// <summary>Place and reason in one line.</summary>
    public override string ToString() => $"{File}:{LineNumber}: {Reason}";
}
