using IisIdentityTools.Configuration;
using IisIdentityTools.Diagnosis.Logs;
using IisIdentityTools.Facts;
using IisIdentityTools.Facts.Volumes;

namespace IisIdentityTools.Cli.Denied;

/// <summary>The server that is named beside logs or statuses, open as long as they are explained.</summary>
internal sealed class AskedServer : IDisposable
{
    private readonly IServerFacts _facts;

    private AskedServer(IServerFacts facts, ServerConfiguration configuration)
    {
        _facts = facts;
        Configuration = configuration;
        Sites = LoggedSites.Of(configuration);
    }

    /// <summary>Its configuration.</summary>
    public ServerConfiguration Configuration { get; }

    /// <summary>Its sites as logs name them.</summary>
    public LoggedSites Sites { get; }

    /// <summary>Opens it.</summary>
    /// <exception cref="FactsException">The source cannot be used.</exception>
    public static AskedServer Open(string source, CancellationToken cancellation)
    {
        var facts = new FactsSource(source, null).Open();
        try
        {
            var configuration = ServerConfiguration.Load(facts, cancellation);
            return configuration.IsReadable ? new AskedServer(facts, configuration) : throw new FactsException(ErrorLines.Describe(configuration.Problems[0]), source);
        }
        catch
        {
            facts.Dispose();
            throw;
        }
    }

    public void Dispose() => _facts.Dispose();
}
