using IisIdentityTools.Compatibility;
using IisIdentityTools.Facts.Snapshots;

namespace IisIdentityTools.Changes.Storage;

/// <summary>
/// Reads files and replaces them whole: the new content goes to a file beside the old one, onto the disk, and then takes its name.
/// Whoever is killed in between leaves the old file and at most one beside it, whose name says what it is and which the next write
/// removes. Callers hold the server's lock, so one name is enough.
/// </summary>
/// <param name="retry">How long a file in use is waited for.</param>
internal sealed class AtomicFile(BusyRetry retry)
{
    /// <summary>The bytes of a file; null when it does not exist.</summary>
    /// <param name="file">Full path.</param>
    /// <param name="name">How errors name it.</param>
    /// <exception cref="ChangeException">It could not be read.</exception>
    public byte[]? Read(string file, string name) => retry.Run(name, () => ReadOnce(file));

    /// <summary>Replaces, makes or deletes a file. Attributes and permissions of a replaced file stay; on Unix it then belongs to the writer.</summary>
    /// <param name="file">Full path.</param>
    /// <param name="name">How errors name it.</param>
    /// <param name="content">The new bytes; null: it is deleted.</param>
    /// <param name="expectedSha256">What <see cref="ContentHash"/> says of its present bytes; null: it does not exist.</param>
    /// <param name="isPrivate">True when nobody but the owner may read it.</param>
    /// <exception cref="ChangeException">It could not be written. Nothing was changed.</exception>
    public void Write(string file, string name, byte[]? content, string? expectedSha256, bool isPrivate = false) =>
        retry.Run(name, () => WriteOnce(file, name, content, expectedSha256, isPrivate));

    /// <summary>Gives a file another name in its folder, which must be free.</summary>
    /// <exception cref="ChangeException">It could not be renamed.</exception>
    public void Rename(string file, string newFile) => retry.Run(file, () =>
    {
        File.Move(file, newFile);
        FolderFlush.Of(newFile);
        return true;
    });

    /// <summary>Removes what a killed process left beside a file. What cannot be removed now is removed by the next write.</summary>
    public static void RemoveUnfinished(string file) => TryDelete(Unfinished(file));

    private static string Unfinished(string file) => file + SnapshotLayout.UnfinishedSuffix;

    private static byte[]? ReadOnce(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var content = new MemoryStream();
            stream.CopyTo(content);
            return content.ToArray();
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static bool WriteOnce(string file, string name, byte[]? content, string? expectedSha256, bool isPrivate)
    {
        var exists = File.Exists(file);
        if (exists && UnixModes.IsReadOnly(file))
            throw ChangeErrors.FileReadOnly(name);
        if (content is null)
        {
            RefuseUnexpected(file, name, expectedSha256);
            File.Delete(file);
        }
        else
            Replace(file, name, content, expectedSha256, isPrivate, exists);
        FolderFlush.Of(file);
        return true;
    }

    private static void Replace(string file, string name, byte[] content, string? expectedSha256, bool isPrivate, bool exists)
    {
        var unfinished = Unfinished(file);
        try
        {
            WriteUnfinished(unfinished, content, isPrivate ? null : () => UnixModes.Copy(exists ? file : null, unfinished));
            // As late as can be: whoever writes the file from here on is overwritten.
            RefuseUnexpected(file, name, expectedSha256);
            if (expectedSha256 is null)
                File.Move(unfinished, file);
            else
                File.Replace(unfinished, file, null);
        }
        finally
        {
            TryDelete(unfinished);
        }
    }

    // Private until all of it is there, and never through a link that somebody else put there under the name.
    private static void WriteUnfinished(string unfinished, byte[] content, Action? publish)
    {
        File.Delete(unfinished);
        using var stream = UnixModes.CreatePrivate(unfinished);
        stream.Write(content, 0, content.Length);
        publish?.Invoke();
        stream.Flush(flushToDisk: true);
    }

    private static void RefuseUnexpected(string file, string name, string? expectedSha256)
    {
        var current = ContentHash.Of(ReadOnce(file));
        if (!string.Equals(current, expectedSha256, StringComparison.OrdinalIgnoreCase))
            throw ChangeErrors.FileChanged(name, current is not null);
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (FileFaults.Is(e))
        {
            // The error that brought us here says more.
        }
    }
}
