using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Statuses;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Pools;

/// <summary>503: the pool does not exist, is not started, or was disabled after crashes (KB 820729; rule D5).</summary>
internal sealed class PoolStateRule : ICauseRule
{
    private const string Stopped = "POOL-STOPPED";
    private const string Crashed = "POOL-RAPIDFAIL";
    private const int RapidFail = 5002;

    public IReadOnlyList<string> Ids { get; } = [Stopped, Crashed];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        var failure = refusal.Events.FirstOrDefault(each => each.EventId == RapidFail && each.Provider == EventProviders.Was);
        if (failure is not null)
            yield return new(Crashed, CauseVerdict.Proved)
            {
                Because = [$"WAS disabled the pool '{failure.ApplicationPool}': its worker processes failed too often."],
                Evidence = [failure.ToString()],
            };
        if (refusal.Place is { Worker: { Definition: null, Problems.Count: > 0 } worker })
        {
            yield return new CauseFinding(Stopped, CauseVerdict.Proved) { Because = [worker.Problems[0].Message], Fix = worker.Problems[0].Fix }.At(worker.Problems[0]);
            yield break;
        }

        if (CasePool.Of(refusal) is not { } pool)
            yield break;
        var start = $"%windir%\\System32\\inetsrv\\appcmd start apppool \"{pool.Name}\"";
        if (pool.Definition.AutoStart is { IsSet: true, IsTrue: false } autoStart)
            yield return new CauseFinding(Stopped, CauseVerdict.Proved)
            {
                Because = [$"The pool '{pool.Name}' is not started with the server: autoStart is false."],
                Fix = $"Start the pool, and set autoStart to true: {CommandText.Pool(pool.Name, "autoStart:true")}",
                Command = start,
            }.At(autoStart);
        else if (Is(refusal.Request.Reason, "Disabled") && failure is null)
            yield return new(Stopped, CauseVerdict.Consistent)
            {
                Because = [$"HTTP.sys answered for the pool '{pool.Name}' because it is stopped: somebody stopped it, or WAS did without a crash."],
                Command = start,
            };
    }

    private static bool Is(string reason, string word) => string.Equals(reason, word, StringComparison.OrdinalIgnoreCase);
}
