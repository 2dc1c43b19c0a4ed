using System.Text;

namespace IisIdentityTools.Compatibility;

/// <summary>A stream whose head can be looked at before it is read from its start. Does not own the inner stream.</summary>
internal sealed class PrefixedStream : Stream
{
    private readonly Stream _rest;
    private readonly byte[] _head = new byte[128];
    private readonly int _length;
    private int _position;

    public PrefixedStream(Stream rest)
    {
        _rest = rest;
        for (int read; _length < _head.Length && (read = rest.Read(_head, _length, _head.Length - _length)) > 0; _length += read)
        {
        }
    }

    /// <summary>The first bytes as ASCII text.</summary>
    public string Head => Encoding.ASCII.GetString(_head, 0, _length);

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
        if (_position >= _length)
            return _rest.Read(buffer, offset, count);
        var taken = Math.Min(count, _length - _position);
        Array.Copy(_head, _position, buffer, offset, taken);
        _position += taken;
        return taken;
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
}
