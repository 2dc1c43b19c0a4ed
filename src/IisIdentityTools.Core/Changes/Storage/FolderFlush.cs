using System.Text;
using IisIdentityTools.Facts.Volumes;

namespace IisIdentityTools.Changes.Storage;

/// <summary>
/// Writes the names in a folder to the disk. Without it a rename that is done may be undone by a power cut; with a killed process alone
/// nothing is lost. NTFS keeps the order of its renames by itself, and .NET has no call for it: only Linux is asked.
/// </summary>
internal static class FolderFlush
{
    /// <summary>Flushes the folder that the file is in. A file system that cannot is left as it is.</summary>
    public static void Of(string file)
    {
        if (!LinuxFiles.IsSupported || Path.GetDirectoryName(file) is not { Length: > 0 } folder)
            return;
        LinuxFiles.OpenFolder(Encoding.UTF8.GetBytes(folder + '\0'), out var handle);
        using (handle)
        {
            if (!handle.IsInvalid)
                LinuxFiles.FlushFolder(handle);
        }
    }
}
