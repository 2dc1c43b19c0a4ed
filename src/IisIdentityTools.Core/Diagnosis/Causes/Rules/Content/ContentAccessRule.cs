using IisIdentityTools.Access;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content;

/// <summary>401.3: which identity was refused on which object (rules B1, B4, C5). The worker's own needs are no 401.3.</summary>
internal sealed class ContentAccessRule : ICauseRule
{
    private const string Anonymous = "ACL-ANON";
    private const string AnonymousPool = "ACL-ANON-POOL";
    private const string User = "ACL-USER";
    private const string ConnectAs = "ACL-VDIRUSER";
    private const string Override = "ACL-OVERRIDE";
    private const string FileAuthorization = "ACL-FILEAUTH";

    public IReadOnlyList<string> Ids { get; } = [Anonymous, AnonymousPool, User, ConnectAs, Override, FileAuthorization];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place || !refusal.Is(401, 3))
            yield break;
        foreach (var access in place.Accesses.Where(access => IsOfRequest(access.Question.Roles)))
        {
            // A logged 0 is ASP.NET's file authorization, a logged 5 the open of a native handler (rule B4).
            var isManaged = (access.Question.Roles & AccessRoles.FileAuthorization) != 0;
            var id = isManaged ? FileAuthorization : IdOf(place);
            if (access.IsMissing || (refusal.IsStated(withWin32: true) && refusal.Win32 is 0 or 5 && isManaged != (refusal.Win32 == 0)))
                continue;
            yield return Finding(id, place, access);
        }

        foreach (var id in Ids.Except(place.Accesses.Where(access => IsOfRequest(access.Question.Roles)).Select(access => (access.Question.Roles & AccessRoles.FileAuthorization) != 0 ? FileAuthorization : IdOf(place))))
            yield return CauseFinding.Refuted(id);
    }

    private static bool IsOfRequest(AccessRoles roles) => (roles & (AccessRoles.Content | AccessRoles.FileAuthorization)) != 0;

    private static string IdOf(CasePlace place)
    {
        if (place.ConnectAs is not null)
            return ConnectAs;
        var request = place.Answer.RequestIdentityKind;
        if (place.Answer.Authentication == AuthenticationKind.Anonymous)
            return request is IdentityKind.Iusr or IdentityKind.AnonymousAccount ? Anonymous : AnonymousPool;
        return place.Settings.Authentication.Override.Is("UseWorkerProcessUser") ? Override : User;
    }

    private static CauseFinding Finding(string id, CasePlace place, CaseAccess access)
    {
        var verdict = access.IsDenied ? CauseVerdict.Proved : access.IsAllowed ? CauseVerdict.Refuted : access.IsExpectedDenied ? CauseVerdict.Consistent : CauseVerdict.Possible;
        var target = access.IsDenied ? GrantPlace.Of(place, access) : access;
        var rights = RightsText.Of(access.Question.Rights, access.Kind);
        var helps = target.Command.Length > 0;
        return new(id, verdict)
        {
            Identity = access.Identity,
            IdentitySid = access.IdentitySid,
            Path = access.Path,
            Because = [Sentence(access, rights), .. access.Because],
            ToProve = [$"The permissions of '{access.Path}': icacls \"{access.Path}\", or capture the server with them."],
            Fix = helps ? $"Grant {target.Identity} {rights} on '{target.Path}': {target.Command}" : "",
            Command = helps ? CommandText.Grant(target.Path, target.Identity, access.Question.Rights) : "",
            SideEffect = helps && target.Kind == PathKind.Folder ? $"Everything below '{target.Path}' that inherits becomes readable for {target.Identity}." : "",
        };
    }

    private static string Sentence(CaseAccess access, string rights) =>
        access.IsDenied ? $"{access.Identity} is refused {rights} on '{access.Path}'."
        : access.IsAllowed ? $"{access.Identity} has {rights} on '{access.Path}'."
        : access.IsExpectedDenied ? $"{access.Identity} is probably refused {rights} on '{access.Path}': '{access.Access!.Expected.Folder}', from which it inherits, does not give it."
        : $"Whether {access.Identity} has {rights} on '{access.Path}' cannot be told.";
}
