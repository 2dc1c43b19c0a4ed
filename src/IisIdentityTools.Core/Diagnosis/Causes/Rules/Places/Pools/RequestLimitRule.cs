using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Diagnosis.Causes.Cases;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Pools;

/// <summary>503.2, .3, .4 and QueueFull: the limits that were reached (KB 943891, KB 820729).</summary>
internal sealed class RequestLimitRule : ICauseRule
{
    private const string Application = "APP-LIMIT";
    private const string Queue = "POOL-QUEUE";

    public IReadOnlyList<string> Ids { get; } = [Application, Queue];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (CasePool.Of(refusal) is { } pool)
            yield return Finding(Queue, $"The queue of the pool '{pool.Name}' holds {pool.Definition.QueueLength.Text} requests", pool.Definition.QueueLength);
        if (refusal.Place is not { } place)
            yield break;
        if (refusal.Request.SubStatus == 2 && place.Value("system.webServer/serverRuntime", "appConcurrentRequestLimit") is var limit)
            yield return Finding(Application, $"The application takes {limit.Text} requests at once (appConcurrentRequestLimit)", limit);
        else if (refusal.Request.SubStatus == 3 && place.Value("system.web/processModel", "requestQueueLimit") is var queue)
            yield return Finding(Application, $"The queue of ASP.NET holds {queue.Text} requests (requestQueueLimit)", queue);
        else if (refusal.Request.SubStatus == 4 && FastCgi(place) is { } length)
            yield return Finding(Application, $"The queue of the FastCGI program holds {length.Text} requests (queueLength)", length);
    }

    private static EffectiveValue? FastCgi(CasePlace place)
    {
        var program = place.Mapping?.ScriptProcessor.Split('|')[0].Trim() ?? "";
        return place.Settings.FastCgi.Element.Items.FirstOrDefault(item => string.Equals(item.Get("fullPath").Text.Trim(), program, StringComparison.OrdinalIgnoreCase))?.Get("queueLength");
    }

    private static CauseFinding Finding(string id, string says, EffectiveValue value) =>
        new CauseFinding(id, CauseVerdict.Consistent) { Because = [says + "; the status says that no more fitted in."] }.At(value);
}
