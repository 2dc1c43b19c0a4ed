using IisIdentityTools.Access.Checks;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content.Reasons;

/// <summary>The list that refuses an access, or leaves it open, with everything that tells why.</summary>
internal sealed class RefusingList
{
    private readonly PathAccessChecker _checker;

    private RefusingList(CaseServer server, CaseAccess access, CheckedPath place, SecurityDescriptor descriptor)
    {
        Server = server;
        Access = access;
        Descriptor = descriptor;
        Parent = place.Parent?.Dacl;
        _checker = server.Access.Checker;
        Explanation = AccessCheck.Explain(descriptor, Token, access.Question.Rights);
        Ungranted = AccessSentences.Ungranted(Explanation);
    }

    /// <summary>The server.</summary>
    public CaseServer Server { get; }

    /// <summary>The access.</summary>
    public CaseAccess Access { get; }

    /// <summary>The descriptor of the file or folder.</summary>
    public SecurityDescriptor Descriptor { get; }

    /// <summary>Its entries.</summary>
    public AccessControlList Entries => Descriptor.Dacl!;

    /// <summary>The list of the folder above; null when that is not known.</summary>
    public AccessControlList? Parent { get; }

    /// <summary>What decided.</summary>
    public AccessExplanation Explanation { get; }

    /// <summary>The rights that no entry gives.</summary>
    public AccessMask Ungranted { get; }

    /// <summary>Who asks.</summary>
    public AccessToken Token => Access.Question.Subject.Token;

    /// <summary>True for a folder.</summary>
    public bool IsFolder => Access.Kind != PathKind.File;

    /// <summary>The list behind an access; null when it was not captured, or when there is none.</summary>
    public static RefusingList? Of(CaseServer server, CaseAccess access) =>
        server.Access.Checker.Find(access.Path) is { Target.Descriptor: { Dacl: not null } descriptor } place ? new(server, access, place, descriptor) : null;

    /// <summary>True when the entry allows all that no entry gives.</summary>
    public bool GivesMissing(AccessControlEntry entry) => entry is { IsAllow: true, Sid: not null } && !Ungranted.IsNone && GenericMapping.File.Map(entry.Mask).HasAll(Ungranted);

    /// <summary>True when the token holds the SID of the entry.</summary>
    public bool IsHeld(AccessControlEntry entry) => entry.Sid is { } sid && Token.StateOf(sid) == TokenSidState.Enabled;

    /// <summary>True when the identity would be allowed, had the file or folder that list.</summary>
    public bool WouldAllow(IEnumerable<AccessControlEntry> list) =>
        AccessCheck.Decide(new SecurityDescriptor(ControlFlags.DaclPresent, Descriptor.Owner, Descriptor.Group, new AccessControlList(list)), Token, Access.Question.Rights).Verdict == AccessVerdict.Allowed;

    /// <summary>The descriptor of another file or folder; null when it was not captured.</summary>
    public SecurityDescriptor? DescriptorOf(string path) => _checker.Find(path)?.Target.Descriptor;

    /// <summary>Name of a SID.</summary>
    public string NameOf(SecurityIdentifier sid) => Access.Question.Subject.Holds(sid).Name;

    /// <summary>A finding about the access.</summary>
    public CauseFinding Finding(string id, string path, string sentence, string fix, string command = "") => new(id, CauseVerdict.Proved)
    {
        Identity = Access.Identity,
        IdentitySid = Access.IdentitySid,
        Path = path,
        Because = [sentence],
        Fix = fix,
        Command = command,
    };
}
