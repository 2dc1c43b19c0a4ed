using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Handlers;
using IisIdentityTools.Security;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Content;

/// <summary>401.3 for every script of one type: the engine's DLL is loaded as the user of the request.</summary>
internal sealed class EngineAccessRule : ICauseRule
{
    private const string Id = "ACL-ENGINE-DLL";

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal is not { Place: { } place, Facts: { } facts } || !refusal.Is(401, 3))
            yield break;
        if (place.Mapping is not { } mapping || Engine(mapping, facts) is not { } engine)
        {
            if (place.Mapping is not null)
                yield return CauseFinding.Refuted(Id);
            yield break;
        }

        var user = place.Answer.Identities.Request;
        if (user.Kind == IdentityKind.None)
            yield break;
        var access = place.Check(user, engine, FileRights.ReadAndExecute);
        if (access.IsMissing)
            yield break;
        foreach (var finding in AccessFindings.Of(Id, refusal, access))
            yield return finding.Verdict == CauseVerdict.Proved && finding.Explains.Length == 0
                ? finding with { Because = [finding.Because[0], $"It is the engine of the mapping '{mapping.Name}', which runs as the user of the request.", .. finding.Because.Skip(1)] }
                : finding;
    }

    /// <summary>The DLL that a mapping loads; null for a mapping without one.</summary>
    private static string? Engine(HandlerMapping mapping, IServerFacts facts)
    {
        var text = mapping.ScriptProcessor.Split('|')[0].Trim().Trim('"');
        var path = EnvironmentExpansion.Expand(text, facts).Text;
        return path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && WindowsPath.IsRooted(path) ? WindowsPath.Normalize(path) : null;
    }
}
