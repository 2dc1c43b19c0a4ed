namespace IisIdentityTools.Diagnosis.Logs.Files;

/// <summary>Reads a log file up to the length that it had when it was found, and tells how much was read.</summary>
internal sealed class LogFileStream : Stream
{
    private readonly FileStream _file;
    private readonly Action<int>? _onRead;
    private long _left;

    /// <summary>Opens a file at an offset.</summary>
    public LogFileStream(LogFile file, long offset, Action<int>? onRead)
    {
        (_left, _onRead) = (file.Length - offset, onRead);
        // A buffer of one byte is none: the reader has its own.
        _file = new(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        try
        {
            _file.Seek(offset, SeekOrigin.Begin);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = _file.Read(buffer, offset, (int)Math.Min(count, _left));
        _left -= read;
        _onRead?.Invoke(read);
        return read;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _file.Dispose();
        base.Dispose(disposing);
    }
}
