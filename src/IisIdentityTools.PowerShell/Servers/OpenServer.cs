using IisIdentityTools.Changes;
using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;
using IisIdentityTools.Facts.Volumes;

namespace IisIdentityTools.PowerShell.Servers;

/// <summary>One server whose facts are open and whose configuration is read.</summary>
internal sealed class OpenServer : IDisposable
{
    private readonly FactsSource _source;

    private OpenServer(FactsSource source, IServerFacts facts, ServerConfiguration configuration)
    {
        _source = source;
        Facts = facts;
        Configuration = configuration;
    }

    public IServerFacts Facts { get; }

    public ServerConfiguration Configuration { get; }

    /// <summary>Name of the server; of volumes alone, what they stand for.</summary>
    public string Name => Facts.Server.Name.Length > 0 ? Facts.Server.Name : Facts.Source;

    /// <summary>Opens a snapshot: a folder, a .zip, or a bare applicationHost.config.</summary>
    /// <exception cref="FactsException">It cannot be used.</exception>
    public static OpenServer FromSnapshot(string path, CancellationToken cancellation) => From(new FactsSource(path, null), cancellation);

    /// <summary>Opens a snapshot, mounted volumes, or both.</summary>
    /// <exception cref="FactsException">One of them cannot be used.</exception>
    public static OpenServer From(FactsSource source, CancellationToken cancellation)
    {
        var facts = source.Open();
        try
        {
            return new OpenServer(source, facts, source.HasSnapshot ? ServerConfiguration.Load(facts, cancellation) : ServerConfiguration.Unknown(facts));
        }
        catch
        {
            facts.Dispose();
            throw;
        }
    }

    /// <summary>Opens it once more, as it is now.</summary>
    /// <exception cref="FactsException">It cannot be used any more.</exception>
    public IServerFacts Reopen() => _source.Open();

    /// <summary>The door for changes; works while this server is open.</summary>
    /// <exception cref="ChangeException">SourceNotWritable: it is an archive.</exception>
    public IServerWriter OpenWriter() => Facts is ServerSnapshot snapshot
        ? new SnapshotWriter(snapshot, Thread.Sleep)
        : throw new InvalidOperationException($"'{Name}' has no snapshot that could be written.");

    public void Dispose() => Facts.Dispose();
}
