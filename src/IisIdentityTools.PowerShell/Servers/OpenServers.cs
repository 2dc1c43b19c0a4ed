using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using IisIdentityTools.PowerShell.Errors;

namespace IisIdentityTools.PowerShell.Servers;

/// <summary>The servers of one pipeline: each snapshot is opened once, however many records name it, and a broken one is reported once.</summary>
internal sealed class OpenServers(PSCmdlet cmdlet, WorkGuard guard) : IDisposable
{
    private readonly Dictionary<string, OpenServer?> _byPath = new(StringComparer.Ordinal);

    /// <summary>The server of a snapshot, or null when it is broken, which has been said.</summary>
    public OpenServer? Get(string snapshot, CancellationToken cancellation)
    {
        if (Resolve(snapshot) is not { } path)
            return null;
        if (!_byPath.ContainsKey(path))
            Open(path, cancellation);
        return _byPath[path];
    }

    public void Dispose()
    {
        foreach (var server in _byPath.Values)
            server?.Dispose();
        _byPath.Clear();
    }

    private void Open(string path, CancellationToken cancellation)
    {
        _byPath[path] = null;
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            cmdlet.WriteError(IisErrorRecords.SnapshotNotFound(path));
            return;
        }

        cmdlet.WriteVerbose($"Reading snapshot '{path}'.");
        var clock = Stopwatch.StartNew();
        if ((_byPath[path] = guard.Run(path, () => OpenServer.FromSnapshot(path, cancellation))) is not { } server)
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
