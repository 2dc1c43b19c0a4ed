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
        if (OperatingSystem.IsWindows())
        {
            _inner = Console.OpenStandardOutput();
            return;
        }

        // The console's own stream hides from a writer that the reader of the pipe has gone.
        _handle = new SafeFileHandle(1, ownsHandle: false);
        _inner = new FileStream(_handle, FileAccess.Write, bufferSize: 0);
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
