using IisIdentityTools.Access.Checks;
using IisIdentityTools.Changes.Snapshots;
using IisIdentityTools.Changes.Storage;
using IisIdentityTools.Compatibility;
using IisIdentityTools.Facts;
using IisIdentityTools.Facts.Snapshots;
using IisIdentityTools.Security;

namespace IisIdentityTools.Changes;

/// <summary>
/// Writes to a snapshot: files into its folders, permissions into its facts.json. A bare applicationHost.config and a copy of the
/// configuration folder have no permissions to change; an archive cannot be changed at all. The snapshot object it was made of goes on
/// to give the facts.json that it has read: open the snapshot again to see new permissions.
/// For one thread at a time.
/// </summary>
public sealed class SnapshotWriter : IServerWriter
{
    private readonly ServerSnapshot _snapshot;
    private readonly SnapshotDisk _disk;
    private readonly BusyRetry _retry;
    private readonly AtomicFile _files;

    // A change of many permissions looks at the same facts again and again.
    private FactsPermissions? _facts;

    /// <summary>Makes the writer of an open snapshot, which must stay open.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="pause">Waits for a time; used while a file is in use.</param>
    /// <exception cref="ChangeException">SourceNotWritable: it is an archive.</exception>
    public SnapshotWriter(ServerSnapshot snapshot, Action<TimeSpan> pause)
    {
        _snapshot = snapshot;
        _disk = snapshot.Disk ?? throw ChangeErrors.SourceNotWritable(snapshot.Source, "it is an archive. Unpack it, and name the folder.");
        _retry = new BusyRetry(pause);
        _files = new AtomicFile(_retry);
        Domains = DescriptorStore.DomainsOf(snapshot.Server);
    }

    /// <inheritdoc/>
    public string ServerName => _snapshot.Server.Name;

    /// <summary>The folder <c>changes</c> in the snapshot, which holds no facts; of a bare file the folder <c>(file).changes</c> beside it.</summary>
    public string ChangesFolder => _disk.ChangesFolder;

    /// <inheritdoc/>
    public SddlDomains Domains { get; }

    /// <inheritdoc/>
    public IDisposable Lock(string holder) => FolderLock.Take(ChangesFolder, ServerName, holder, _retry);

    /// <inheritdoc/>
    public byte[]? ReadFile(string path)
    {
        var content = _files.Read(FileOf(path), path);
        return content is not null || _snapshot.GetFile(path).State is FactState.Present or FactState.Absent
            ? content
            : throw ChangeErrors.FileNotCaptured(path);
    }

    /// <inheritdoc/>
    public void WriteFile(string path, byte[]? content, string? expectedSha256)
    {
        if (expectedSha256 is null)
            ReadFile(path);
        _files.Write(FileOf(path), path, content, expectedSha256);
    }

    /// <inheritdoc/>
    public string ReadDacl(string path) => ReadFacts(path).ReadDacl(path);

    /// <inheritdoc/>
    public void WriteDacl(string path, string dacl, string expectedDacl)
    {
        if (!DaclText.IsAlone(dacl) || dacl.Length > 0 && !SecurityDescriptor.TryParse(dacl, Domains, out _, out _))
            throw ChangeErrors.PermissionsInvalid(path, dacl);
        var facts = ReadFacts(path);
        if (!DaclText.AreSame(facts.ReadDacl(path), expectedDacl, Domains))
            throw ChangeErrors.PermissionsChanged(path);
        var changed = facts.With(path, dacl);
        _files.Write(facts.File, facts.File, changed.Content, ContentHash.Of(facts.Content));
        _facts = changed;
    }

    /// <inheritdoc/>
    public void RemoveUnfinished(string path)
    {
        try
        {
            if (_disk.Find(path) is { IsLink: false } place)
                AtomicFile.RemoveUnfinished(place.FullPath);
            if (_disk.FactsFile is { } facts)
                AtomicFile.RemoveUnfinished(facts);
        }
        catch (Exception e) when (FileFaults.Is(e))
        {
            // The next write there removes it.
        }
    }

    private string FileOf(string path)
    {
        if (_retry.Run(path, () => _disk.Find(path)) is not { } place)
            throw _snapshot.GetFile(path).State is FactState.Present or FactState.Absent ? ChangeErrors.FolderNotFound(path) : ChangeErrors.FileNotCaptured(path);
        return place.IsLink ? throw ChangeErrors.FileIsLink(path, place.FullPath) : place.FullPath;
    }

    private FactsPermissions ReadFacts(string path)
    {
        if (_retry.Run(path, () => _disk.FactsFile) is not { } file)
            throw ChangeErrors.SourceNotWritable(_snapshot.Source, $"it has no permissions, so those of '{path}' cannot be changed. Capture a snapshot with permissions.");
        var content = _files.Read(file, file) ?? throw ChangeErrors.PermissionsUnknown(path);
        if (_facts is null || !ByteContent.Equals(_facts.Content, content, 0, content.Length))
            _facts = FactsPermissions.Read(content, file);
        return _facts;
    }
}
