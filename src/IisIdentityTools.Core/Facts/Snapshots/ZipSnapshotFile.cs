using System.IO.Compression;

namespace IisIdentityTools.Facts.Snapshots;

/// <summary>A file of a zipped snapshot.</summary>
internal sealed class ZipSnapshotFile(string name, ZipArchiveEntry entry, ZipContent content) : SnapshotFile(name)
{
    private readonly long _length = entry.Length;

    public override long? Length => _length;

    /// <summary>The archive's own handle on the file.</summary>
    public ZipArchiveEntry Entry => entry;

    /// <summary>True once its bytes have been counted against the archive's limit.</summary>
    public bool IsCounted { get; set; }

    public override Stream Open() => new MemoryStream(content.Read(this), writable: false);
}
