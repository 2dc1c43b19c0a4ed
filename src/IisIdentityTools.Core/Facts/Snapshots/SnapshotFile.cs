namespace IisIdentityTools.Facts.Snapshots;

/// <summary>One file of a snapshot.</summary>
internal abstract class SnapshotFile(string name)
{
    /// <summary>Its name inside the snapshot as it is spelled there, <c>drives/C/inetpub/web.config</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Length in bytes; null when it cannot be told.</summary>
    public abstract long? Length { get; }

    /// <summary>Opens the content.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    public abstract Stream Open();
}
