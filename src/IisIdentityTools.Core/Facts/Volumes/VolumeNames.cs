namespace IisIdentityTools.Facts.Volumes;

/// <summary>Reads the names in a folder of a mounted volume as they come.</summary>
internal static class VolumeNames
{
    // NAME_MAX of Linux is 255 bytes. ntfs-3g may exceed it: 255 UTF-16 units are up to 765 bytes.
    private const int LongestName = 1024;

    /// <summary>Called for each name; false ends the visit.</summary>
    public delegate bool Visitor(byte[] name, int length, DirectoryEntryType type);

    /// <summary>Shows every name to the visitor.</summary>
    /// <returns>0, or the error number of Linux.</returns>
    public static int Visit(byte[] nativePath, Visitor visit)
    {
        var error = LinuxFiles.OpenFolder(nativePath, out var folder);
        using var _ = folder;
        var name = new byte[LongestName];
        while (error == 0 && (error = Next(folder, name, out var length, out var type)) == 0 && length > 0)
        {
            if (!visit(name, length, type))
                break;
        }
        return error;
    }

    /// <summary>The entries of an open folder, which is closed at the end.</summary>
    /// <exception cref="FactsException">The volume failed.</exception>
    public static IEnumerable<FolderEntry> Read(DirectoryHandle handle, VolumeFolder folder)
    {
        using (handle)
        {
            var name = new byte[LongestName];
            while (true)
            {
                var error = Next(handle, name, out var length, out var type);
                if (error != 0)
                    throw Fault(folder, error);
                if (length == 0)
                    yield break;
                yield return new FolderEntry(VolumeFolder.Decode(name, length), KindOf(folder, name, length, ref type), type == DirectoryEntryType.Link);
            }
        }
    }

    /// <summary>The error of a folder that could be listed once and now cannot.</summary>
    public static FactsException Fault(VolumeFolder folder, int error) =>
        new($"The folder '{folder.Path}' could not be listed to its end: {LinuxError.Describe(error)}. Check the volume that it is on.", folder.Path);

    private static int Next(DirectoryHandle handle, byte[] name, out int length, out DirectoryEntryType type)
    {
        int error;
        do
            error = LinuxFiles.ReadName(handle, name, out length, out type);
        while (error == 0 && name[0] == '.' && (length == 1 || length == 2 && name[1] == '.'));
        return error;
    }

    private static PathKind KindOf(VolumeFolder folder, byte[] name, int length, ref DirectoryEntryType type)
    {
        if (type == DirectoryEntryType.Unknown && VolumeTree.ReadAttributes(folder.NativePathOf(name, length)) is { } attributes)
        {
            type = (attributes & FileAttributes.ReparsePoint) != 0 ? DirectoryEntryType.Link
                : (attributes & FileAttributes.Directory) != 0 ? DirectoryEntryType.Folder : DirectoryEntryType.File;
        }
        return type switch
        {
            DirectoryEntryType.Folder => PathKind.Folder,
            DirectoryEntryType.File => PathKind.File,
            _ => PathKind.Unknown,
        };
    }
}
