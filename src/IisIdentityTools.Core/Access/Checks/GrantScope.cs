using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Checks;

/// <summary>What a new entry in the list of a folder applies to besides the folder (rule F3).</summary>
internal static class GrantScope
{
    // As rights on files these would let existing files be changed, where only new ones were asked for.
    private const FileRights Creating = FileRights.CreateFiles | FileRights.CreateDirectories;

    /// <summary>Nothing for a file; subfolders for rights to create; subfolders and files for everything else.</summary>
    public static AceFlags Of(FileRights rights, PathKind kind) =>
        kind == PathKind.File ? AceFlags.None
        : (rights & ~(Creating | FileRights.Synchronize)) == FileRights.None ? AceFlags.ContainerInherit
        : AceFlags.ContainerInherit | AceFlags.ObjectInherit;

    /// <summary>The same in the letters of icacls, "(OI)(CI)".</summary>
    public static string Icacls(AceFlags scope) =>
        ((scope & AceFlags.ObjectInherit) != 0 ? "(OI)" : "") + ((scope & AceFlags.ContainerInherit) != 0 ? "(CI)" : "")
        + ((scope & AceFlags.InheritOnly) != 0 ? "(IO)" : "") + ((scope & AceFlags.NoPropagateInherit) != 0 ? "(NP)" : "");
}
