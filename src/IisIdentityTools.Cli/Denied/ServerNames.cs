using System.Globalization;
using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Facts;
using IisIdentityTools.Facts.Volumes;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Cli.Denied;

/// <summary>What a server's own configuration calls the sites that its logs number.</summary>
internal sealed class ServerNames
{
    private const string SitePrefix = "W3SVC";

    private readonly Dictionary<string, string> _names = new(StringComparer.OrdinalIgnoreCase);

    private ServerNames()
    {
    }

    /// <summary>Without a server nothing has another name than in the logs.</summary>
    public static ServerNames None { get; } = new();

    /// <summary>Name of the server; empty without one.</summary>
    public string Server { get; private init; } = "";

    /// <summary>Paths of its applications as a query wants them.</summary>
    public IReadOnlyList<string> Applications { get; private init; } = [];

    /// <summary>Reads the names.</summary>
    /// <exception cref="FactsException">The source cannot be used.</exception>
    public static ServerNames Read(string source, CancellationToken cancellation)
    {
        using var facts = new FactsSource(source, null).Open();
        var configuration = ServerConfiguration.Load(facts, cancellation);
        if (!configuration.IsReadable)
            throw new FactsException(ErrorLines.Describe(configuration.Problems[0]), source);
        var sites = configuration.Sites;
        var names = new ServerNames
        {
            Server = facts.Server.Name,
            Applications = [.. sites.SelectMany(site => site.Applications.Select(application => InLogs(site) + application.Path))],
        };
        foreach (var site in sites)
            names._names[InLogs(site)] = site.Name;
        return names;
    }

    /// <summary>The site as the server calls it; a site of a log that says it is another server's keeps its name.</summary>
    public string SiteOf(string site, string server) =>
        (server.Length == 0 || Server.Length == 0 || string.Equals(server, Server, StringComparison.OrdinalIgnoreCase)) && _names.TryGetValue(site, out var name) ? name : site;

    /// <summary>The sites that a text of the question means, as the logs name them; null when the server has none with that name.</summary>
    public IReadOnlyList<string>? InLogs(string pattern)
    {
        var found = _names.Where(each => Wildcard.Matches(pattern, each.Value)).Select(each => each.Key).ToArray();
        var isOfLogs = pattern.StartsWith(SitePrefix, StringComparison.OrdinalIgnoreCase) || long.TryParse(pattern, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return found.Length > 0 ? found : _names.Count == 0 || isOfLogs || Wildcard.Has(pattern) ? [pattern] : null;
    }

    /// <summary>The names there are.</summary>
    public IEnumerable<string> Sites => _names.Values;

    private static string InLogs(SiteDefinition site) => FormattableString.Invariant($"{SitePrefix}{site.Id}");
}
