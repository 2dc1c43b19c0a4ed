using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;
using IisIdentityTools.Facts.Volumes;

namespace IisIdentityTools.PowerShell.Servers;

/// <summary>One server whose facts are open and whose configuration is read.</summary>
internal sealed class OpenServer : IDisposable
{
    private OpenServer(IServerFacts facts, ServerConfiguration configuration)
    {
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
            return new OpenServer(facts, source.HasSnapshot ? ServerConfiguration.Load(facts, cancellation) : ServerConfiguration.Unknown(facts));
        }
        catch
        {
            facts.Dispose();
            throw;
        }
    }

    public void Dispose() => Facts.Dispose();
}
