using IisIdentityTools.Access;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Causes.Rules.Content.Reasons;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content;

/// <summary>401.3 of a handler that opens the file as the user of the request: which identity was refused on which object (rules B1, C5). The worker's own needs are no 401.3.</summary>
internal sealed class ContentAccessRule : ICauseRule
{
    private const string Anonymous = "ACL-ANON";
    private const string AnonymousPool = "ACL-ANON-POOL";
    private const string User = "ACL-USER";
    private const string ConnectAs = "ACL-VDIRUSER";
    private const string Override = "ACL-OVERRIDE";
    private const string FilteredAdministrator = "ACL-UACADMIN";
    private const string Listing = "ACL-LISTDIR";
    private const string Traverse = "RIGHT-TRAVERSE";

    private static readonly string[] s_own = [Anonymous, AnonymousPool, User, ConnectAs, Override, FilteredAdministrator, Listing, Traverse];

    public IReadOnlyList<string> Ids { get; } = [.. s_own, .. DenialReasons.Ids];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place?.AsFolder() is not { } place || !refusal.Is(401, 3) || Requested(refusal, place) is not { } access || access.IsMissing)
            yield break;
        // Anonymous callers on a share are a cause of their own, and what is opened as the worker process for the code is none of the request's.
        var id = IdOf(place);
        if (id is null || (place.IsUnc && id is Anonymous or AnonymousPool))
        {
            foreach (var other in s_own)
                yield return CauseFinding.Refuted(other);
            yield break;
        }

        if (access.IsDenied)
            id = Narrower(place, access) ?? id;
        foreach (var finding in AccessFindings.Of(id, refusal, access))
            yield return finding.Id == Anonymous ? WithPoolIdentity(place, access, finding) : finding;
        foreach (var other in s_own.Where(other => other != id && (!access.IsUnknown || IsDecidedBySettings(other) || (other == Traverse && (access.Access!.Limits & AccessLimits.Traverse) == 0))))
            yield return CauseFinding.Refuted(other);
    }

    /// <summary>Which of the causes fits the place; null when files are opened as the worker process for another reason than the request.</summary>
    private static string? IdOf(CasePlace place)
    {
        var who = place.Answer.Identities;
        if (place.ConnectAs is { } account && account.Name == who.Content.Name)
            return ConnectAs;
        if (who.Content.Kind == IdentityKind.None)
            return null;
        if (who.Content.Name != who.Request.Name)
            return place.Settings.Authentication.Override.Is("UseWorkerProcessUser") && who.Content.Name == who.Process.Name ? Override : null;
        if (place.Answer.Authentication != AuthenticationKind.Anonymous)
            return User;
        return who.Request.Kind is IdentityKind.Iusr or IdentityKind.AnonymousAccount ? Anonymous : AnonymousPool;
    }

    private static bool IsDecidedBySettings(string id) => id is Anonymous or AnonymousPool or User or ConnectAs or Override;

    /// <summary>The access to the served file; of a folder that may be listed, to its default document.</summary>
    private static CaseAccess? Requested(RefusalCase refusal, CasePlace place)
    {
        var access = place.Accesses.FirstOrDefault(access => (access.Question.Roles & AccessRoles.Content) != 0);
        if (access is { IsAllowed: true } && RequestedFile.DefaultDocument(refusal, place) is { } document)
            return place.Check(access, document);
        return access;
    }

    private static string? Narrower(CasePlace place, CaseAccess access)
    {
        if (access.Access!.ClosedFolder is not null)
            return Traverse;
        if (place.Checked(access.Path)?.Target.Descriptor is not { Dacl: { } dacl } descriptor)
            return null;
        var token = access.Question.Subject.Token;
        if (token.StateOf(WellKnownSids.Administrators) == TokenSidState.DenyOnly && IsGivenTo(dacl, WellKnownSids.Administrators, access.Question.Rights))
            return FilteredAdministrator;
        var below = new SecurityDescriptor(ControlFlags.DaclPresent, descriptor.Owner, descriptor.Group, Inheritance.Of(dacl, isFolder: false));
        return place.IsFolder == true && access.Kind == PathKind.Folder && AccessCheck.Decide(below, token, access.Question.Rights).Verdict == AccessVerdict.Allowed ? Listing : null;
    }

    private static bool IsGivenTo(AccessControlList dacl, SecurityIdentifier sid, FileRights rights) =>
        dacl.Any(entry => entry is { IsAllow: true, IsInheritOnly: false } && entry.Sid == sid && GenericMapping.File.Map(entry.Mask).HasAll(rights));

    /// <summary>When the worker process may read the file, anonymous requests may use its identity instead.</summary>
    private static CauseFinding WithPoolIdentity(CasePlace place, CaseAccess access, CauseFinding finding)
    {
        if (finding.Fix.Length == 0 || !place.Check(place.Worker.Identity, access.Path, access.Question.Rights).IsAllowed)
            return finding;
        return finding with { Fix = $"{finding.Fix}. Or let anonymous requests use the pool's identity {place.Worker.Identity.Name}, which has the right: {CommandText.AnonymousToPool(place.Site.Name, place.Application.Path)}" };
    }
}
