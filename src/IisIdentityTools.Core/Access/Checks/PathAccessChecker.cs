using IisIdentityTools.Access.Subjects;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;

namespace IisIdentityTools.Access.Checks;

/// <summary>
/// Walks everything that stands between an identity and a file or folder: the share, the list of the target with what its parent folder
/// gives besides, its attributes, and the way to it (rules C2, C5, F1).
/// </summary>
internal sealed class PathAccessChecker(IServerFacts facts, DescriptorStore store)
{
    private static readonly (FileRights Right, FileRights OfParent)[] s_parentRights =
    [
        (FileRights.Delete, FileRights.DeleteSubdirectoriesAndFiles),
        (FileRights.ReadAttributes, FileRights.ListDirectory),
    ];

    /// <summary>The error for a path that certainly does not exist.</summary>
    public static IdentityQueryException NotFound(string path, IServerFacts facts) =>
        new("PathNotFound", path, $"'{path}' does not exist on {facts.Server.DisplayName}, say its facts ({facts.Source}).");

    /// <summary>Checks one path and says why. Null when it certainly does not exist.</summary>
    public PathAccess? Check(string path, AccessSubject subject, FileRights rights) =>
        Find(path) is { } place ? Explain(place, subject, rights) : null;

    /// <summary>What counts at a path, for many checks. Null when it certainly does not exist.</summary>
    public CheckedPath? Find(string path) => store.Find(path) is { State: not FactState.Absent } target ? new CheckedPath(target, store) : null;

    /// <summary>Checks and says why.</summary>
    public PathAccess Explain(CheckedPath place, AccessSubject subject, FileRights rights) => Run(place, new PathAccess(place.Path, subject, rights, explains: true));

    /// <summary>Checks without reasons: the outcome is the same, and no sentence is made.</summary>
    public PathAccess Decide(CheckedPath place, AccessSubject subject, FileRights rights) => Run(place, new PathAccess(place.Path, subject, rights, explains: false));

    /// <summary>True when folders on the way do not count for the subject.</summary>
    public bool PassesFreely(AccessSubject subject) => subject.Bypass(facts).IsHeld == true;

    private PathAccess Run(CheckedPath place, PathAccess access)
    {
        access.Kind = place.Target.Kind;
        access.Say(access.Subject.Note);
        if (place.IsRemote)
            CheckShare(access, place.Share);
        CheckList(access, place);
        CheckAttributes(access, place.Target);
        if (!place.IsRemote)
            CheckWay(access);
        return access;
    }

    private static void CheckShare(PathAccess access, PathPermissions? share)
    {
        if (share?.Descriptor is not { } descriptor)
        {
            var reason = share?.State switch
            {
                FactState.Absent => "does not exist.",
                FactState.Unreadable => $"has permissions that could not be read. {share.Reason}".TrimEnd(),
                _ => "has permissions that were not captured.",
            };
            access.Open(AccessLimits.Share, access.Rights, access.Explains ? $"The share {share?.Path ?? access.Path} {reason} Share permissions count besides those of the folder." : "");
            return;
        }

        if (!access.Explains)
        {
            var decision = AccessCheck.Decide(descriptor, access.Subject.Token, access.Rights);
            access.Limit(AccessLimits.Share, decision.Granted, decision.Refused);
            return;
        }

        var explanation = AccessCheck.Explain(descriptor, access.Subject.Token, access.Rights);
        access.Limit(AccessLimits.Share, explanation.Decision.Granted, explanation.Decision.Refused);
        access.Say($"Share {share.Path}:");
        foreach (var sentence in AccessSentences.Of(explanation, descriptor, access.Subject, PathKind.Folder))
            access.Say("  " + sentence.Text, OfShare(share.Path, sentence));
    }

    // Beside a folder, a share gives nothing, and no entry in the folder's list adds to what it gives.
    private static AccessSentence OfShare(string share, AccessSentence sentence) => new(
        sentence.Kind switch
        {
            AccessSentenceKind.Gives => AccessSentenceKind.Remark,
            AccessSentenceKind.Lacks => AccessSentenceKind.Refuses,
            var kind => kind,
        },
        $"Share {share}: {sentence.Text}");

