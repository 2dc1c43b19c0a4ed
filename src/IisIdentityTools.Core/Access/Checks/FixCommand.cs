using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Checks;

/// <summary>Writes the command that puts an access right: icacls, by SID, so that it works in every language of Windows (rule F3).</summary>
internal static class FixCommand
{
    /// <summary>The command; empty when nothing is missing or no grant would help.</summary>
    public static string Of(PathAccess access)
    {
        if (access.Verdict != AccessVerdict.Denied || access.Subject.Sid is not { } sid)
            return "";
        if (access.ClosedFolder is { } folder)
            return Grant(folder, sid, FileRights.Traverse, "");
        var helps = access.Grantable != FileRights.None && (access.Limits & ~AccessLimits.FileSystem) == 0 && new AccessMask((uint)access.Grantable).HasAll(access.Refused);
        return helps ? Grant(access.Path, sid, access.Grantable, access.Kind) : "";
    }

    /// <summary>The command that grants rights to a SID on a file, or on a folder with what is below it.</summary>
    public static string Grant(string path, SecurityIdentifier sid, FileRights rights, PathKind kind) =>
        Grant(path, sid, rights, GrantScope.Icacls(GrantScope.Of(rights, kind)));

    private static string Grant(string path, SecurityIdentifier sid, FileRights rights, string inheritance) =>
        $"icacls {Quote(path)} /grant \"*{sid}:{inheritance}{RightsText.Icacls(rights)}\"";

    /// <summary>Double quotes work in both shells; what PowerShell would expand inside them asks for its single quotes.</summary>
    public static string Quote(string path) => path.IndexOfAny(s_expanded) < 0 ? $"\"{path}\"" : $"'{path.Replace("'", "''")}'";

    private static readonly char[] s_expanded = ['$', '`'];
}
