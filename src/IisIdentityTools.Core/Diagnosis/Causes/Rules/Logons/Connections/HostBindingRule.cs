using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Diagnosis.Causes.Cases;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Logons.Connections;

/// <summary>HTTP.sys knows no binding for address, port and host name.</summary>
internal sealed class HostBindingRule : ICauseRule
{
    private const string Id = "HTTP-HOST";

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        var host = RequestConnection.Host(refusal);
        var port = RequestConnection.Port(refusal);
        if (refusal.Server is not { } server || !server.Configuration.IsReadable || host.Length == 0 || port.Length == 0)
            yield break;
        var atPort = server.Configuration.Sites.SelectMany(site => site.Bindings.Where(binding => binding.IsWeb && binding.Port == port).Select(binding => (Site: site, Binding: binding))).ToArray();
        if (Array.Exists(atPort, each => Serves(each.Binding, RequestConnection.Address(refusal), host)))
        {
            yield return CauseFinding.Refuted(Id);
            yield break;
        }

        var hosts = atPort.Select(each => $"{each.Binding.Information} ({each.Site.Name})").Take(5).ToArray();
        yield return new CauseFinding(Id, CauseVerdict.Proved)
        {
            Because = [$"No binding of {server.Facts.Server.DisplayName} serves '{host}' on port {port}.", hosts.Length == 0 ? $"No web site has a binding on port {port}." : $"On port {port} there are {string.Join(", ", hosts)}."],
            Fix = $"Add a binding for '{host}' on port {port} to the site that is meant.",
            Command = $"""%windir%\System32\inetsrv\appcmd set site "<site>" /+bindings.[protocol='{(port == "443" ? "https" : "http")}',bindingInformation='*:{port}:{host}']""",
        };
    }

    private static bool Serves(BindingDefinition binding, string address, string host)
    {
        var bound = binding.Information.Substring(0, Math.Max(0, binding.Information.LastIndexOf(':', Math.Max(0, binding.Information.LastIndexOf(':') - 1)))).Trim('[', ']');
        var name = binding.Host;
        var fitsAddress = bound is "*" or "" || address.Length == 0 || string.Equals(bound, address, StringComparison.OrdinalIgnoreCase);
        return fitsAddress && (name.Length == 0 || string.Equals(name, host, StringComparison.OrdinalIgnoreCase) || (name.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(name.Substring(1), StringComparison.OrdinalIgnoreCase)));
    }
}
