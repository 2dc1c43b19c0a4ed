using System.Text;

namespace IisIdentityTools.Facts.Volumes;

/// <summary>A folder of a mounted volume that was looked up, or why it cannot be entered. Immutable.</summary>
internal sealed class VolumeFolder
{
    // Bytes of a path are what Linux wants; names that are no UTF-8 are told apart by them.
    private static readonly Encoding s_utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    private readonly byte[] _native;

    /// <summary>A folder that can be entered.</summary>
    public VolumeFolder(VolumeFolder? parent, string path, byte[] native)
    {
        Parent = parent;
        Path = path;
        _native = native;
    }

    /// <summary>A folder that cannot.</summary>
    public VolumeFolder(VolumeFolder parent, string path, FactState state, string? reason) : this(parent, path, [])
    {
        State = state;
        Reason = reason;
    }

    public VolumeFolder? Parent { get; }

    /// <summary>Windows path without a separator at its end, a root's neither: <c>D:</c>.</summary>
    public string Path { get; }

    /// <summary><see cref="FactState.Present"/> when it can be entered.</summary>
    public FactState State { get; } = FactState.Present;

    public string? Reason { get; }

    /// <summary>Path on this machine, with the zero at its end.</summary>
    public byte[] NativePath => Join(_native, [], 0);

    /// <summary>The root folder of a volume.</summary>
    public static VolumeFolder Root(VolumeMapping mapping) =>
        new(null, mapping.Root.TrimEnd('\\'), s_utf8.GetBytes(mapping.Folder.TrimEnd('/')));

    /// <summary>True when the first <paramref name="length"/> characters of a path name this folder.</summary>
    public bool Is(string path, int length) =>
        length == Path.Length && string.Compare(path, 0, Path, 0, length, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>The path on this machine, with the zero at its end, of a name in this folder.</summary>
    public byte[] NativePathOf(string name)
    {
        var bytes = s_utf8.GetBytes(name);
        return Join(_native, bytes, bytes.Length);
    }

    /// <summary>The same for a name in bytes.</summary>
    public byte[] NativePathOf(byte[] name, int length) => Join(_native, name, length);

    /// <summary>The folder at a path that <see cref="NativePathOf(string)"/> gave.</summary>
    public VolumeFolder Child(string path, byte[] nativePath)
    {
        var native = new byte[nativePath.Length - 1];
        Array.Copy(nativePath, native, native.Length);
        return new VolumeFolder(this, path, native);
    }

    public static string Decode(byte[] name, int length) => s_utf8.GetString(name, 0, length);

    // An array starts out as zeros, the last of which ends the path.
    private static byte[] Join(byte[] folder, byte[] name, int length)
    {
        var path = new byte[folder.Length + length + 2];
        Array.Copy(folder, path, folder.Length);
        path[folder.Length] = (byte)'/';
        Array.Copy(name, 0, path, folder.Length + 1, length);
        return path;
    }
}
