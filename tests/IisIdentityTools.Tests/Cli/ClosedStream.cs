using IisIdentityTools.Cli.Hosting;

namespace IisIdentityTools.Tests.Cli;

/// <summary>A pipe whose reader goes away after so many bytes, or a disk that is full then.</summary>
internal sealed class ClosedStream(int after, int hResult) : MemoryStream
{
    // Spans come here too: the base class knows that it is derived from.
    public override void Write(byte[] buffer, int offset, int count)
    {
        base.Write(buffer, offset, count);
        if (Length > after)
            throw new OutputException(new IOException("No more.", hResult));
    }
}
