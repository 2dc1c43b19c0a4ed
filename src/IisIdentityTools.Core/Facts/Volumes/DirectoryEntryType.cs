namespace IisIdentityTools.Facts.Volumes;

/// <summary>The d_type of readdir(3), as far as it matters here.</summary>
internal enum DirectoryEntryType : byte
{
    Unknown = 0,
    Folder = 4,
    File = 8,
    Link = 10,
}
