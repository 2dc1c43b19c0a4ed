using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places;

/// <summary>502.3 and .4: where the request was forwarded to (troubleshooting 502 errors in ARR).</summary>
internal sealed class ForwardingRule : ICauseRule
{
    private const string TimedOut = "ARR-TIMEOUT";
    private const string NoMember = "ARR-NONE";

    private static readonly string[] s_connection = [TimedOut, "ARR-CONN", "ARR-DROP", "ARR-TLS", NoMember];

    public IReadOnlyList<string> Ids { get; } = s_connection;

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place)
            yield break;
        var rule = place.Settings.Proxy;
        if (rule is null && place.Handler != HandlerKind.ProxyForward && place.Level.GetSection("webFarms").Element.Items.Count == 0)
        {
            // Without a rule here the modules of other programs forward: their codes mean the same, their settings are others.
            yield break;
        }

        var timeout = place.Value("system.webServer/proxy", "timeout");
        foreach (var entry in s_connection.Select(id => CauseCatalog.Find(id)!).Where(entry => refusal.IsStated(withWin32: entry.Id != NoMember) && entry.Parsed.Any(signature => signature.Fits(refusal.Request) > 1)))
        {
            var finding = new CauseFinding(entry.Id, CauseVerdict.Consistent)
            {
                Because = Sentences.Of(
                    rule is null ? $"{entry.Title}." : $"{entry.Title}: the rewrite rule '{rule.Name}' forwards to {rule.Step.Value}.",
                    entry.Id == TimedOut ? $"The proxy waits {timeout.Text} (system.webServer/proxy)." : ""),
            };
            yield return entry.Id == TimedOut && timeout.IsSet ? finding.At(timeout) : rule is null ? finding : finding with { File = rule.Step.File, Line = rule.Step.Line };
        }
    }
}
