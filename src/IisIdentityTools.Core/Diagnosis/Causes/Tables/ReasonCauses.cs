using IisIdentityTools.Identity.Tokens;

namespace IisIdentityTools.Diagnosis.Causes.Tables;

/// <summary>Why a list refuses: the second sentence of every refusal by permissions. They have no status of their own.</summary>
internal static class ReasonCauses
{
    public static CauseEntry[] Rows { get; } =
    [
        new("WHY-WRONGPRINCIPAL", "The right was given to another account", CauseStage.Execution, CauseAccounts.None, [])
        {
            Seen = "The list gives the right to an account that takes part in serving requests, but not in this one.",
            ProvedWhen = "an entry allows what is missing to IIS_IUSRS, IUSR, NETWORK SERVICE, the pool or an account of an older IIS, and the token does not hold it",
            Fix = "Grant the identity that needs it, and take the entry away that nobody needs.",
            Source = "rules B8, C1",
        },
        new("WHY-NOUSERS", "The entry for all users is gone", CauseStage.Execution, CauseAccounts.None, [])
        {
            Seen = "No entry for Users, Authenticated Users or Everyone, of which a stock content folder has one.",
            ProvedWhen = "no entry gives the right to a group that everybody is in",
            Fix = "Grant the one identity that needs it.",
            Source = "KB 981949",
        },
        new("WHY-PROTECTED", "Inheritance is cut off at the file or folder", CauseStage.Execution, CauseAccounts.None, [])
        {
            Seen = "The folder above gives the right, and the list below does not take it over.",
            ProvedWhen = "the list is protected, and what the folder above hands down would allow it",
            Fix = "Let the file or folder inherit again; entries of its own stay.",
            Avoid = "icacls /reset throws away entries that were set there.",
            Source = "rules C5",
        },
        new("WHY-MOVED", "The inherited entries are not those of the folder above", CauseStage.Execution, CauseAccounts.None, [])
        {
            Seen = "Entries marked as inherited that the folder above does not hand down: mostly the file was moved here, which keeps its old list.",
            ProvedWhen = "the inherited entries differ from what the folder above hands down, and these would allow it",
            Fix = "Have it inherit afresh; copy into place instead of moving.",
            Avoid = "icacls /reset throws away entries that were set there: write them down first.",
            Mark = RuleMark.Recalled,
            Source = "rules C5",
        },
        new("WHY-DENY", "An entry denies it", CauseStage.Execution, CauseAccounts.None, [])
        {
            Seen = "A denying entry matches the token before anything allows it.",
            ProvedWhen = "the first entry that decides is a denying one",
            Fix = "Remove the denying entry where it was set, or take the account out of the group that it names.",
            Avoid = "A grant does not help against an entry that denies.",
            Source = "rules C5",
        },
        new("WHY-DENYGENERIC", "An entry that denies writing also denies reading", CauseStage.Execution, CauseAccounts.None, [])
        {
            Seen = "A denying entry that looks like one for writing, made of generic rights.",
            ProvedWhen = "of what is asked for, the denying entry holds only SYNCHRONIZE and ReadPermissions, which reading needs too",
            Fix = "Replace the entry by one that denies the writing rights alone.",
            Source = "rules F4",
        },
        new("WHY-IO", "The entry is for what lies below, or for this folder only", CauseStage.Execution, CauseAccounts.None, [])
        {
            Seen = "An entry that allows it has the wrong inheritance flags.",
            ProvedWhen = "an entry for a SID of the token allows it, and is inherit-only, or does not pass to files or folders",
            Fix = "Set the entry again with (OI)(CI), so that it counts for the folder and for what is in it.",
            Mark = RuleMark.Recalled,
            Source = "rules C5",
        },
        new("WHY-ORPHANSID", "The right was given to an account that is no more", CauseStage.Execution, CauseAccounts.None, [])
        {
            Seen = "A SID without a name in the list: a pool that was renamed, a deleted account, another machine.",
            ProvedWhen = "an entry allows it to the SID of no pool of this server, or to a deleted account",
            Fix = "Grant the account of today, and remove the entry of the old one.",
            Source = "rules C3",
        },
        new("WHY-DENYONLY", "The token holds the group for denying entries only", CauseStage.Execution, CauseAccounts.None, [])
        {
            Seen = "The account is in the group that has the right, and it does not count.",
            ProvedWhen = "an entry allows it to a SID that the token holds as deny-only",
            Fix = "Grant another group, or the account itself.",
            Source = "rules C1",
        },
        new("WHY-NONCANON", "The entries stand in an unusual order", CauseStage.Execution, CauseAccounts.None, [])
        {
            Seen = "A list in which the order of entries was not made by Windows' own editors.",
            ProvedWhen = "the list is not in canonical order, and in that order it would allow",
            Fix = "Have Explorer or icacls write the list again: both put the entries in order.",
            Mark = RuleMark.Recalled,
            Source = "rules C5",
        },
        new("WHY-CONDITIONAL", "The entry has a condition", CauseStage.Execution, CauseAccounts.None, [])
        {
            Seen = "An entry with a condition about claims or groups.",
            ProvedWhen = "the condition was evaluated with the claims of the token",
            Ask = "The claims of the account: whoami /claims in a session of its own.",
            Fix = "Have the condition hold for the account, or grant it without one.",
            Mark = RuleMark.Recalled,
            Source = "rules C5",
        },
        new("WHY-OWNERRIGHTS", "Being the owner does not help", CauseStage.Execution, CauseAccounts.None, [])
        {
            Seen = "An entry for OWNER RIGHTS (S-1-3-4).",
            ProvedWhen = "the token holds the owner, and an entry for OWNER RIGHTS takes the place of what owners have",
            Fix = "Grant the identity what it needs.",
            Mark = RuleMark.Recalled,
            Source = "rules C5",
        },
        new("WHY-SHARE", "The permissions of the share refuse it", CauseStage.Execution, CauseAccounts.Machine | CauseAccounts.ConnectAs, [])
        {
            Seen = "The folder allows it, the share in front of it does not.",
            ProvedWhen = "the permissions of the folder allow it and those of the share refuse it",
            Fix = "Grant the right on the share too: the narrower of the two counts.",
            Avoid = "Everyone on the share.",
            Source = "rules F1",
        },
        new("WHY-LINKTARGET", "The path leads through a link", CauseStage.Execution, CauseAccounts.None, [])
        {
            Seen = "A junction or symbolic link on the way.",
            ProvedWhen = "the permissions of what the link leads to refuse it",
            Ask = "Where the link leads, and the permissions there: fsutil reparsepoint query, then icacls on the target.",
            Fix = "Grant the right at the target of the link.",
            Mark = RuleMark.Recalled,
            Source = "known from practice",
        },
        new("GPO-RESET", "A group policy sets the permissions again", CauseStage.Execution, CauseAccounts.None, [])
        {
            Seen = "A repaired list or user right is as before about every 16 hours, or after a start.",
            ProvedWhen = "a policy has an entry for this object or right, and its value is the bad one",
            Ask = "Which policy defines it: gpresult /h report.html, and event 1704 of SceCli before each change.",
            Fix = "Change the policy, not the server.",
            Source = "KB 277543",
        },
        new("DEPLOY-RESET", "The deployment sets the permissions again", CauseStage.Execution, CauseAccounts.None, [])
        {
            Seen = "It began with a deployment, and many files have lists of that time.",
            ProvedWhen = "the tool that deploys writes permissions (msdeploy setAcl, robocopy /COPYALL)",
            Ask = "How the files come to the server, and the time of the first refusal against that of the deployment.",
            Fix = "Turn the copying of permissions off in the deployment.",
            Mark = RuleMark.Recalled,
            Source = "known from practice",
        },
    ];
}
