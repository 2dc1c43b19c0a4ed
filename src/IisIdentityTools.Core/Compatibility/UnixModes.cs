namespace IisIdentityTools.Compatibility;

/// <summary>
/// Permissions of files on Unix. The .NET Framework does not know them and runs on Windows only, where a new file inherits from its
/// folder and a replaced one keeps what it had.
/// </summary>
internal static class UnixModes
{
    /// <summary>Makes a file that nobody but its owner may read; refuses an existing one, a link among them.</summary>
    public static FileStream CreatePrivate(string path)
    {
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows())
        {
            return new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Share = FileShare.None,
                BufferSize = 0,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
        }
#endif
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
    }

    /// <summary>Makes a folder, and those above it, that nobody but its owner may enter. An existing one stays as it is.</summary>
    public static void CreatePrivateFolder(string path)
    {
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            return;
        }
#endif
        Directory.CreateDirectory(path);
    }

    /// <summary>Gives a file the permissions of another, or those of a file that everybody may read when there is no other.</summary>
    public static void Copy(string? from, string to)
    {
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Common = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
            File.SetUnixFileMode(to, from is null ? Common : File.GetUnixFileMode(from));
        }
#endif
    }

    /// <summary>True when a file is marked as not to be written. On Unix a writer may replace such a file, root even write to it.</summary>
    public static bool IsReadOnly(string path)
    {
#if NET8_0_OR_GREATER
        if (!OperatingSystem.IsWindows())
            return (File.GetUnixFileMode(path) & (UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == 0;
#endif
        return (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0;
    }
}
