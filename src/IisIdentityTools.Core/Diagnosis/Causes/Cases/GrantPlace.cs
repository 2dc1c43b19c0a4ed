using IisIdentityTools.Facts;

namespace IisIdentityTools.Diagnosis.Causes.Cases;

/// <summary>
/// Where a missing right is best granted: at the file alone when the folder that it is in gives the right, else at the topmost folder of the virtual
/// directory that refuses it too, so that one entry is inherited by all that was refused.
/// </summary>
internal static class GrantPlace
{
    /// <summary>The access whose command grants what is missing.</summary>
    public static CaseAccess Of(CasePlace place, CaseAccess refused)
    {
        var best = refused;
        var root = Root(place);
        for (var folder = WindowsPath.Parent(refused.Path); folder is not null && root.Length > 0 && WindowsPath.IsAtOrBelow(folder, root); folder = WindowsPath.Parent(folder))
        {
            var above = place.Check(refused, folder);
            // An entry set here and denying is not helped by what is granted above it, and a folder that was not captured proves nothing.
            if (!above.IsDenied || above.Command.Length == 0 || refused.Command.Length == 0)
                break;
            best = above;
        }

        return best;
    }

    private static string Root(CasePlace place)
    {
        var url = place.UrlPath;
        var directory = place.VirtualDirectory.UrlPath;
        var depth = url.Split('/').Count(part => part.Length > 0) - directory.Split('/').Count(part => part.Length > 0);
        string? folder = place.PhysicalPath;
        for (var i = 0; i < depth && folder is not null; i++)
            folder = WindowsPath.Parent(folder);
        return folder ?? "";
    }
}
