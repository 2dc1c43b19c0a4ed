using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;

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

    public string Name => Facts.Server.Name;

    /// <summary>Opens a snapshot: a folder, a .zip, or a bare applicationHost.config.</summary>
    /// <exception cref="FactsException">It cannot be used.</exception>
    public static OpenServer FromSnapshot(string path, CancellationToken cancellation)
    {
        var facts = ServerSnapshot.Open(path);
        try
        {
            return new OpenServer(facts, ServerConfiguration.Load(facts, cancellation));
        }
        catch
        {
            facts.Dispose();
            throw;
        }
    }

    public void Dispose() => Facts.Dispose();
}
