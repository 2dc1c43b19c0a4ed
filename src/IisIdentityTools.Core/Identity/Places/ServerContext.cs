using IisIdentityTools.Configuration;
using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Identity.Rules;

namespace IisIdentityTools.Identity.Places;

/// <summary>What all places of one server share.</summary>
internal sealed class ServerContext(ServerConfiguration configuration)
{
    /// <summary>Name of the server.</summary>
    public string Name { get; } = configuration.Facts.Server.Name;

    /// <summary>Where the facts came from.</summary>
    public string Source { get; } = configuration.Facts.Source;

    /// <summary>machine.config and root web.config when they are not at hand.</summary>
    public IReadOnlyList<UnreadFile> FrameworkFiles { get; } = configuration.UnreadFiles;

    /// <summary>What other machines see.</summary>
    public NetworkIdentityRule Network { get; } = new(configuration.Facts.Server);
}
