using System.Collections;
using System.Management.Automation;

namespace IisIdentityTools.PowerShell.Completion;

/// <summary>Completes the paths of applications: those of the sites already given, else those of all sites.</summary>
public sealed class ApplicationCompleter : ServerNameCompleter
{
    private protected override IEnumerable<string> Names(ServerNames server, IDictionary bound)
    {
        var wanted = Bound(bound, "Site").Select(name => new WildcardPattern(name, WildcardOptions.IgnoreCase)).ToList();
        return server.Sites.Where(site => wanted.Count == 0 || wanted.Exists(name => name.IsMatch(site))).SelectMany(server.ApplicationsOf);
    }
}
