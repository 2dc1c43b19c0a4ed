namespace IisIdentityTools.Facts.Volumes;

/// <summary>
/// Finds Windows paths on a mounted volume: ignores case, follows no link, and remembers the folders down to where it was last, so that
/// a walk looks each folder up once and each file not at all.
/// </summary>
internal sealed class VolumeTree(VolumeMapping mapping)
{
    private readonly VolumeFolder _root = VolumeFolder.Root(mapping);
    private volatile VolumeFolder? _last;

    /// <summary>Path of the root folder on this machine.</summary>
    public byte[] RootPath => _root.NativePath;

    /// <summary>Reads an extended attribute of what lies at a normalised path on this volume.</summary>
    /// <param name="path">The Windows path.</param>
    /// <param name="attribute">Which one.</param>
    /// <param name="buffer">Takes the value.</param>
    /// <returns>Where it lies and what the read gave.</returns>
    public VolumeReading Read(string path, byte[] attribute, byte[] buffer)
    {
        var end = EndOf(path);
        if (end <= _root.Path.Length)
            return ReadAt(_root, _root.NativePath, attribute, buffer);
        var cut = path.LastIndexOf('\\', end - 1);
        var folder = FindFolder(path, cut);
        return folder.State == FactState.Present ? ReadIn(folder, path.Substring(cut + 1, end - cut - 1), attribute, buffer) : new VolumeReading(folder);
    }

    /// <summary>The folder at a normalised path on this volume, or why it cannot be entered.</summary>
    public VolumeFolder FindFolder(string path) => FindFolder(path, EndOf(path));

    /// <summary>Reads the attributes of a path on this machine.</summary>
    public static FileAttributes? ReadAttributes(byte[] nativePath)
    {
        var bytes = new byte[NtfsAttribute.AttributesLength];
        return LinuxFiles.ReadAttribute(nativePath, NtfsAttribute.Attributes, bytes) == bytes.Length ? NtfsAttribute.ReadAttributes(bytes) : null;
    }

    private VolumeFolder FindFolder(string path, int length)
    {
        if (length <= _root.Path.Length)
            return _root;
        for (var known = _last; known is not null; known = known.Parent)
        {
            if (known.Is(path, length))
                return known;
        }
        var cut = path.LastIndexOf('\\', length - 1);
        var folder = Enter(FindFolder(path, cut), path.Substring(0, length), cut + 1);
        _last = folder;
        return folder;
    }

    private static VolumeFolder Enter(VolumeFolder parent, string path, int nameStart)
    {
        if (parent.State != FactState.Present)
            return new VolumeFolder(parent, path, parent.State, parent.Reason);
        var bytes = new byte[NtfsAttribute.AttributesLength];
        var reading = ReadIn(parent, path.Substring(nameStart), NtfsAttribute.Attributes, bytes);
        if (reading.Length != bytes.Length)
            return new VolumeFolder(parent, path, reading.State, reading.Reason ?? (reading.State == FactState.Absent ? $"'{path}' does not exist." : null));
        var attributes = NtfsAttribute.ReadAttributes(bytes);
        // What a link leads to may lie on another volume, or anywhere on this machine.
        if ((attributes & FileAttributes.ReparsePoint) != 0)
            return new VolumeFolder(parent, path, FactState.Unknown, $"'{path}' is a link or mount point, and those are not followed. Ask for the folder it leads to.");
        return (attributes & FileAttributes.Directory) != 0 ? parent.Child(path, reading.NativePath!)
            : new VolumeFolder(parent, path, FactState.Absent, $"'{path}' is a file.");
    }

    private static VolumeReading ReadIn(VolumeFolder folder, string name, byte[] attribute, byte[] buffer)
    {
        if (name.IndexOf('\0') >= 0)
            return new VolumeReading(folder, null, -LinuxError.NotFound);
        var reading = ReadAt(folder, folder.NativePathOf(name), attribute, buffer);
        return reading.Length == -LinuxError.NotFound ? ReadRespelled(folder, name, attribute, buffer) : reading;
    }

    private static VolumeReading ReadAt(VolumeFolder folder, byte[] nativePath, byte[] attribute, byte[] buffer) =>
        new(folder, nativePath, LinuxFiles.ReadAttribute(nativePath, attribute, buffer));

    // For Windows the names are the same, for Linux they are not.
    private static VolumeReading ReadRespelled(VolumeFolder folder, string name, byte[] attribute, byte[] buffer)
    {
        byte[]? found = null;
        var error = VolumeNames.Visit(folder.NativePath, (bytes, length, _) =>
        {
            if (!string.Equals(VolumeFolder.Decode(bytes, length), name, StringComparison.OrdinalIgnoreCase))
                return true;
            var isSecond = found is not null;
            found = isSecond ? [] : folder.NativePathOf(bytes, length);
            return !isSecond;
        });
        if (error != 0)
            return new VolumeReading(folder, null, -error);
        if (found is null)
            return new VolumeReading(folder, null, -LinuxError.NotFound);
        return found.Length > 0 ? ReadAt(folder, found, attribute, buffer)
            : new VolumeReading(folder, $"Several names in '{folder.Path}' differ from '{name}' in nothing but case. Spell it as it is spelled there.");
    }

    private static int EndOf(string path) => path.Length > 0 && path[path.Length - 1] == '\\' ? path.Length - 1 : path.Length;
}
