using IisIdentityTools.Access;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content.Reasons;

/// <summary>An entry denies it: which, where it was set, and how it goes (rules C5, F4).</summary>
internal static class DenyReasons
{
    // Every open asks for these, so an entry that denies them blocks more than it names.
    private const FileRights Common = FileRights.Synchronize | FileRights.ReadPermissions;

    public static IEnumerable<CauseFinding> Of(RefusingList list)
    {
        if (list.Explanation.Steps.FirstOrDefault(step => step.Reason == AccessStepReason.DeniedByEntry) is not { Entry: { Sid: { } sid } entry } step)
            yield break;
        var origin = Origin(list, entry);
        var who = list.NameOf(sid);
        var set = origin is null ? "inherited from a folder above that was not captured" : WindowsPath.Comparer.Equals(origin, list.Access.Path) ? $"set on '{origin}' itself" : $"inherited from '{origin}'";
        var command = origin is null ? "" : $"icacls {CommandText.Path(origin)} /remove:d \"*{sid}\"";
        if (IsByAccident(list, entry))
            yield return Replace(list, entry, sid, who, set, origin ?? list.Access.Path);
        else
            yield return list.Finding("WHY-DENY", origin ?? list.Access.Path, $"Entry {step.EntryIndex + 1} denies {who} {RightsText.Of((FileRights)GenericMapping.File.Map(entry.Mask), list.Access.Kind)}, {set}: a denying entry beats what is allowed after it.{Rest(list, entry)}", $"Remove the denying entry for {who} where it was set{(command.Length == 0 ? "." : ": " + command)}", command);
        if (!list.Entries.IsCanonical && list.WouldAllow(InOrder(list.Entries)))
            yield return list.Finding("WHY-NONCANON", list.Access.Path, "The entries do not stand in canonical order (denying before allowing, own before inherited). In that order the right would be given.", "Have the list written again in order: Explorer does so when it shows the permissions, icacls when it changes one.");
    }

    /// <summary>The file or folder where an inherited entry was set; null when none of the captured ones has it.</summary>
    private static string? Origin(RefusingList list, AccessControlEntry entry)
    {
        if (!entry.IsInherited)
            return list.Access.Path;
        for (var folder = WindowsPath.Parent(list.Access.Path); folder is not null; folder = WindowsPath.Parent(folder))
            if (list.DescriptorOf(folder)?.Dacl is { } above && above.Any(other => other.IsDeny && !other.IsInherited && other.Sid == entry.Sid))
                return folder;
        return null;
    }

    /// <summary>Of what is asked for, the entry holds only what every open needs: it was meant to deny something else.</summary>
    private static bool IsByAccident(RefusingList list, AccessControlEntry entry)
    {
        AccessMask common = Common;
        var hit = GenericMapping.File.Map(entry.Mask) & list.Access.Question.Rights;
        return common.HasAll(hit) && (GenericMapping.File.Map(entry.Mask) & ~common) != AccessMask.None;
    }

    private static CauseFinding Replace(RefusingList list, AccessControlEntry entry, SecurityIdentifier sid, string who, string set, string path)
    {
        var meant = (FileRights)(GenericMapping.File.Map(entry.Mask) & ~new AccessMask((uint)Common));
        var command = $"icacls {CommandText.Path(path)} /remove:d \"*{sid}\" /deny \"*{sid}:{(list.IsFolder ? "(OI)(CI)" : "")}{RightsText.Icacls(meant)}\"";
        return list.Finding("WHY-DENYGENERIC", path, $"The entry that denies {who} {RightsText.Of(meant, list.Access.Kind)}, {set}, also denies {RightsText.Of((FileRights)(GenericMapping.File.Map(entry.Mask) & list.Access.Question.Rights), list.Access.Kind)}, which reading needs too.", $"Replace the entry by one that denies {RightsText.Of(meant, list.Access.Kind)} alone: {command}", command);
    }

    private static string Rest(RefusingList list, AccessControlEntry entry) =>
        list.WouldAllow(list.Entries.Where(other => !ReferenceEquals(other, entry))) ? "" : " Without it the right still has to be given.";

    private static IEnumerable<AccessControlEntry> InOrder(AccessControlList list) =>
        list.Select((entry, index) => (entry, index)).OrderBy(pair => pair.entry.IsInherited ? 2 : pair.entry.IsDeny ? 0 : 1).ThenBy(pair => pair.index).Select(pair => pair.entry);
}
