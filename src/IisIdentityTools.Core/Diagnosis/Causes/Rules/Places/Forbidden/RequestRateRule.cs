using IisIdentityTools.Diagnosis.Causes.Cases;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Forbidden;

/// <summary>403.501 (too many at once) and .502 (too many in a time): dynamicIpSecurity.</summary>
internal sealed class RequestRateRule : ICauseRule
{
    private const string Id = "F403-RATE";
    private const int AtOnce = 501;

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place)
            yield break;
        var section = place.Level.GetSection("system.webServer/security/dynamicIpSecurity").Element;
        var isAtOnce = refusal.Request.SubStatus == AtOnce;
        var limit = section.Child(isAtOnce ? "denyByConcurrentRequests" : "denyByRequestRate");
        if (!limit.Get("enabled").IsTrue || section.Get("enableLoggingOnlyMode").IsTrue)
        {
            yield return CauseFinding.Refuted(Id);
            yield break;
        }

        var says = isAtOnce
            ? $"more than {limit.Get("maxConcurrentRequests").Text} requests of one address at once"
            : $"more than {limit.Get("maxRequests").Text} requests of one address in {limit.Get("requestIntervalInMilliseconds").Text} ms";
        yield return new CauseFinding(Id, CauseVerdict.Consistent)
        {
            Because = Sentences.Of(
                $"dynamicIpSecurity at '{place.ConfigurationPath}' refuses {says}.",
                section.Get("enableProxyMode").IsTrue ? "" : "enableProxyMode is off: all clients behind one proxy count as one address."),
        }.At(limit.Get("enabled"));
    }
}
