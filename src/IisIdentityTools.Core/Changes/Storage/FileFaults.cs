namespace IisIdentityTools.Changes.Storage;

/// <summary>Tells from an exception why a file could not be read or written.</summary>
internal static class FileFaults
{
    // HRESULTs of Windows errors (winerror.h); on Unix .NET gives the error number as it is (errno.h of Linux, then of macOS).
    private static readonly Dictionary<int, FileFault> s_codes = new()
    {
        [unchecked((int)0x80070020)] = FileFault.Busy, // ERROR_SHARING_VIOLATION
        [unchecked((int)0x80070021)] = FileFault.Busy, // ERROR_LOCK_VIOLATION
        [unchecked((int)0x80070497)] = FileFault.Busy, // ERROR_UNABLE_TO_REMOVE_REPLACED
        [unchecked((int)0x80070498)] = FileFault.Busy, // ERROR_UNABLE_TO_MOVE_REPLACEMENT
        [unchecked((int)0x80070027)] = FileFault.DiskFull, // ERROR_HANDLE_DISK_FULL
        [unchecked((int)0x80070070)] = FileFault.DiskFull, // ERROR_DISK_FULL
        [unchecked((int)0x8007050F)] = FileFault.DiskFull, // ERROR_DISK_QUOTA_EXCEEDED
        [unchecked((int)0x80070013)] = FileFault.AccessDenied, // ERROR_WRITE_PROTECT
        [11] = FileFault.Busy, // EAGAIN
        [16] = FileFault.Busy, // EBUSY
        [35] = FileFault.Busy, // EAGAIN of macOS
        [28] = FileFault.DiskFull, // ENOSPC
        [122] = FileFault.DiskFull, // EDQUOT
        [69] = FileFault.DiskFull, // EDQUOT of macOS
        [30] = FileFault.AccessDenied, // EROFS
    };

    /// <summary>True for the exceptions that the file system gives.</summary>
    public static bool Is(Exception e) => e is IOException or UnauthorizedAccessException;

    /// <summary>The reason behind one of them.</summary>
    public static FileFault Of(Exception e) => e switch
    {
        UnauthorizedAccessException => FileFault.AccessDenied,
        DirectoryNotFoundException => FileFault.FolderMissing,
        FileNotFoundException => FileFault.FileMissing,
        _ => s_codes.TryGetValue(e.HResult, out var fault) ? fault : FileFault.Other,
    };
}
