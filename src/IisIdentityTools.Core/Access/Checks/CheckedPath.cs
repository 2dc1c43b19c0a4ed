using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Checks;

/// <summary>A file or folder with what counts for access to it besides who asks. Looked up once, for any number of checks.</summary>
/// <param name="target">Its own permissions.</param>
/// <param name="store">Where the rest is found when a check needs it.</param>
internal sealed class CheckedPath(PathPermissions target, DescriptorStore store)
{
    private (bool IsKnown, SecurityDescriptor? Descriptor) _parent;
    private (bool IsKnown, PathPermissions? Permissions) _share;

    /// <summary>Its own permissions and attributes.</summary>
    public PathPermissions Target => target;

    /// <summary>The Windows path.</summary>
    public string Path => target.Path;

    /// <summary>True for a path on a share.</summary>
    public bool IsRemote { get; } = WindowsPath.IsUnc(target.Path);

    /// <summary>The list of the folder that it is in; null when that is not known, and for a root.</summary>
    public SecurityDescriptor? Parent
    {
        get
        {
            if (!_parent.IsKnown)
                _parent = (true, WindowsPath.Parent(Path) is { } folder ? store.Find(folder).Descriptor : null);
            return _parent.Descriptor;
        }
        init => _parent = (true, value);
    }

    /// <summary>The permissions of the share that the path goes through; null for a local path.</summary>
    public PathPermissions? Share
    {
        get
        {
            if (!_share.IsKnown)
                _share = (true, FindShare());
            return _share.Permissions;
        }
    }

    /// <summary>Looks up what was not needed so far.</summary>
    public void Complete() => _ = (Parent, Share);

    private PathPermissions? FindShare()
    {
        var names = IsRemote ? Path.Substring(2).Split('\\') : [];
        return names.Length < 2 ? null : store.FindShare(names[0], names[1]);
    }
}
