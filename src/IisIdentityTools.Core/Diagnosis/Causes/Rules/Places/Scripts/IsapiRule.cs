using IisIdentityTools.Configuration;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Handlers;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Scripts;

/// <summary>500.0 of ISAPI: filters and the extension, each a DLL that the worker process has to load (KB 942031).</summary>
internal sealed class IsapiRule : ICauseRule
{
    private const string Refused = "MOD-ISAPILOAD";
    private const string Bad = "MOD-ISAPIBAD";

    public IReadOnlyList<string> Ids { get; } = [Refused, Bad];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal is not { Server: { } server, Place: { } place })
            yield break;
        var libraries = Libraries(place).ToArray();
        if (libraries.Length == 0)
        {
            yield return CauseFinding.Refuted(Refused);
            yield return CauseFinding.Refuted(Bad);
        }

        foreach (var (name, path, source) in libraries)
        {
            var full = WindowsPath.Normalize(server.Expand(path.Trim().Trim('"')));
            if (!WindowsPath.IsRooted(full))
                continue;
            if (Existence.Of(server.Facts, full) == FactState.Absent)
                yield return new CauseFinding(Bad, CauseVerdict.Proved)
                {
                    Path = full,
                    Because = [$"{name} is '{full}', which does not exist."],
                    Fix = $"Correct the path, install the DLL, or remove {name}.",
                }.At(source);
            else
                yield return AccessFinding.Of(Refused, place.Check(place.Process, full, FileRights.ReadAndExecute), $"load {name}").At(source);
        }
    }

    private static IEnumerable<(string Name, string Path, SourcePosition? Source)> Libraries(CasePlace place)
    {
        foreach (var filter in place.Level.GetSection("system.webServer/isapiFilters").Element.Items)
            if (filter.Get("enabled").IsTrue && PreCondition.Holds(filter.Get("preCondition").Text, place.Worker))
                yield return ($"the filter '{filter.Get("name").Text}'", filter.Get("path").Text, filter.Source);
        if (place.Mapping is { Kind: HandlerKind.IsapiExtension } mapping)
            yield return ($"the extension of the mapping '{mapping.Name}'", mapping.ScriptProcessor.Length > 0 ? mapping.ScriptProcessor : place.PhysicalPath, mapping.Source);
    }
}
