using System.Runtime.InteropServices;

namespace IisIdentityTools.Facts.Volumes;

/// <summary>
/// The calls to libc that the framework does not offer: extended attributes and folders without a stat call per name, which a mounted
/// NTFS volume needs, and flushing a folder, which a lasting rename needs. Paths and names are UTF-8 that ends in a zero. Works on 64-bit Linux, whose dirent is the same in every libc.
/// </summary>
internal static class LinuxFiles
{
    /// <summary>The longest value that Linux hands over of an extended attribute.</summary>
    public const int LargestAttribute = 65536;

    private const string Libc = "libc";
    private const int RecordLengthOffset = 16;
    private const int TypeOffset = 18;
    private const int NameOffset = 19;

    /// <summary>True where these calls work.</summary>
    public static bool IsSupported => RuntimeInformation.IsOSPlatform(OSPlatform.Linux) && IntPtr.Size == 8;

    /// <summary>Reads an extended attribute of exactly that path, of a link itself and not of its target.</summary>
    /// <returns>The length read, or the negative error number.</returns>
    public static int ReadAttribute(byte[] path, byte[] name, byte[] buffer)
    {
        var length = (int)lgetxattr(path, name, buffer, (IntPtr)buffer.Length);
        return length < 0 ? -Marshal.GetLastWin32Error() : length;
    }

    /// <summary>Opens a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="handle">The open folder; invalid when there is an error.</param>
    /// <returns>0, or the error number.</returns>
    public static int OpenFolder(byte[] path, out DirectoryHandle handle)
    {
        handle = opendir(path);
        return handle.IsInvalid ? Marshal.GetLastWin32Error() : 0;
    }

    /// <summary>Reads the next name of a folder into <paramref name="name"/>, which must hold 256 bytes.</summary>
    /// <param name="folder">The open folder.</param>
    /// <param name="name">Takes the bytes of the name.</param>
    /// <param name="length">Their number; 0 at the end of the folder.</param>
    /// <param name="type">What it is, as far as the file system says.</param>
    /// <returns>0, or the error number.</returns>
    public static int ReadName(DirectoryHandle folder, byte[] name, out int length, out DirectoryEntryType type)
    {
        length = 0;
        type = DirectoryEntryType.Unknown;
        var entry = readdir(folder);
        if (entry == IntPtr.Zero)
            return Marshal.GetLastWin32Error();
        type = (DirectoryEntryType)Marshal.ReadByte(entry, TypeOffset);
        var room = Math.Min(name.Length, (ushort)Marshal.ReadInt16(entry, RecordLengthOffset) - NameOffset);
        Marshal.Copy(IntPtr.Add(entry, NameOffset), name, 0, room);
        length = Array.IndexOf(name, (byte)0, 0, room);
        if (length < 0)
            length = room;
        return 0;
    }

    /// <summary>Makes the names in an open folder survive a power cut: what was renamed there is.</summary>
    public static bool FlushFolder(DirectoryHandle folder)
    {
        var descriptor = dirfd(folder);
        return descriptor >= 0 && fsync(descriptor) == 0;
    }

    /// <summary>Closes what <see cref="OpenFolder"/> opened.</summary>
    public static bool CloseFolder(IntPtr folder) => closedir(folder) == 0;

    [DllImport(Libc, SetLastError = true)]
    private static extern IntPtr lgetxattr(byte[] path, byte[] name, byte[] value, IntPtr size);

    [DllImport(Libc, SetLastError = true)]
    private static extern DirectoryHandle opendir(byte[] path);

    [DllImport(Libc, SetLastError = true)]
    private static extern IntPtr readdir(DirectoryHandle folder);

    [DllImport(Libc)]
    private static extern int dirfd(DirectoryHandle folder);

    [DllImport(Libc)]
    private static extern int fsync(int descriptor);

    [DllImport(Libc)]
    private static extern int closedir(IntPtr folder);
}
