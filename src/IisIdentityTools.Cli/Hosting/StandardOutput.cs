using Microsoft.Win32.SafeHandles;

namespace IisIdentityTools.Cli.Hosting;

/// <summary>Standard output that tells its own failures from those of the files that are read.</summary>
internal sealed class StandardOutput : Stream
{
    private readonly SafeFileHandle? _handle;
    private readonly Stream _inner;

    /// <summary>Opens the process's standard output.</summary>
    public StandardOutput()
    {
        // The console's stream hides from a writer that the reader of a pipe has gone; a file stream would not move on the place in a
        // file that is shared with the programs before and after.
        _handle = OperatingSystem.IsWindows() ? null : new SafeFileHandle(1, ownsHandle: false);
        var pipe = _handle is null ? null : new FileStream(_handle, FileAccess.Write, bufferSize: 0);
        _inner = pipe is { CanSeek: false } ? pipe : Console.OpenStandardOutput();
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
        try
        {
            _inner.Flush();
        }
        catch (IOException e)
        {
            throw new OutputException(e);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            _inner.Write(buffer);
        }
        catch (IOException e)
        {
            throw new OutputException(e);
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
            _handle?.Dispose();
        }

        base.Dispose(disposing);
    }
}
