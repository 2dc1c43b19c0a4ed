namespace IisIdentityTools.Facts;

/// <summary>One name in a folder.</summary>
/// <param name="name">The name as it is spelled there, without its folder.</param>
/// <param name="kind">File or folder; unknown for a link of which only that is known.</param>
/// <param name="isLink">True for a symbolic link, junction or mount point.</param>
public readonly struct FolderEntry(string name, PathKind kind, bool isLink = false)
{
    /// <summary>The name as it is spelled there, without its folder.</summary>
    public string Name => name;

    /// <summary>File or folder; unknown for a link of which only that is known.</summary>
    public PathKind Kind => kind;

    /// <summary>True for a symbolic link, junction or mount point. What it leads to is not part of the folder: a walk leaves it alone.</summary>
    public bool IsLink => isLink;
}
