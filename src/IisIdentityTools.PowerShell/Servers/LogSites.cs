using System.Globalization;

namespace IisIdentityTools.PowerShell.Servers;

/// <summary>What a server knows about the sites that logs name by number.</summary>
internal sealed class LogSites
{
    /// <summary>What nobody knows anything about.</summary>
    public static LogSites Unknown { get; } = new("", new Dictionary<string, string>(), []);

    private LogSites(string server, IReadOnlyDictionary<string, string> names, IReadOnlyList<string> applications) => (Server, Names, Applications) = (server, names, applications);

    /// <summary>Name of the server.</summary>
    public string Server { get; }

    /// <summary>Names of sites by what logs call them, <c>W3SVC5</c>.</summary>
    public IReadOnlyDictionary<string, string> Names { get; }

    /// <summary>Applications as <c>W3SVC5/shop</c>.</summary>
    public IReadOnlyList<string> Applications { get; }

    public static LogSites Of(OpenServer server)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var applications = new List<string>();
        foreach (var site in server.Configuration.Sites)
        {
            var logged = "W3SVC" + site.Id.ToString(CultureInfo.InvariantCulture);
            names[logged] = site.Name;
            applications.AddRange(site.Applications.Select(application => logged + application.Path));
        }

        return new(server.Facts.Server.Name, names, applications);
    }
}
