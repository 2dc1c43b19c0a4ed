using System.Runtime.InteropServices;

namespace IisIdentityTools.Facts.Volumes;

/// <summary>An open folder; closed at the latest when nobody holds it any more.</summary>
internal sealed class DirectoryHandle : SafeHandle
{
    public DirectoryHandle() : base(IntPtr.Zero, ownsHandle: true)
    {
    }

    public override bool IsInvalid => handle == IntPtr.Zero;

    protected override bool ReleaseHandle() => LinuxFiles.CloseFolder(handle);
}
