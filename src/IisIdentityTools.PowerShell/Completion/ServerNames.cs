using System.Collections.Concurrent;
using IisIdentityTools.PowerShell.Servers;

namespace IisIdentityTools.PowerShell.Completion;

/// <summary>The names of one snapshot that can be completed, kept until the snapshot's files change.</summary>
internal sealed class ServerNames
{
    private const int KeptSnapshots = 8;
    private static readonly string[] s_decidingFiles = ["facts.json", "drives/C/Windows/System32/inetsrv/config/applicationHost.config"];
    private static readonly ConcurrentDictionary<string, ServerNames> s_byPath = new(StringComparer.Ordinal);

    private readonly Dictionary<string, IReadOnlyList<string>> _applications = new(StringComparer.OrdinalIgnoreCase);
    private readonly DateTime _stamp;

    private ServerNames(OpenServer server, DateTime stamp)
    {
        _stamp = stamp;
        Sites = server.Configuration.SiteNames;
        ApplicationPools = server.Configuration.ApplicationPoolNames;
        foreach (var site in Sites)
            _applications[site] = server.Configuration.GetApplicationPaths(site);
    }

    public IReadOnlyList<string> Sites { get; }

    public IReadOnlyList<string> ApplicationPools { get; }

    public IReadOnlyList<string> ApplicationsOf(string site) => _applications.TryGetValue(site, out var paths) ? paths : [];

    public static ServerNames Read(string path)
    {
        var stamp = Stamp(path);
        if (s_byPath.TryGetValue(path, out var kept) && kept._stamp == stamp)
            return kept;
        using var server = OpenServer.FromSnapshot(path, CancellationToken.None);
        if (s_byPath.Count >= KeptSnapshots)
            s_byPath.Clear();
        return s_byPath[path] = new ServerNames(server, stamp);
    }

    private static DateTime Stamp(string path) =>
        !Directory.Exists(path)
            ? File.GetLastWriteTimeUtc(path)
            : s_decidingFiles.Select(file => File.GetLastWriteTimeUtc(Path.Combine(path, file))).Append(Directory.GetLastWriteTimeUtc(path)).Max();
}
