using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Checks;

/// <summary>The permissions of one file, folder or share, as far as they are known.</summary>
/// <param name="Path">The Windows path.</param>
/// <param name="State">Present when <paramref name="Descriptor"/> is there.</param>
/// <param name="Kind">File or folder, as far as known.</param>
/// <param name="Descriptor">The security descriptor, or null.</param>
/// <param name="Attributes">The file attributes, or null when not captured.</param>
/// <param name="Reason">Why there is no descriptor, as a sentence; empty when there is one.</param>
internal sealed record PathPermissions(string Path, FactState State, PathKind Kind, SecurityDescriptor? Descriptor, FileAttributes? Attributes, string Reason)
{
    public bool IsReadOnlyFile => Kind == PathKind.File && Attributes is { } attributes && (attributes & FileAttributes.ReadOnly) != 0;

    public bool IsEncrypted => Attributes is { } attributes && (attributes & FileAttributes.Encrypted) != 0;
}
