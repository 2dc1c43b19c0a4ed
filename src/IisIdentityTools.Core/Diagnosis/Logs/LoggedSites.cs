using System.Globalization;
using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Hosting;

namespace IisIdentityTools.Diagnosis.Logs;

/// <summary>What a server calls the sites and applications whose requests its logs name by number, <c>W3SVC5</c>. Immutable.</summary>
public sealed class LoggedSites
{
    /// <summary>What stands before a site's number in a log.</summary>
    public const string Prefix = "W3SVC";

    internal LoggedSites(string server, string source, IReadOnlyDictionary<string, string> names, IReadOnlyList<string> applications) =>
        (Server, Source, Names, Applications) = (server, source, names, applications);

    /// <summary>Those of no server: everything is called what the logs call it.</summary>
    public static LoggedSites None { get; } = new("", "", new Dictionary<string, string>(), []);

    /// <summary>Name of the server; empty when there is none.</summary>
    public string Server { get; }

    /// <summary>Where the server's facts came from: the path of the snapshot; empty when there is none.</summary>
    public string Source { get; }

    /// <summary>Names of the sites by what the logs call them (<c>W3SVC5</c>, in any case).</summary>
    public IReadOnlyDictionary<string, string> Names { get; }

    /// <summary>Paths of the applications behind what the logs call their site: <c>W3SVC5/shop</c>.</summary>
    public IReadOnlyList<string> Applications { get; }

    /// <summary>The sites of a server.</summary>
    public static LoggedSites Of(ServerConfiguration configuration)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var applications = new List<string>();
        foreach (var site in configuration.Sites)
        {
            var logged = InLogs(site);
            names[logged] = site.Name;
            applications.AddRange(site.Applications.Select(application => logged + application.Path));
        }

        return new(configuration.Facts.Server.Name, configuration.Facts.Source, names, applications);
    }

    /// <summary>A site as its server calls it. A site that is not known, or of a log that says that it is another server's, is called what the log calls it.</summary>
    /// <param name="site">The site as the log calls it.</param>
    /// <param name="server">The server that the log names; empty when it names none.</param>
    public string NameOf(string site, string server) =>
        IsOf(server) && Names.TryGetValue(site, out var name) ? name : site;

    /// <summary>Where the facts about the server that a log names came from; empty for another server.</summary>
    internal string SourceOf(string server) => IsOf(server) ? Source : "";

    private bool IsOf(string server) => server.Length == 0 || Server.Length == 0 || string.Equals(server, Server, StringComparison.OrdinalIgnoreCase);

    private static string InLogs(SiteDefinition site) => Prefix + site.Id.ToString(CultureInfo.InvariantCulture);
}
