using System.Collections;

namespace IisIdentityTools.Facts.Volumes;

/// <summary>
/// The entries of a folder that is open already: the first enumeration uses that, later ones open it again. Opening early is what tells
/// whether the folder may be listed, and costs nothing more.
/// </summary>
internal sealed class VolumeEntries : IEnumerable<FolderEntry>
{
    private readonly VolumeFolder _folder;
    private DirectoryHandle? _opened;

    private VolumeEntries(VolumeFolder folder) => _folder = folder;

    /// <summary>Opens a folder.</summary>
    /// <param name="folder">A folder that can be entered.</param>
    /// <param name="error">0, or the error number of Linux when it could not be opened.</param>
    public static VolumeEntries? Open(VolumeFolder folder, out int error)
    {
        var entries = new VolumeEntries(folder);
        error = LinuxFiles.OpenFolder(folder.NativePath, out entries._opened);
        return error == 0 ? entries : null;
    }

    public IEnumerator<FolderEntry> GetEnumerator() => VolumeNames.Read(Interlocked.Exchange(ref _opened, null) ?? OpenAgain(), _folder).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private DirectoryHandle OpenAgain()
    {
        var error = LinuxFiles.OpenFolder(_folder.NativePath, out var handle);
        return error == 0 ? handle : throw VolumeNames.Fault(_folder, error);
    }
}
