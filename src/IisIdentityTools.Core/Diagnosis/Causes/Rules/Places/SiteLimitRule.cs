using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Diagnosis.Causes.Cases;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places;

/// <summary>403.9 and ConnLimit: limits/@maxConnections of the site (KB 820729).</summary>
internal sealed class SiteLimitRule : ICauseRule
{
    private const string Unlimited = "4294967295";

    public IReadOnlyList<string> Ids { get; } = ["F403-LIMIT", "SITE-CONN"];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Server is not { } server || refusal.Site is not { } site)
            yield break;
        var limit = SiteLimit.Of(server, site, "maxConnections");
        foreach (var id in Ids)
            yield return limit.IsSet && limit.Text != Unlimited ? Finding(id, site.Name, limit) : CauseFinding.Refuted(id);
    }

    private static CauseFinding Finding(string id, string site, EffectiveValue limit) => new CauseFinding(id, CauseVerdict.Consistent)
    {
        Because = [$"The site '{site}' takes {limit.Text} connections at most."],
        Command = $"""%windir%\System32\inetsrv\appcmd set site "{site}" /limits.maxConnections:{Unlimited}""",
    }.At(limit);
}
