namespace IisIdentityTools.Changes.Storage;

/// <summary>Why a file could not be read or written.</summary>
internal enum FileFault
{
    /// <summary>Something that has no name here.</summary>
    Other,

    /// <summary>Another process uses it; that may pass.</summary>
    Busy,

    /// <summary>The volume or the quota is full.</summary>
    DiskFull,

    /// <summary>The account may not, or the volume is read-only.</summary>
    AccessDenied,

    /// <summary>The folder is not there.</summary>
    FolderMissing,

    /// <summary>The file went away between two looks at it.</summary>
    FileMissing,
}
