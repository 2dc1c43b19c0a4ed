using IisIdentityTools.Access;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content.Reasons;

/// <summary>Why an access is refused, as findings that stand after the one they explain (rules C1, C5, F1).</summary>
internal static class DenialReasons
{
    /// <summary>The reasons, the one that decides first; none for an access that is not refused.</summary>
    public static IReadOnlyList<CauseFinding> Of(CaseServer server, CaseAccess access)
    {
        var reasons = new List<CauseFinding>();
        var list = RefusingList.Of(server, access);
        if (access.IsDenied && OfShare(access) is { } share)
            reasons.Add(share);
        if (access.IsDenied && list is not null && (access.Access!.Limits & AccessLimits.FileSystem) != 0)
            reasons.AddRange(OfList(list));
        if (list is not null && !access.IsAllowed)
            reasons.AddRange(EntryReasons.Conditional(list));
        if (Link(server, access) is { } link)
            reasons.Add(link);
        return reasons;
    }

    private static IEnumerable<CauseFinding> OfList(RefusingList list)
    {
        var found = DenyReasons.Of(list).ToList();
        if (!list.Ungranted.IsNone)
        {
            found.AddRange(EntryReasons.Of(list));
            found.AddRange(InheritanceReasons.Of(list));
            if (found.Count == 0 && EntryReasons.NoUsers(list) is { } noUsers)
                found.Add(noUsers);
        }

        return found;
    }

    /// <summary>The folder allows it, and the share does not (rule F1).</summary>
    private static CauseFinding? OfShare(CaseAccess access)
    {
        var limits = access.Access!.Limits;
        if ((limits & AccessLimits.Share) == 0 || (limits & AccessLimits.FileSystem) != 0)
            return null;
        var share = WindowsPath.Root(access.Path);
        return new("WHY-SHARE", CauseVerdict.Proved)
        {
            Identity = access.Identity,
            IdentitySid = access.IdentitySid,
            Path = share,
            Because = [$"The folder gives it, the permissions of the share '{share}' do not: the narrower of the two counts."],
            Fix = $"Grant {access.Identity} {RightsText.Of(access.Question.Rights, PathKind.Folder)} on the share '{share}', on the file server.",
        };
    }

    /// <summary>A link on the way: what was captured is the list of the link, not of what it leads to.</summary>
    private static CauseFinding? Link(CaseServer server, CaseAccess access)
    {
        for (string? path = access.Path; path is not null; path = WindowsPath.Parent(path))
        {
            if (server.Facts.GetPathSecurity(path).Attributes is not { } attributes || (attributes & FileAttributes.ReparsePoint) == 0)
                continue;
            return new("WHY-LINKTARGET", CauseVerdict.Consistent)
            {
                Identity = access.Identity,
                IdentitySid = access.IdentitySid,
                Path = path,
                Because = [$"'{path}' is a link: the permissions of what it leads to count as well, and they were not looked at."],
                ToProve = [$"Where it leads, and the permissions there: fsutil reparsepoint query \"{path}\", then icacls on the target."],
            };
        }

        return null;
    }
}
