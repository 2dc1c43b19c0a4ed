namespace IisIdentityTools.Tests.Cli;

/// <summary>Standard input as a program on the other side of a pipe gives it: in pieces, with waiting between them.</summary>
/// <param name="pieces">What each read gives.</param>
/// <param name="beforeLast">Waits before the last read, which finds the end.</param>
internal sealed class PiecewiseStream(IEnumerable<byte[]> pieces, Action beforeLast) : MemoryStream
{
    private readonly IEnumerator<byte[]> _pieces = pieces.GetEnumerator();

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (!_pieces.MoveNext())
        {
            beforeLast();
            return 0;
        }

        _pieces.Current.CopyTo(buffer, offset);
        return _pieces.Current.Length;
    }
}
