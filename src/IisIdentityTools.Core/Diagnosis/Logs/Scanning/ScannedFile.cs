using IisIdentityTools.Diagnosis.Logs.Files;
using IisIdentityTools.Diagnosis.Logs.Lines;

namespace IisIdentityTools.Diagnosis.Logs.Scanning;

/// <summary>
/// A file whose pieces are read by several processors. A piece in the middle does not know which header holds at its beginning: the newest
/// known one is taken, and the piece is read again when that turns out wrong.
/// </summary>
internal sealed class ScannedFile(LogFile file)
{
    private volatile HeaderState? _latest;

    /// <summary>The file.</summary>
    public LogFile File { get; } = file;

    /// <summary>The header to take for granted; at first that of the file's beginning.</summary>
    /// <exception cref="IOException">The file cannot be read, or is none that can be understood.</exception>
    public HeaderState Latest
    {
        get => _latest ??= ReadFirst(File);
        set => _latest = value;
    }

    /// <summary>The header at the beginning of a file.</summary>
    /// <exception cref="IOException">The file cannot be read, or is none that can be understood.</exception>
    public static HeaderState ReadFirst(LogFile file)
    {
        var bytes = new byte[LogHead.Length];
        var length = 0;
        using (var stream = LogStreams.Open(file, 0, null))
        {
            for (int read; length < bytes.Length && (read = stream.Read(bytes, length, bytes.Length - length)) > 0; length += read)
            {
            }
        }

        var head = LogHead.Read(bytes, length);
        return head.Problem is null ? new(head.Map, 0) : throw new IOException(head.Problem);
    }
}
