using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Checks;

/// <summary>
/// What a file or folder whose permissions were not captured would have from the nearest folder above whose were, if it inherits as a new
/// one does. A hint for people: the verdict stays unknown.
/// </summary>
internal static class ExpectedInheritance
{
    /// <summary>The hint as a sentence; empty when no list above is known. The verdict behind it goes to the access.</summary>
    public static string Sentence(CheckedPath place, DescriptorStore store, PathAccess access)
    {
        var between = 0;
        for (var folder = WindowsPath.Parent(place.Path); folder is not null; folder = WindowsPath.Parent(folder), between++)
        {
            if (store.Find(folder).Descriptor is not { } descriptor)
                continue;
            if (descriptor.Dacl is not { } list)
                return "";
            var isFile = place.Target.Kind == PathKind.File || (place.Target.Kind == PathKind.Unknown && WindowsPath.FileName(place.Path).IndexOf('.') > 0);
            for (var i = 0; i < between; i++)
                list = Inheritance.Of(list, isFolder: true);
            var expected = new SecurityDescriptor(ControlFlags.DaclPresent, descriptor.Owner, descriptor.Group, Inheritance.Of(list, !isFile));
            var verdict = AccessCheck.Decide(expected, access.Subject.Token, access.Rights).Verdict;
            access.Expected = (verdict, folder);
            var rights = RightsText.Of(access.Rights, isFile ? PathKind.File : PathKind.Folder);
            return verdict == AccessVerdict.Unknown ? "" : $"If it inherits from '{folder}' as a new {(isFile ? "file" : "folder")} does, {rights} is {(verdict == AccessVerdict.Allowed ? "allowed" : "denied")}.";
        }

        return "";
    }
}
