namespace IisIdentityTools.Facts;

/// <summary>One file of a server: whether it is there and, when it is, how to read it.</summary>
public sealed class FileFact(string path, FactState state, long? length = null, Func<Stream>? open = null, string? reason = null)
{
    /// <summary>The name that answers quote: the Windows path, or for a bare file the path the user gave.</summary>
    public string Path { get; } = path;

    /// <summary>What is known of the file.</summary>
    public FactState State { get; } = state;

    /// <summary>Length in bytes when known.</summary>
    public long? Length { get; } = length;

    /// <summary>Why the file is <see cref="FactState.Unreadable"/> or <see cref="FactState.Unknown"/>, when there is more to say than that.</summary>
    public string? Reason { get; } = reason;

    /// <summary>Opens the content for reading; the caller disposes of the stream.</summary>
    /// <exception cref="InvalidOperationException">The file is not <see cref="FactState.Present"/>.</exception>
    /// <exception cref="IOException">The captured file could not be opened.</exception>
    public Stream Open() => open?.Invoke() ?? throw new InvalidOperationException($"'{Path}' has no content at hand: {State}.");
}
