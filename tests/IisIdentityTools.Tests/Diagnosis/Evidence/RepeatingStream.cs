using System.Text;

namespace IisIdentityTools.Tests.Diagnosis.Evidence;

/// <summary>A stream of a given size that repeats a piece of text; nothing of it is held in memory.</summary>
internal sealed class RepeatingStream(string head, string repeated, long size) : Stream
{
    private readonly byte[] _head = Encoding.UTF8.GetBytes(head);
    private readonly byte[] _piece = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(repeated, 1 + (64 * 1024 / repeated.Length))));
    private long _position;
    private int _reads;

    /// <summary>Called now and then while somebody reads.</summary>
    public Action OnRead { get; set; } = () => { };

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (++_reads % 40 == 0)
            OnRead();
        var (source, at) = _position < _head.Length ? (_head, (int)_position) : (_piece, (int)((_position - _head.Length) % _piece.Length));
        var taken = (int)Math.Min(Math.Min(count, source.Length - at), Math.Max(0, size - _position));
        Array.Copy(source, at, buffer, offset, taken);
        _position += taken;
        return taken;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
