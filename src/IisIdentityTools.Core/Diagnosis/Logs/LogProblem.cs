namespace IisIdentityTools.Diagnosis.Logs;

/// <summary>Something about a log file that the reader of an answer should know: it was not read, or not as a whole, or its times are local.</summary>
public sealed record LogProblem
{
    /// <summary>The file or folder as far as known, else what was asked for.</summary>
    public string File { get; internal init; } = "";

    /// <summary>What is wrong and what to do, in words that go without the file's name.</summary>
    public string Message { get; internal init; } = "";

    /// <summary>True when the file, or the rest of it, was not read; false for what needs care only.</summary>
    public bool IsUnread { get; internal init; }

    /// <summary>File and message in one line.</summary>
    public override string ToString() => $"{File}: {Message}";
}
