namespace IisIdentityTools.Facts.Snapshots;

/// <summary>How much of a source is read before it is taken for an attack or a mistake.</summary>
internal sealed class SnapshotLimits
{
    public static readonly SnapshotLimits Default = new();

    /// <summary>Files in the snapshot.</summary>
    public int MaxFiles { get; init; } = 1_000_000;

    /// <summary>Bytes that one file of an archive may unpack to.</summary>
    public long MaxFileBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>Bytes that all files of an archive that are read may unpack to.</summary>
    public long MaxTotalBytes { get; init; } = 2048L * 1024 * 1024;

    public FactsException TooManyFiles(string source) =>
        new($"'{source}' holds more than {MaxFiles} files, the most that is read. Name the snapshot itself, or leave out what is no configuration.", source);
}
