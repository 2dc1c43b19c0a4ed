using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Diagnosis.Causes.Cases;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Forbidden;

/// <summary>403.6 and .8: an entry of ipSecurity refuses the client (ipSecurity reference; rule D3).</summary>
internal sealed class AddressRule : ICauseRule
{
    private const string Id = "F403-IP";
    private const string Section = "system.webServer/security/ipSecurity";

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place)
            yield break;
        var section = place.Level.GetSection(Section);
        var unlisted = section.Get("allowUnlisted");
        if (unlisted.IsTrue && section.Element.Items.All(entry => entry.Get("allowed").IsTrue))
        {
            yield return CauseFinding.Refuted(Id);
            yield break;
        }

        var clients = refusal.Request.Clients.Where(client => client.Length > 0).ToArray();
        if (clients.Length == 0)
        {
            yield return NoClient(place, section);
            yield break;
        }

        var verdicts = clients.Select(client => (Client: client, Verdict: AddressVerdict.Of(section, client))).ToArray();
        var isProxied = section.Get("enableProxyMode").IsTrue;
        if (verdicts.All(each => each.Verdict.IsDenied == false) && !isProxied)
            yield return CauseFinding.Refuted(Id);
        else
            yield return Finding(place, section, verdicts, isProxied);
    }

    private static CauseFinding Finding(CasePlace place, EffectiveSection section, (string Client, AddressVerdict Verdict)[] verdicts, bool isProxied)
    {
        var denied = Array.Find(verdicts, each => each.Verdict.IsDenied == true);
        if (denied.Client is null)
            return new CauseFinding(Id, CauseVerdict.Consistent)
            {
                Because = [isProxied
                    ? $"ipSecurity at '{place.ConfigurationPath}' allows the address in the log, but with enableProxyMode the one in X-Forwarded-For counts, which the log does not show."
                    : $"Whether ipSecurity at '{place.ConfigurationPath}' refuses {verdicts[0].Client} depends on its name."],
                ToProve = [isProxied ? "The header X-Forwarded-For of the request: a failed request trace, or a custom field of the log." : $"The name of the client as the server resolves it: nslookup {verdicts[0].Client}."],
            }.At(section.Element.Source);
        var entry = denied.Verdict.Entry;
        var isAll = verdicts.All(each => each.Verdict.IsDenied == true);
        return new CauseFinding(Id, isAll && !isProxied ? CauseVerdict.Proved : CauseVerdict.Consistent)
        {
            Because = Sentences.Of(
                entry is null
                    ? $"No entry of ipSecurity allows {denied.Client}, and allowUnlisted is false at '{place.ConfigurationPath}'."
                    : $"The entry {Range(entry)} of ipSecurity refuses {denied.Client} at '{place.ConfigurationPath}'.",
                isAll ? "" : $"Others of its clients are allowed: {string.Join(", ", verdicts.Where(each => each.Verdict.IsDenied != true).Select(each => each.Client))}."),
            ToProve = ["The address of the client in each line of the log; with enableProxyMode the one in X-Forwarded-For counts."],
            Fix = entry is null ? $"Add an entry that allows {denied.Client}, if it is meant to come in." : $"Put an entry that allows {denied.Client} before that one, if it is meant to come in; behind a proxy set enableProxyMode.",
            Command = entry is null ? CommandText.AppCmd(place.ConfigurationPath, Section, $"+\"[ipAddress='{denied.Client}',allowed='true']\"") : "",
        }.At(entry?.Source ?? section.Get("allowUnlisted").Source ?? section.Element.Source);
    }

    private static CauseFinding NoClient(CasePlace place, EffectiveSection section)
    {
        var entries = section.Element.Items;
        var isNobody = !section.Get("allowUnlisted").IsTrue && !entries.Any(entry => entry.Get("allowed").IsTrue);
        var denying = entries.Where(entry => !entry.Get("allowed").IsTrue).Select(Range).ToArray();
        return new CauseFinding(Id, isNobody ? CauseVerdict.Proved : CauseVerdict.Consistent)
        {
            Because = [isNobody
                ? $"ipSecurity at '{place.ConfigurationPath}' allows nobody: no entry allows an address, and allowUnlisted is false."
                : denying.Length > 0
                    ? $"ipSecurity at '{place.ConfigurationPath}' refuses {string.Join(", ", denying)}."
                    : $"ipSecurity at '{place.ConfigurationPath}' allows only {string.Join(", ", entries.Select(Range))}."],
            ToProve = ["The address of the client as IIS sees it: c-ip in the log."],
        }.At(section.Get("allowUnlisted").Source ?? section.Element.Source);
    }

    private static string Range(EffectiveElement entry)
    {
        var address = entry.Get("ipAddress").Text;
        var mask = entry.Get("subnetMask");
        return address.Length == 0 ? entry.Get("domainName").Text : mask.IsSet ? $"{address}/{mask.Text}" : address;
    }
}
