using IisIdentityTools.Access.Purposes;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Code;

/// <summary>What ASP.NET itself needs: Temporary ASP.NET Files, and to watch the application's folder (rules B2, F1).</summary>
internal sealed class AspNetFoldersRule : ICauseRule
{
    private const string Compile = "NET-COMPILE";
    private const string Watch = "NET-MONITOR";

    public IReadOnlyList<string> Ids { get; } = [Compile, Watch];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal is not { Server: { } server, Place: { } place })
            yield break;
        var temporary = new PurposeFolders(server.Configuration).TemporaryAspNetFiles(place.Answer);
        foreach (var identity in Identities(place))
        {
            // What the worker process lacks stops every page; an impersonated user compiles and watches only at times.
            var whenDenied = identity.Sid == place.Process.Sid ? CauseVerdict.Proved : CauseVerdict.Consistent;
            if (temporary.Length > 0)
                yield return AccessFinding.Of(Compile, place.Check(identity, temporary, FileRights.Modify), "compile", whenDenied);
            if (place.ApplicationFolder.Length > 0)
                yield return AccessFinding.Of(Watch, place.Check(identity, place.ApplicationFolder, FileRights.Read), "watch the folder for changes", whenDenied);
        }
    }

    /// <summary>The worker process, and who the code runs as when that is somebody else who is known.</summary>
    private static IEnumerable<ResolvedIdentity> Identities(CasePlace place)
    {
        yield return place.Process;
        if (place.Answer.Identities.Code is { Kind: not (IdentityKind.None or IdentityKind.Unknown) } code && code.Sid.Length > 0 && code.Sid != place.Process.Sid)
            yield return code;
    }
}
