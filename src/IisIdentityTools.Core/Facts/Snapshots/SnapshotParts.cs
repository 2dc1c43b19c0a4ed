namespace IisIdentityTools.Facts.Snapshots;

/// <summary>What an opened source came to, before it answers questions.</summary>
internal sealed class SnapshotParts
{
    public required string Source { get; init; }

    public required SnapshotSourceKind Kind { get; init; }

    /// <summary>What the server is called when the facts do not say.</summary>
    public required string FallbackName { get; init; }

    public required SnapshotIndex Index { get; init; }

    public ServerFactsDocument? Document { get; init; }

    public IReadOnlyList<CapturedPath> Blocked { get; init; } = [];

    /// <summary>Where the files lie on this machine; null in an archive.</summary>
    public SnapshotDisk? Disk { get; init; }

    /// <summary>To be disposed of with the snapshot.</summary>
    public SnapshotContent? Content { get; init; }
}
