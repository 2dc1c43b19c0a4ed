using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using IisIdentityTools.Facts.Volumes;
using IisIdentityTools.PowerShell.Errors;

namespace IisIdentityTools.PowerShell.Servers;

/// <summary>
/// The servers of one pipeline: each snapshot with its volumes is opened once, however many records name it, and a broken one is reported once.
/// </summary>
internal sealed class OpenServers(PSCmdlet cmdlet, WorkGuard guard) : IDisposable
{
    private readonly Dictionary<string, OpenServer?> _asWritten = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OpenServer?> _bySource = new(StringComparer.Ordinal);

    /// <summary>The server of a snapshot with mounted volumes, or null when one of them is broken, which has been said.</summary>
    /// <param name="snapshot">The snapshot as the user wrote it; null for volumes alone.</param>
    /// <param name="volumes">The volumes as the user wrote them.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public OpenServer? Get(string? snapshot, IReadOnlyList<string> volumes, CancellationToken cancellation)
    {
        var written = string.Join("\0", volumes.Prepend(snapshot ?? "").Prepend(cmdlet.SessionState.Path.CurrentLocation.Path));
        if (!_asWritten.TryGetValue(written, out var server))
            _asWritten[written] = server = Find(snapshot, volumes, cancellation);
        return server;
    }

    public void Dispose()
    {
        foreach (var server in _bySource.Values)
            server?.Dispose();
        _bySource.Clear();
        _asWritten.Clear();
    }

    private OpenServer? Find(string? snapshot, IReadOnlyList<string> volumes, CancellationToken cancellation)
    {
        string? path = null;
        if (snapshot is not null && (path = Resolve(snapshot)) is null)
            return null;
        if (path is not null && !File.Exists(path) && !Directory.Exists(path))
        {
            cmdlet.WriteError(IisErrorRecords.SnapshotNotFound(path));
            return null;
        }

        MountedVolumes? mounted = null;
        if (volumes.Count > 0 && (mounted = guard.Run(volumes[0], () => MountedVolumes.Open(volumes.Select(Mapping)), IisErrorRecords.VolumeUnusable)) is null)
            return null;
        var source = new FactsSource(path, mounted);
        // The same server under another spelling: its other record opened it.
        if (!_bySource.ContainsKey(source.ToString()))
            Open(source, cancellation);
        return _bySource[source.ToString()];
    }

    private VolumeMapping Mapping(string text) => VolumeMapping.Parse(text, cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath);

    private void Open(FactsSource source, CancellationToken cancellation)
    {
        cmdlet.WriteVerbose($"Reading {(source.HasSnapshot ? "snapshot" : "volume")} '{source}'.");
        var clock = Stopwatch.StartNew();
        if ((_bySource[source.ToString()] = guard.Run(source.ToString(), () => OpenServer.From(source, cancellation))) is not { } server)
            return;
        cmdlet.WriteVerbose(Describe(server, clock.ElapsedMilliseconds));
        foreach (var problem in server.Configuration.Problems)
            cmdlet.WriteWarning($"{server.Name}: {problem}");
    }

    private static string Describe(OpenServer server, long milliseconds)
    {
        var captured = server.Facts.Server.CapturedUtc;
        var when = captured is null ? "" : captured.Value.ToString("', facts of 'yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return $"Read server '{server.Name}' in {milliseconds} ms: {server.Configuration.SiteNames.Count} sites, {server.Configuration.ApplicationPoolNames.Count} application pools{when}.";
    }

    private string? Resolve(string snapshot)
    {
        ErrorRecord error;
        try
        {
            var path = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(snapshot, out var provider, out _);
            if (provider.Name == "FileSystem")
                return path;
            error = IisErrorRecords.SnapshotNotInFileSystem(snapshot, provider.Name);
        }
        catch (Exception e) when (e is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or ProviderInvocationException or PSArgumentException or NotSupportedException)
        {
            error = IisErrorRecords.SnapshotPathInvalid(snapshot, e);
        }

        cmdlet.WriteError(error);
        return null;
    }
}
