namespace IisIdentityTools.Facts.Snapshots;

/// <summary>A file of a snapshot folder.</summary>
internal sealed class FolderSnapshotFile(string name, string fullPath) : SnapshotFile(name)
{
    public override long? Length
    {
        get
        {
            var file = new FileInfo(fullPath);
            return file.Exists ? file.Length : null;
        }
    }

    public override Stream Open()
    {
        try
        {
            return new FileStream(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException(e.Message, e);
        }
    }
}
