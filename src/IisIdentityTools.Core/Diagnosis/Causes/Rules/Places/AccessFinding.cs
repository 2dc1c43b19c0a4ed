using IisIdentityTools.Access;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places;

/// <summary>A finding about one access check: proved when it refuses, refuted when it allows.</summary>
internal static class AccessFinding
{
    /// <summary>Makes the finding.</summary>
    /// <param name="id">The cause.</param>
    /// <param name="access">The check.</param>
    /// <param name="purpose">What the right is needed for: the end of "needs ... to".</param>
    /// <param name="whenDenied">What a refusal amounts to: less than proved when the request may not have needed it.</param>
    public static CauseFinding Of(string id, CaseAccess access, string purpose, CauseVerdict whenDenied = CauseVerdict.Proved)
    {
        // Rights have other names for files and folders: where nobody captured what it is, a name with an extension is a file.
        var kind = access.Kind == PathKind.Unknown && WindowsPath.FileName(access.Path).IndexOf('.') < 0 ? PathKind.Folder : access.Kind;
        var rights = RightsText.Of(access.Question.Rights, kind);
        var verdict = access.IsMissing ? CauseVerdict.Possible
            : access.IsDenied ? whenDenied
            : access.IsAllowed ? CauseVerdict.Refuted
            : access.IsExpectedDenied ? CauseVerdict.Consistent : CauseVerdict.Possible;
        var says = access.IsDenied ? "is refused" : access.IsAllowed ? "has" : access.IsExpectedDenied ? "is probably refused" : "may lack";
        var helps = access.IsDenied && access.Command.Length > 0;
        return new(id, verdict)
        {
            Identity = access.Identity,
            IdentitySid = access.IdentitySid,
            Path = access.Path,
            Because = [$"{access.Identity} {says} {rights} on '{access.Path}', which it needs to {purpose}.", .. access.Because],
            ToProve = [$"The permissions of '{access.Path}': icacls \"{access.Path}\", or capture the server with them."],
            Fix = helps ? $"Grant {access.Identity} {rights} on '{access.Path}': {access.Command}" : "",
            Command = helps ? CommandText.Grant(access.Path, access.Identity, access.Question.Rights) : "",
        };
    }
}
