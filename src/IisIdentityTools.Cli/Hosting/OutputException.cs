namespace IisIdentityTools.Cli.Hosting;

/// <summary>Standard output takes no more.</summary>
internal sealed class OutputException(IOException cause) : Exception(cause.Message, cause)
{
    // EPIPE of Linux and macOS, then Windows' ERROR_BROKEN_PIPE and ERROR_NO_DATA.
    private static readonly int[] s_closed = [32, unchecked((int)0x8007006D), unchecked((int)0x800700E8)];

    /// <summary>The reader has gone ("| head"), which is no fault; otherwise the disk is full, for instance.</summary>
    public bool IsClosed { get; } = s_closed.Contains(cause.HResult);
}