    private void CheckList(PathAccess access, CheckedPath place)
    {
        var target = place.Target;
        if (target.Descriptor is not { } descriptor)
        {
            access.Open(AccessLimits.FileSystem, access.Rights, target.Reason);
            if (access.Explains && target.State == FactState.Unknown)
                access.Say(ExpectedInheritance.Sentence(place, store, access));
            return;
        }

        if (!access.Explains)
        {
            LimitByList(access, place, AccessCheck.Decide(descriptor, access.Subject.Token, access.Rights));
            return;
        }

        var explanation = AccessCheck.Explain(descriptor, access.Subject.Token, access.Rights);
        foreach (var sentence in AccessSentences.Of(explanation, descriptor, access.Subject, target.Kind))
            access.Say(sentence);
        var fromParent = LimitByList(access, place, explanation.Decision);
        // To see the attributes is granted along although the parent gives it already: it opens nothing, and the grant stays a plain Read.
        access.Grantable = (FileRights)(AccessSentences.Ungranted(explanation) & ~(fromParent & FileRights.Delete));
    }

    private static AccessMask LimitByList(PathAccess access, CheckedPath place, AccessDecision decision)
    {
        var fromParent = FromParent(access, place, decision);
        access.Limit(AccessLimits.FileSystem, decision.Granted | fromParent, decision.Refused & ~fromParent);
        return fromParent;
    }

    /// <summary>
    /// Two rights come from the folder as well: it lets delete what is in it (FILE_DELETE_CHILD), and who may list it sees the attributes
    /// ([MS-FSA] 2.1.5.1.2.1).
    /// </summary>
    private static AccessMask FromParent(PathAccess access, CheckedPath place, AccessDecision decision)
    {
        var given = AccessMask.None;
        foreach (var (right, ofParent) in s_parentRights)
        {
            AccessMask lacking = right;
            if (!decision.Desired.HasAll(lacking) || decision.Granted.HasAll(lacking))
                continue;
            if (place.Parent is not { } descriptor
                || AccessCheck.Decide(descriptor, access.Subject.Token, ofParent).Verdict != AccessVerdict.Allowed)
                continue;
            given |= lacking;
            if (access.Explains)
                access.Say(new AccessSentence(AccessSentenceKind.Gives, $"{RightsText.Of(right)}: the folder '{WindowsPath.Parent(access.Path)}' gives it with {RightsText.Of(ofParent, PathKind.Folder)}, whatever the list of '{WindowsPath.FileName(access.Path)}' says."));
        }

        return given;
    }

    private static void CheckAttributes(PathAccess access, PathPermissions target)
    {
        AccessMask rights = access.Rights;
        AccessMask changing = FileRights.WriteData | FileRights.AppendData | FileRights.Delete;
        if (target.IsReadOnlyFile && rights.HasAny(changing))
            access.Refuse(AccessLimits.ReadOnlyAttribute, rights & changing, !access.Explains ? "" : $"The file is marked read-only: Windows refuses {RightsText.Of((FileRights)(rights & changing), PathKind.File)} whatever its list says. Clear the attribute (attrib -R).");
        AccessMask content = FileRights.ReadData | FileRights.WriteData | FileRights.AppendData;
        if (!target.IsEncrypted || !rights.HasAny(content))
            return;
        if (target.Kind == PathKind.File)
            access.Open(AccessLimits.Encryption, rights & content, "The file is encrypted (EFS): only accounts that hold a key to it can open it, and which these are was not captured.");
        else
            access.Say("The folder encrypts new files (EFS): only who made a file, and holders of a recovery key, can read it.");
    }

    /// <summary>Folders on the way count only for a token without SeChangeNotifyPrivilege, which stock Windows gives to everybody (rule C2).</summary>
    private void CheckWay(PathAccess access)
    {
        var (isHeld, why) = access.Subject.Bypass(facts);
        if (isHeld == true)
            return;
        var folders = new Stack<string>();
        for (var folder = WindowsPath.Parent(access.Path); folder is not null; folder = WindowsPath.Parent(folder))
            folders.Push(folder);
        foreach (var folder in folders)
        {
            var permissions = store.Find(folder);
            var verdict = permissions.Descriptor is { } descriptor ? AccessCheck.Decide(descriptor, access.Subject.Token, FileRights.Traverse).Verdict : AccessVerdict.Unknown;
            if (verdict == AccessVerdict.Allowed)
                continue;
            var says = verdict == AccessVerdict.Denied ? $"does not let {access.Subject.Name} pass (Traverse)" : $"may not let {access.Subject.Name} pass: {(permissions.Reason.Length > 0 ? permissions.Reason : "its list leaves it open")}";
            var sentence = $"The folder '{folder}' on the way {says}, and {why}.";
            if (verdict == AccessVerdict.Denied && isHeld == false)
            {
                access.ClosedFolder = folder;
                access.Refuse(AccessLimits.Traverse, access.Rights, sentence);
            }
            else
            {
                access.Open(AccessLimits.Traverse, access.Rights, sentence);
            }

            return;
        }
    }
}
