using IisIdentityTools.Changes.Journal;
using IisIdentityTools.Compatibility;
using IisIdentityTools.Facts.Snapshots;

namespace IisIdentityTools.Changes.Storage;

/// <summary>
/// The folder of the records, one file each. A record holds whole configuration files: on Unix only its owner may read it, on Windows
/// who may read the folder.
/// </summary>
/// <param name="folder">Full path.</param>
/// <param name="files">How files are written.</param>
/// <param name="retry">How long a folder in use is waited for.</param>
internal sealed class RecordFolder(string folder, AtomicFile files, BusyRetry retry)
{
    /// <summary>Full path of the folder.</summary>
    public string Path => folder;

    /// <summary>Makes the folder if it is not there, and removes what killed processes left in it.</summary>
    /// <exception cref="ChangeException">It cannot be written.</exception>
    public void Prepare() => retry.Run(folder, () =>
    {
        if (!Directory.Exists(folder))
        {
            UnixModes.CreatePrivateFolder(folder);
            FolderFlush.Of(folder);
        }
        foreach (var unfinished in Directory.GetFiles(folder, "*" + SnapshotLayout.UnfinishedSuffix))
            File.Delete(unfinished);
        return true;
    });

    /// <summary>Names of all records, the newest first.</summary>
    /// <exception cref="ChangeException">The folder cannot be listed.</exception>
    public IReadOnlyList<RecordName> List() => retry.Run(folder, () => Directory.Exists(folder)
        ? Directory.GetFiles(folder)
            .Select(file => RecordName.Read(System.IO.Path.GetFileName(file)!))
            .OfType<RecordName>()
            .OrderByDescending(name => name.ToString(), StringComparer.Ordinal)
            .ToArray()
        : []);

    /// <summary>Writes the record of a change that is about to be made.</summary>
    /// <exception cref="ChangeException">It cannot be written.</exception>
    public ChangeRecord Save(ChangeSet change)
    {
        var file = FileOf(RecordName.Of(change, ChangeState.Pending));
        files.Write(file, file, RecordJson.Write(change), null, isPrivate: true);
        return new ChangeRecord(change, ChangeState.Pending, file);
    }

    /// <summary>Notes how far a change came.</summary>
    /// <exception cref="ChangeException">The record cannot be renamed.</exception>
    public ChangeRecord Finish(ChangeRecord record, ChangeState state)
    {
        var file = FileOf(RecordName.Of(record.Change, state));
        files.Rename(record.File, file);
        return new ChangeRecord(record.Change, state, file);
    }

    /// <summary>Reads a record.</summary>
    /// <exception cref="ChangeException">It cannot be read, or is no record.</exception>
    public ChangeRecord Read(RecordName name)
    {
        var file = FileOf(name);
        var content = files.Read(file, file) ?? throw ChangeErrors.NotFound(name.Id, folder);
        var change = RecordJson.Read(content, file);
        return RecordName.Of(change, name.State) == name
            ? new ChangeRecord(change, name.State, file)
            : throw ChangeErrors.RecordInvalid(file, "its name is that of another change.");
    }

    private string FileOf(RecordName name) => System.IO.Path.Combine(folder, name.ToString());
}
