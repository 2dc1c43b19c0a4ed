namespace IisIdentityTools.Facts;

/// <summary>What is known to lie directly in a folder.</summary>
public sealed class FolderListing
{
    /// <summary>Windows path of the folder, normalised.</summary>
    public required string Path { get; init; }

    /// <summary>
    /// <see cref="FactState.Present"/>: the folder exists. <see cref="FactState.Absent"/>: no folder of that name exists.
    /// <see cref="FactState.Unreadable"/>: it exists, but could not be listed. <see cref="FactState.Unknown"/>: nothing is known of it.
    /// Entries may be known in any state but <see cref="FactState.Absent"/>.
    /// </summary>
    public required FactState State { get; init; }

    /// <summary>True when <see cref="Entries"/> is everything in the folder; false when it is only what happened to be captured.</summary>
    public bool IsComplete { get; init; }

    /// <summary>
    /// The entries, each name once, read while they are enumerated: a folder of any size is listed in little memory. Each enumeration
    /// reads again.
    /// </summary>
    /// <exception cref="FactsException">Thrown by the enumeration: the volume failed in the middle.</exception>
    public IEnumerable<FolderEntry> Entries { get; init; } = [];

    /// <summary>Why the folder is not <see cref="FactState.Present"/> or the list not complete, when there is more to say than that.</summary>
    public string? Reason { get; init; }
}
