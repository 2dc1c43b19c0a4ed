namespace IisIdentityTools.Facts.Volumes;

/// <summary>What reading an extended attribute on a mounted volume gave.</summary>
internal readonly struct VolumeReading
{
    private readonly FactState _state;
    private readonly string? _reason;

    /// <summary>It was asked for.</summary>
    public VolumeReading(VolumeFolder folder, byte[]? nativePath, int length)
    {
        Folder = folder;
        NativePath = nativePath;
        Length = length;
        (_state, _reason) = length >= 0 ? (FactState.Present, null) : LinuxError.Judge(-length);
    }

    /// <summary>Its folder cannot be entered.</summary>
    public VolumeReading(VolumeFolder folder)
    {
        Folder = folder;
        Length = -1;
        (_state, _reason) = (folder.State, folder.Reason);
    }

    /// <summary>It cannot be told what is meant.</summary>
    public VolumeReading(VolumeFolder folder, string reason)
    {
        Folder = folder;
        Length = -1;
        (_state, _reason) = (FactState.Unknown, reason);
    }

    public VolumeFolder Folder { get; }

    /// <summary>Where it lies on this machine, with the zero at its end; null when it was not found.</summary>
    public byte[]? NativePath { get; }

    /// <summary>The length read; negative when nothing was.</summary>
    public int Length { get; }

    /// <summary><see cref="FactState.Present"/> when something was read.</summary>
    public FactState State => _state;

    public string? Reason => _reason;
}
