using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Evidence.Events;
using IisIdentityTools.Diagnosis.Statuses;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Pools;

/// <summary>503 and what WAS or the worker process logged: these events name the cause themselves (rule D6).</summary>
internal sealed class PoolEventRule : ICauseRule
{
    // Recalled: about 64 characters.
    private const int LongestName = 64;
    private const string BadData = "0x8007000D";

    public IReadOnlyList<string> Ids { get; } = ["POOL-IUSRS", "POOL-NAMELEN", "POOL-BITNESS", "POOL-GLOBALCFG", "POOL-CRASH", "WAS-DOWN"];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        foreach (var evidence in refusal.Events)
            if (IdOf(evidence) is { Length: > 0 } id)
                yield return new(id, CauseVerdict.Proved)
                {
                    Because = [Says(evidence)],
                    Evidence = [evidence.ToString()],
                };
        if (refusal.Server is { } server)
            foreach (var finding in OfConfiguration(refusal, server))
                yield return finding;
    }

    private static IEnumerable<CauseFinding> OfConfiguration(RefusalCase refusal, CaseServer server)
    {
        if (server.Configuration is { IsKnown: true, IsReadable: false } && server.Configuration.Problems.FirstOrDefault() is { } broken)
            yield return new CauseFinding("POOL-GLOBALCFG", CauseVerdict.Proved) { Because = [broken.Message], Fix = broken.Fix }.At(broken);
        if (CasePool.Of(refusal) is { } pool && (pool.Name.Length == 0 || pool.Name.Length > LongestName))
            yield return new CauseFinding("POOL-NAMELEN", CauseVerdict.Consistent)
            {
                Because = [pool.Name.Length == 0 ? "The pool has an empty name." : FormattableString.Invariant($"The name of the pool '{pool.Name}' has {pool.Name.Length} characters; about {LongestName} are allowed.")],
            }.At(pool.Definition.Source);
    }

    private static string IdOf(EventEvidence evidence) => (EventProviders.ShortName(evidence.Provider), evidence.EventId) switch
    {
        ("WAS", 5153) => "POOL-IUSRS",
        ("WAS", 5050 or 5051) => "POOL-NAMELEN",
        ("WAS", 5189) when string.Equals(evidence.ErrorCode, BadData, StringComparison.OrdinalIgnoreCase) => "POOL-GLOBALCFG",
        ("WAS", 5009 or 5011) => "POOL-CRASH",
        ("WAS", 5005 or 5036) => "WAS-DOWN",
        ("W3SVC-WP", 2282) => "POOL-BITNESS",
        ("W3SVC-WP", 2297) => "POOL-GLOBALCFG",
        _ => "",
    };

    private static string Says(EventEvidence evidence) =>
        $"{EventProviders.ShortName(evidence.Provider)} logged {FormattableString.Invariant($"{evidence.EventId}")}{(evidence.ApplicationPool.Length > 0 ? $" for the pool '{evidence.ApplicationPool}'" : "")}: {evidence.Name}.";
}
