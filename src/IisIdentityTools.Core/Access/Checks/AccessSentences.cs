using IisIdentityTools.Access.Subjects;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Checks;

/// <summary>Says what an access check decided, one sentence for each step.</summary>
internal static class AccessSentences
{
    private const int MaxNames = 4;

    /// <summary>The sentences of one check.</summary>
    public static IEnumerable<AccessSentence> Of(AccessExplanation explanation, SecurityDescriptor descriptor, AccessSubject subject, PathKind kind)
    {
        foreach (var step in explanation.Steps)
            yield return new(KindOf(step.Reason), Of(step, descriptor, subject, kind));
        if (descriptor.Dacl is { IsCanonical: false })
            yield return new(AccessSentenceKind.Remark, "The entries are not in canonical order (denying before allowing, own before inherited): Windows takes them as they stand, and editing them with Explorer reorders them.");
    }

    /// <summary>The rights that no entry gives: those that a new entry would give. What an entry denies stays denied.</summary>
    public static AccessMask Ungranted(AccessExplanation explanation)
    {
        var rights = AccessMask.None;
        foreach (var step in explanation.Steps)
            if (step.Reason == AccessStepReason.NoEntry || (step.Reason == AccessStepReason.UnknownMembership && step.Entry is null or { IsAllow: true }))
                rights |= step.Rights;
        return rights;
    }

    private static AccessSentenceKind KindOf(AccessStepReason reason) => reason switch
    {
        AccessStepReason.AllowedByEntry or AccessStepReason.Owner or AccessStepReason.NoList or AccessStepReason.Privilege => AccessSentenceKind.Gives,
        AccessStepReason.NoEntry => AccessSentenceKind.Lacks,
        AccessStepReason.DeniedByEntry or AccessStepReason.PrivilegeMissing or AccessStepReason.IntegrityLevel or AccessStepReason.RestrictedToken => AccessSentenceKind.Refuses,
        _ => AccessSentenceKind.LeavesOpen,
    };

    private static string Of(AccessStep step, SecurityDescriptor descriptor, AccessSubject subject, PathKind kind)
    {
        var rights = RightsText.Of((FileRights)step.Rights, kind);
        return step.Reason switch
        {
            AccessStepReason.AllowedByEntry => $"{rights}: {Entry(step, kind, subject)} allows it; {Held(step, subject)}.",
            AccessStepReason.DeniedByEntry => $"{rights}: {Entry(step, kind, subject)} denies it; {Held(step, subject)}. A grant does not help while that entry stands before it.",
            AccessStepReason.NoEntry => $"{rights}: no entry gives it to the user or a group of the token.{Others(step.Rights, descriptor, subject)}",
            AccessStepReason.Owner => $"{rights}: {Owner(descriptor, subject)}, and an owner always has this right.",
            AccessStepReason.NoList => $"{rights}: there is no access-control list (NULL DACL), so everybody has every right.",
            AccessStepReason.Privilege => $"{rights}: a privilege of the token gives it.",
            AccessStepReason.PrivilegeMissing => $"{rights}: only a privilege gives it, which the token lacks.",
            AccessStepReason.IntegrityLevel => $"{rights}: the integrity level of the token is lower than that of the file or folder.",
            AccessStepReason.RestrictedToken => $"{rights}: the restricting SIDs of the token refuse it.",
            AccessStepReason.UnknownMembership when step.Entry is null => $"{rights}: an owner always has this right, but whether {subject.Name} counts as the owner is not known.",
            AccessStepReason.UnknownMembership => $"{rights}: {Entry(step, kind, subject)} {(step.Entry is { IsDeny: true } ? "denies" : "allows")} it, but whether {subject.Name} is in that group is not known.",
            AccessStepReason.UnknownCondition => $"{rights}: {Entry(step, kind, subject)} depends on a condition that cannot be told from here.",
            AccessStepReason.UnknownEntry => $"{rights}: {Entry(step, kind, subject)} is of a kind that only Windows itself evaluates.",
            _ => $"{rights}: the privileges or the integrity level of the token are not known.",
        };
    }

    private static string Owner(SecurityDescriptor descriptor, AccessSubject subject) => descriptor.Owner is { } owner && owner != subject.Sid
        ? $"{subject.Holds(owner).Name} owns it, and the token holds that group as an owner"
        : $"{subject.Name} owns it";

    private static string Entry(AccessStep step, PathKind kind, AccessSubject subject)
    {
        if (step.Entry is not { } entry)
            return "the list";
        var who = entry.Sid is { } sid ? subject.Holds(sid).Name : "an unknown kind of entry";
        var mapped = GenericMapping.File.Map(entry.Mask);
        return FormattableString.Invariant($"entry {step.EntryIndex + 1} ({(entry.IsDeny ? "deny" : "allow")} {who} {RightsText.Of((FileRights)mapped, kind)}, {(entry.IsInherited ? "inherited" : "set here")})");
    }

    private static string Held(AccessStep step, AccessSubject subject)
    {
        if (step.Sid is not { } sid)
            return "it counts for everybody";
        if (sid == subject.Sid)
            return $"{subject.Name} is the user of the token";
        var (name, why) = subject.Holds(sid);
        return why.Length == 0 ? $"the token holds {name}" : $"the token holds {name}: {why}";
    }

    /// <summary>Who has the missing rights instead: the group that an administrator believes the identity to be in is mostly among them.</summary>
    private static string Others(AccessMask rights, SecurityDescriptor descriptor, AccessSubject subject)
    {
        if (descriptor.Dacl is not { } dacl)
            return "";
        if (dacl.Count == 0)
            return " The list is empty.";
        var others = dacl
            .Where(entry => entry is { IsAllow: true, IsInheritOnly: false, Sid: not null } && GenericMapping.File.Map(entry.Mask).HasAll(rights))
            .Select(entry => entry.Sid!).Distinct().ToArray();
        if (others.Length == 0)
            return "";
        var names = others.Take(MaxNames).Select(sid => Name(sid, subject));
        var isIisIusrs = subject.Model is { } model && Array.IndexOf(others, WellKnownSids.IisIusrs) >= 0;
        return $" It is given to {string.Join(", ", names)}{(others.Length > MaxNames ? " and others" : "")}{(isIisIusrs ? $"; IIS_IUSRS does not count: {subject.Model!.IsInIisIusrsReason.TrimEnd('.')}" : "")}.";
    }

    private static string Name(SecurityIdentifier sid, AccessSubject subject) =>
        subject.Holds(sid).Name + (subject.Token.StateOf(sid) == TokenSidState.DenyOnly ? " (which the token holds for deny entries only)" : "");
}
