namespace IisIdentityTools.Facts.Volumes;

/// <summary>
/// An NTFS volume that ntfs-3g has mounted on this machine. It is only read. Paths given to it are normalised and on this volume. Safe to
/// use from several threads at once.
/// </summary>
internal sealed class NtfsVolume
{
    private readonly VolumeTree _tree;
    private byte[]? _spareBuffer;

    private NtfsVolume(VolumeMapping mapping)
    {
        Mapping = mapping;
        _tree = new VolumeTree(mapping);
    }

    public VolumeMapping Mapping { get; }

    /// <summary>Opens a volume.</summary>
    /// <exception cref="FactsException">This is no 64-bit Linux, or the folder does not exist, may not be read or is on no NTFS volume.</exception>
    public static NtfsVolume Open(VolumeMapping mapping)
    {
        if (!LinuxFiles.IsSupported)
            throw Fault(mapping, "needs 64-bit Linux, where ntfs-3g mounts NTFS volumes. Ask there, or use a captured snapshot");
        var volume = new NtfsVolume(mapping);
        var error = -LinuxFiles.ReadAttribute(volume._tree.RootPath, NtfsAttribute.Descriptor, new byte[LinuxFiles.LargestAttribute]);
        if (error <= 0)
            return volume;
        throw Fault(mapping, error switch
        {
            LinuxError.NotFound => $"cannot be used: the folder '{mapping.Folder}' does not exist. Name the folder where the volume is mounted",
            LinuxError.NoFolder => $"cannot be used: '{mapping.Folder}' is a file. Name the folder where the volume is mounted",
            LinuxError.NotSupported or LinuxError.NoData => $"cannot be used: '{mapping.Folder}' shows no NTFS permissions. Mount an NTFS volume there with ntfs-3g, read-only: mount -t ntfs-3g -o ro DEVICE {mapping.Folder}",
            _ => $"cannot be used: '{mapping.Folder}' could not be read: {LinuxError.Describe(error)}. Check the mount, and run it as root",
        });
    }

    /// <summary>The descriptor and attributes of a file or folder.</summary>
    public PathSecurityFact GetPathSecurity(string path)
    {
        var buffer = Interlocked.Exchange(ref _spareBuffer, null) ?? new byte[LinuxFiles.LargestAttribute];
        var reading = _tree.Read(path, NtfsAttribute.Descriptor, buffer);
        byte[]? descriptor = null;
        if (reading.Length >= 0)
        {
            descriptor = new byte[reading.Length];
            Array.Copy(buffer, descriptor, descriptor.Length);
        }
        _spareBuffer = buffer;
        var attributes = reading.NativePath is { } native && reading.State != FactState.Absent ? VolumeTree.ReadAttributes(native) : null;
        return new PathSecurityFact { Path = path, State = reading.State, Kind = KindOf(attributes), Descriptor = descriptor, Attributes = attributes, Reason = reading.Reason };
    }

    /// <summary>The descriptor alone; see <see cref="IDescriptorReader.TryReadDescriptor"/>.</summary>
    public bool TryReadDescriptor(string path, ref byte[] buffer, out int length)
    {
        if (buffer is null || buffer.Length < LinuxFiles.LargestAttribute)
            buffer = new byte[LinuxFiles.LargestAttribute];
        length = Math.Max(0, _tree.Read(path, NtfsAttribute.Descriptor, buffer).Length);
        return length > 0;
    }

    /// <summary>The attributes alone; see <see cref="IDescriptorReader.ReadAttributes"/>.</summary>
    public FileAttributes? ReadAttributes(string path)
    {
        var bytes = new byte[NtfsAttribute.AttributesLength];
        return _tree.Read(path, NtfsAttribute.Attributes, bytes).Length == bytes.Length ? NtfsAttribute.ReadAttributes(bytes) : null;
    }

    /// <summary>The names in a folder: all of them, in the order of the disk.</summary>
    public FolderListing ListFolder(string path)
    {
        var folder = _tree.FindFolder(path);
        if (folder.State != FactState.Present)
            return new FolderListing { Path = path, State = folder.State, Reason = folder.Reason };
        if (VolumeEntries.Open(folder, out var error) is { } entries)
            return new FolderListing { Path = path, State = FactState.Present, IsComplete = true, Entries = entries };
        var (state, reason) = LinuxError.Judge(error);
        return new FolderListing { Path = path, State = state, Reason = reason };
    }

    private static PathKind KindOf(FileAttributes? attributes) => attributes switch
    {
        null => PathKind.Unknown,
        { } known when (known & FileAttributes.Directory) != 0 => PathKind.Folder,
        _ => PathKind.File,
    };

    private static FactsException Fault(VolumeMapping mapping, string problem) => new($"The volume '{mapping}' {problem}.", mapping.ToString());
}
