using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Scripts;

/// <summary>80004005 of Access databases: JET writes into the worker process's TEMP as the user (using classic ASP with Access databases).</summary>
internal sealed class JetRule : ICauseRule
{
    private const string Id = "ASP-JETTEMP";

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal is not { Server: { } server, Place: { } place } || CasePool.Of(refusal) is not { } pool || place.Answer.Identities.Code is not { Kind: not (IdentityKind.None or IdentityKind.Unknown) } code)
            yield break;
        // With a profile TEMP lies in it, which only its owner may write.
        var hasProfile = pool.Definition.LoadUserProfile.IsTrue && pool.Definition.SetProfileEnvironment.IsTrue;
        if (hasProfile)
            yield return code.Sid == place.Process.Sid ? CauseFinding.Refuted(Id) : new CauseFinding(Id, CauseVerdict.Consistent)
            {
                Identity = code.Name,
                IdentitySid = code.Sid,
                Because = [$"Scripts run as {code.Name}, and TEMP lies in the profile of {pool.Identity.Name}, which {code.Name} may not write."],
                Command = CommandText.Pool(pool.Name, "processModel.loadUserProfile:false"),
            }.At(pool.Definition.LoadUserProfile);
        else
            yield return AccessFinding.Of(Id, place.Check(code, server.Expand(@"%windir%\Temp"), FileRights.CreateFiles | FileRights.Delete), "write JET's temporary files", CauseVerdict.Consistent);
    }
}
