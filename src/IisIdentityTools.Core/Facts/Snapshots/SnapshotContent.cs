namespace IisIdentityTools.Facts.Snapshots;

/// <summary>The files of a snapshot, wherever they lie. The list is made once; the files are opened when they are asked for.</summary>
internal abstract class SnapshotContent : IDisposable
{
    /// <summary>Every file below the snapshot's root.</summary>
    public abstract IReadOnlyList<SnapshotFile> Files { get; }

    /// <summary>Names of files and folders whose content is not at hand, each with the reason.</summary>
    public abstract IReadOnlyList<KeyValuePair<string, string>> Blocked { get; }

    /// <summary>Closes what is open.</summary>
    public abstract void Dispose();
}
