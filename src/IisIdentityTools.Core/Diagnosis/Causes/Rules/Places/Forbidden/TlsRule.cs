using IisIdentityTools.Diagnosis.Causes.Cases;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Forbidden;

/// <summary>403.4 and .5: the place wants TLS (rule D3).</summary>
internal sealed class TlsRule : ICauseRule
{
    private const string Id = "F403-SSL";
    private const string Section = "system.webServer/security/access";

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place)
            yield break;
        var flags = place.Value(Section, "sslFlags");
        if (!flags.Text.Split(',').Any(flag => flag.Trim() is "Ssl" or "Ssl128"))
        {
            yield return CauseFinding.Refuted(Id);
            yield break;
        }

        var came = CameByTls(refusal, place);
        yield return new CauseFinding(Id, came == false ? CauseVerdict.Proved : CauseVerdict.Consistent)
        {
            Because = Sentences.Of(
                $"'{place.ConfigurationPath}' wants TLS (sslFlags \"{flags.Text}\"){(came == false ? ", and the request came without it." : ".")}",
                came == true ? "The request came over an https binding: with Ssl128 its cipher was too weak, or the log shows another leg." : ""),
            ToProve = came is null ? ["The port of the request (s-port in the log), and whether a proxy ends TLS before IIS."] : [],
            Fix = place.Site.Bindings.Any(binding => Is(binding.Protocol, "https"))
                ? "Redirect requests without TLS to the site's https binding."
                : $"Add an https binding to the site '{place.Site.Name}', then redirect to it.",
        }.At(flags);
    }

    /// <summary>Whether the request came over TLS; null when that is not known.</summary>
    private static bool? CameByTls(RefusalCase refusal, CasePlace place)
    {
        var bindings = place.Site.Bindings.Where(binding => binding.IsWeb).ToArray();
        var at = refusal.Request.Endpoint.LastIndexOf(':');
        if (at >= 0)
        {
            var port = refusal.Request.Endpoint.Substring(at + 1);
            bindings = bindings.Where(binding => binding.Port == port).ToArray();
        }

        var isTls = bindings.Select(binding => Is(binding.Protocol, "https")).Distinct().ToArray();
        return isTls.Length == 1 ? isTls[0] : null;
    }

    private static bool Is(string protocol, string word) => string.Equals(protocol, word, StringComparison.OrdinalIgnoreCase);
}
