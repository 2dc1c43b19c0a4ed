using System.IO.Compression;

namespace IisIdentityTools.Facts.Snapshots;

/// <summary>
/// The files of a zipped snapshot. Nothing is ever unpacked to disk; a name that would lead out of the folder is refused all the same,
/// because no tool that makes snapshots writes one. An archive can be read by one thread at a time, hence the lock.
/// </summary>
internal sealed class ZipContent : SnapshotContent
{
    private readonly List<SnapshotFile> _files = [];
    private readonly object _lock = new();
    private readonly ZipArchive _archive;
    private readonly SnapshotLimits _limits;
    private readonly string _source;
    private long _totalBytes;
    private bool _isDisposed;

    private ZipContent(ZipArchive archive, string source, SnapshotLimits limits)
    {
        _archive = archive;
        _source = source;
        _limits = limits;
    }

    public override IReadOnlyList<SnapshotFile> Files => _files;

    public override IReadOnlyList<KeyValuePair<string, string>> Blocked => [];

    /// <summary>Lists the archive.</summary>
    /// <exception cref="FactsException">It is no .zip archive, damaged, has too many files, or a name leads out of it.</exception>
    public static ZipContent Open(string fullPath, string source, SnapshotLimits limits)
    {
        ZipContent? content = null;
        try
        {
            content = new ZipContent(OpenArchive(fullPath), source, limits);
            content.List();
            return content;
        }
        catch (Exception e)
        {
            content?.Dispose();
            if (e is InvalidDataException)
                throw new FactsException($"'{source}' is no .zip archive or is damaged ({e.Message}). Copy it again, or name the unpacked folder.", source, e);
            if (e is UnauthorizedAccessException or IOException)
                throw new FactsException($"'{source}' could not be read: {e.Message}", source, e);
            throw;
        }
    }

    public override void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _archive.Dispose();
        }
    }

    /// <summary>All bytes of the file.</summary>
    /// <exception cref="IOException">They are damaged, or more than the limits allow.</exception>
    /// <exception cref="ObjectDisposedException">The snapshot was closed.</exception>
    public byte[] Read(ZipSnapshotFile file)
    {
        lock (_lock)
        {
            if (_isDisposed)
                throw new ObjectDisposedException(_source, $"The snapshot '{_source}' was closed; '{file.Name}' can no longer be read.");
            try
            {
                using var packed = file.Entry.Open();
                return Unpack(packed, file);
            }
            catch (Exception e) when (e is InvalidDataException or NotSupportedException)
            {
                throw new IOException($"'{file.Name}' in '{_source}' is damaged, encrypted or packed in an unknown way: {e.Message}", e);
            }
        }
    }

    private static ZipArchive OpenArchive(string fullPath)
    {
        var file = File.OpenRead(fullPath);
        try
        {
            return new ZipArchive(file, ZipArchiveMode.Read);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private byte[] Unpack(Stream packed, ZipSnapshotFile file)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = packed.Read(buffer, 0, buffer.Length)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > _limits.MaxFileBytes)
                throw new IOException($"'{file.Name}' in '{_source}' unpacks to more than {_limits.MaxFileBytes} bytes, the most that is read of one file.");
            if (!file.IsCounted && _totalBytes + bytes.Length > _limits.MaxTotalBytes)
                throw new IOException($"'{_source}' unpacks to more than {_limits.MaxTotalBytes} bytes, the most that is read; '{file.Name}' exceeds that.");
        }
        if (!file.IsCounted)
            _totalBytes += bytes.Length;
        file.IsCounted = true;
        return bytes.ToArray();
    }

    private void List()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in _archive.Entries)
        {
            // FullName, not Name: which slashes Name takes for separators depends on the runtime.
            var parts = SnapshotLayout.Split(entry.FullName);
            if (SnapshotLayout.LeadsOut(entry.FullName, parts))
                throw new FactsException($"The file '{entry.FullName}' in '{_source}' leads out of the archive. No snapshot has such names: do not use this archive.", _source);
            if (parts.Length == 0 || EndsInSeparator(entry.FullName))
                continue;
            if (!names.Add(string.Join("/", parts)))
                throw new FactsException($"'{_source}' holds the file '{entry.FullName}' twice. Make the archive again.", _source);
            _files.Add(new ZipSnapshotFile(entry.FullName, entry, this));
            if (_files.Count > _limits.MaxFiles)
                throw _limits.TooManyFiles(_source);
        }
    }

    private static bool EndsInSeparator(string name) => name[name.Length - 1] is '/' or '\\';
}
