using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Code;

/// <summary>Whether the pool has a profile: keys, secrets and TEMP depend on it (rule A2).</summary>
internal sealed class ProfileRule : ICauseRule
{
    private const string Secrets = "NET-DPAPI";
    private const string Paths = "NET-PROFILEPATH";
    private const string Broken = "NET-PROFILEBAD";
    private const string Keys = "CORE-KEYS";
    private const string Buffers = "CORE-TEMP";

    public IReadOnlyList<string> Ids { get; } = [Secrets, Paths, Broken, Keys, Buffers];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal is not { Server: { } server, Place: { } place } || CasePool.Of(refusal) is not { } pool)
            yield break;
        var loads = pool.Definition.LoadUserProfile;
        var points = pool.Definition.SetProfileEnvironment;
        var missing = loads.IsTrue ? points : loads;
        var hasProfile = loads.IsTrue && points.IsTrue;
        yield return loads.IsTrue ? CauseFinding.Refuted(Secrets) : Missing(Secrets, pool, loads, CauseVerdict.Possible, "user keys and DPAPI for the user do not work");
        yield return hasProfile ? CauseFinding.Refuted(Paths) : Missing(Paths, pool, missing, CauseVerdict.Possible, "TEMP and AppData are not its own");
        yield return hasProfile ? CauseFinding.Refuted(Keys) : Missing(Keys, pool, missing, refusal.Is(400) ? CauseVerdict.Consistent : CauseVerdict.Possible, "keys of data protection are kept in memory, unless the registry has a key ring for it");
        if (!loads.IsTrue)
            yield return CauseFinding.Refuted(Broken);
        yield return OfBuffers(server, place, hasProfile);
    }

    private static CauseFinding Missing(string id, CasePool pool, EffectiveValue setting, CauseVerdict verdict, string so) => new CauseFinding(id, verdict)
    {
        Identity = pool.Identity.Name,
        IdentitySid = pool.Identity.Sid,
        Because = [$"The pool '{pool.Name}' {(setting.Name == "loadUserProfile" ? $"loads no profile for {pool.Identity.Name}" : "loads a profile, but its variables do not point there")}: {so}."],
        Command = verdict == CauseVerdict.Possible ? "" : CommandText.Pool(pool.Name, $"processModel.{setting.Name}:true"),
    }.At(setting);

    private static CauseFinding OfBuffers(CaseServer server, CasePlace place, bool hasProfile)
    {
        var variable = place.Level.GetSection("system.webServer/aspNetCore").Element.Child("environmentVariables").Items
            .FirstOrDefault(item => string.Equals(item.Get("name").Text, "ASPNETCORE_TEMP", StringComparison.OrdinalIgnoreCase))?.Get("value").Text ?? "";
        if (hasProfile && variable.Length == 0)
            return CauseFinding.Refuted(Buffers);
        var folder = server.Expand(variable.Length > 0 ? variable : @"%windir%\Temp");
        return AccessFinding.Of(Buffers, place.Check(place.Process, folder, FileRights.CreateFiles), "buffer large requests on disk", CauseVerdict.Consistent);
    }
}
