using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Handlers;
using IisIdentityTools.Identity.Tokens;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Pools;

/// <summary>503: what the worker process and WAS need of folders and DLLs (rules A1, C2; KB 4050891).</summary>
internal sealed class PoolFilesRule : ICauseRule
{
    private const string Copies = "POOL-TEMPDIR";
    private const string Module = "POOL-MODULE";
    private const string Traverse = "POOL-TRAVERSE";
    private const int NotLoaded = 2280;
    private const string ChangeNotify = "SeChangeNotifyPrivilege";

    public IReadOnlyList<string> Ids { get; } = [Copies, Module, Traverse];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Server is not { } server)
            yield break;
        if (OfCopies(server) is { } copies)
            yield return copies;
        if (CasePool.Of(refusal) is { Token: { } token } pool)
            yield return OfTraverse(pool, token);
        if (refusal.Place is { } place)
            foreach (var finding in Modules(server, place, refusal.Events.Any(each => each.EventId == NotLoaded)))
                yield return finding;
    }

    private static CauseFinding? OfCopies(CaseServer server)
    {
        var path = server.Expand(@"%SystemDrive%\inetpub\temp\appPools");
        var fact = server.Facts.GetPathSecurity(path);
        var isLink = fact.Attributes is { } attributes && (attributes & FileAttributes.ReparsePoint) != 0;
        if (Existence.Of(server.Facts, path) != FactState.Absent && !isLink)
            return null;
        return new(Copies, isLink ? CauseVerdict.Proved : CauseVerdict.Consistent)
        {
            Path = path,
            Because = [isLink ? $"'{path}' is a link, and WAS writes the pools' copies of the configuration only into a real folder." : $"'{path}' does not exist: WAS cannot write the pools' copies of the configuration."],
        };
    }

    private static CauseFinding OfTraverse(CasePool pool, IdentityToken token)
    {
        var privilege = token.Privileges.FirstOrDefault(each => each.Name == ChangeNotify);
        return privilege?.State == TokenPrivilegeState.Absent
            ? new(Traverse, CauseVerdict.Proved)
            {
                Identity = pool.Identity.Name,
                IdentitySid = pool.Identity.Sid,
                Because = [$"{pool.Identity.Name}, the identity of the pool '{pool.Name}', lacks {ChangeNotify}: {privilege.Why}"],
            }
            : privilege?.State == TokenPrivilegeState.Unknown ? new(Traverse, CauseVerdict.Possible) : CauseFinding.Refuted(Traverse);
    }

    private static IEnumerable<CauseFinding> Modules(CaseServer server, CasePlace place, bool isLogged)
    {
        foreach (var module in server.Configuration.ServerLevel.GetSection("system.webServer/globalModules").Element.Items)
        {
            if (!PreCondition.Holds(module.Get("preCondition").Text, place.Worker) || place.Process.Kind == IdentityKind.None)
                continue;
            var image = ForBitness(server.Expand(module.Get("image").Text), place.Worker.Is32Bit);
            if (WindowsPath.IsRooted(image) && Existence.Of(server.Facts, image) == FactState.Absent)
                yield return new CauseFinding(Module, isLogged ? CauseVerdict.Proved : CauseVerdict.Consistent)
                {
                    Path = image,
                    Because = [$"The global module '{module.Get("name").Text}' has no DLL: '{image}' does not exist."],
                    Fix = $"Repair what brought '{module.Get("name").Text}', or remove its entry from globalModules.",
                }.At(module.Source);
            else if (server.Facts.GetPathSecurity(image).State == FactState.Present && place.Check(place.Process, image, FileRights.ReadAndExecute) is { IsDenied: true } access)
                yield return AccessFinding.Of(Module, access, $"load the global module '{module.Get("name").Text}'").At(module.Source);
        }
    }

    /// <summary>A 32-bit process is led from System32 to SysWOW64 (file system redirection).</summary>
    private static string ForBitness(string path, bool is32Bit) => is32Bit && path.IndexOf(@"\System32\", StringComparison.OrdinalIgnoreCase) is var at and >= 0
        ? path.Substring(0, at) + @"\SysWOW64\" + path.Substring(at + @"\System32\".Length)
        : path;
}
