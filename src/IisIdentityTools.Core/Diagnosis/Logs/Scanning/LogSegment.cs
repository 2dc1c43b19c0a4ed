namespace IisIdentityTools.Diagnosis.Logs.Scanning;

/// <summary>A piece of a file that is read by one processor: the lines that begin in it.</summary>
/// <param name="File">The file.</param>
/// <param name="Start">Where the piece begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Next">The file that was written after this one, or null: a handshake may end there.</param>
internal sealed record LogSegment(LogFile File, long Start, long End, LogFile? Next)
{
    /// <summary>True for the first piece of a file.</summary>
    public bool IsFirst => Start == 0;
}
