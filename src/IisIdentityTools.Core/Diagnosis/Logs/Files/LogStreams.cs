using System.IO.Compression;

namespace IisIdentityTools.Diagnosis.Logs.Files;

/// <summary>Opens log files so that whoever writes, rotates or deletes them is not disturbed: HTTP.sys holds today's file open (rules E).</summary>
internal static class LogStreams
{
    /// <summary>Opens a file for reading from an offset; a packed file from its beginning.</summary>
    /// <param name="file">The file.</param>
    /// <param name="offset">Where to begin; 0 for a packed file.</param>
    /// <param name="onRead">Called for each piece read, with its number of bytes in the file.</param>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be opened.</exception>
    public static Stream Open(LogFile file, long offset, Action<int>? onRead)
    {
        var stream = new LogFileStream(file, offset, onRead);
        return file.IsCompressed ? new GZipStream(stream, CompressionMode.Decompress) : stream;
    }
}
