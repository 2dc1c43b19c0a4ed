using IisIdentityTools.Access;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Changes.Permissions;

/// <summary>Shows what changes in an access-control list: the entries that go and come, in SDDL and in words.</summary>
internal static class DaclDifference
{
    /// <summary>One line for each entry, "- (A;...)  who: what" or "+ ...", in the order of the lists.</summary>
    public static IReadOnlyList<string> Lines(AccessControlList before, AccessControlList after, PathKind kind, Func<SecurityIdentifier, string> nameOf)
    {
        var (gone, come) = Entries(before, after);
        return [.. gone.Select(entry => "- " + Text(entry, kind, nameOf)), .. come.Select(entry => "+ " + Text(entry, kind, nameOf))];
    }

    /// <summary>The entries that go and those that come, in the order of the lists.</summary>
    public static (IReadOnlyList<AccessControlEntry> Gone, IReadOnlyList<AccessControlEntry> Come) Entries(AccessControlList before, AccessControlList after)
    {
        var (old, made) = (before.ToList(), after.ToList());
        foreach (var entry in old.ToArray())
        {
            if (made.FindIndex(each => InheritedEntries.AreSame(each, entry)) is var place and >= 0)
            {
                made.RemoveAt(place);
                old.Remove(entry);
            }
        }

        return (old, made);
    }

    private static string Text(AccessControlEntry entry, PathKind kind, Func<SecurityIdentifier, string> nameOf)
    {
        var sddl = new SecurityDescriptor(ControlFlags.DaclPresent, null, null, new AccessControlList([entry])).ToSddl(SddlSections.Access);
        var rights = RightsText.Of((FileRights)GenericMapping.File.Map(entry.Mask), kind);
        return $"{sddl.Substring(sddl.IndexOf('('))}  {(entry.IsDeny ? "deny" : "allow")} {nameOf(entry.Sid!)} {rights}{(kind == PathKind.File ? "" : ", " + ScopeOf(entry.Flags))}";
    }

    private static string ScopeOf(AceFlags flags)
    {
        var parts = new List<string>();
        if ((flags & AceFlags.InheritOnly) == 0)
            parts.Add("this folder");
        if ((flags & AceFlags.ContainerInherit) != 0)
            parts.Add("subfolders");
        if ((flags & AceFlags.ObjectInherit) != 0)
            parts.Add("files");
        var text = string.Join(", ", parts);
        return text == "this folder" ? "this folder only" : (flags & AceFlags.NoPropagateInherit) != 0 ? text + " (one level)" : text;
    }
}
