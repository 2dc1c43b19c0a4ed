using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Accounts;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Negotiate;

/// <summary>401.1 of Kerberos: two sites of one host name whose tickets two accounts decrypt; a service principal name is on one of them only.</summary>
internal sealed class KerberosPortRule : ICauseRule
{
    private const string Id = "KRB-PORT";

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place || refusal.Server is not { } server || !refusal.Is(401, 1) || !place.IsOn(AuthenticationKind.Windows))
            yield break;
        var here = Decryptor(WindowsSettings.Of(place), place.Worker);
        var hosts = Hosts(place.Site);
        foreach (var other in server.Configuration.Sites.Where(site => !ReferenceEquals(site, place.Site) && Hosts(site).Overlaps(hosts)))
        {
            if (PlaceFinder.Find(server, other, "/", new RefusedRequest()) is not { } root || !root.IsOn(AuthenticationKind.Windows) || Decryptor(WindowsSettings.Of(root), root.Worker) is not { } account || account == here)
                continue;
            var host = Hosts(other).First(hosts.Contains);
            yield return new CauseFinding(Id, CauseVerdict.Proved)
            {
                Identity = place.Worker.Identity.Name,
                IdentitySid = place.Worker.Identity.Sid,
                Because = [$"The sites '{place.Site.Name}' and '{other.Name}' share the host name '{host}': HTTP/{host} can be on one account only, and {here} decrypts here, {account} there."],
                Fix = "Give one of the two sites a host name of its own, or run both pools as one account.",
            }.At(other.Source);
            yield break;
        }

        yield return CauseFinding.Refuted(Id);
    }

    private static string Decryptor(WindowsSettings settings, WorkerProcess worker) => settings.PoolDecrypts ? worker.Identity.Name : "the computer account";

    private static HashSet<string> Hosts(SiteDefinition site) =>
        new(site.Bindings.Where(binding => binding.IsWeb && binding.Host.Length > 0).Select(binding => binding.Host), StringComparer.OrdinalIgnoreCase);
}
