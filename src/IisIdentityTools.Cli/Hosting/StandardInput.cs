using System.Runtime.InteropServices;

namespace IisIdentityTools.Cli.Hosting;

/// <summary>Standard input, opened when it is first read.</summary>
internal sealed class StandardInput : Stream
{
    private const int Descriptor = 0;
    private const int GetFlags = 1;
    private const int CloseOnExec = 1;

    private Stream? _inner;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">It cannot be read, or whoever started the process closed it.</exception>
    public override int Read(byte[] buffer, int offset, int count) => (_inner ??= Open()).Read(buffer, offset, count);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inner?.Dispose();
        base.Dispose(disposing);
    }

    private static Stream Open() => IsClosed() ? throw new IOException("it is closed.") : Console.OpenStandardInput();

    // A process that starts without standard input gives its number to the next file that it opens: a pipe that the runtime talks to itself
    // through, from which nothing would ever come. What a process inherits is never marked to be closed by exec; what the runtime opens is.
    private static bool IsClosed() => !OperatingSystem.IsWindows() && fcntl(Descriptor, GetFlags) is var flags && (flags < 0 || (flags & CloseOnExec) != 0);

    [DllImport("libc")]
    private static extern int fcntl(int descriptor, int command);
}
