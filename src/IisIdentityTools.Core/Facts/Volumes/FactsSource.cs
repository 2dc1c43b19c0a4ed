using System.Diagnostics.CodeAnalysis;

namespace IisIdentityTools.Facts.Volumes;

/// <summary>Where a question takes its facts from: a captured server, volumes of it that are mounted here, or both.</summary>
/// <param name="snapshot">Path of the snapshot on this machine; null for volumes alone.</param>
/// <param name="volumes">Speak for the drives and shares that they stand for, the snapshot for everything else; null for the snapshot alone.</param>
public sealed class FactsSource(string? snapshot, MountedVolumes? volumes)
{
    /// <summary>False when only volumes are known: there is no configuration of the server then.</summary>
    public bool HasSnapshot => snapshot is not null;

    /// <summary>Opens it.</summary>
    /// <returns>The facts; dispose of them.</returns>
    /// <exception cref="FactsException">The snapshot cannot be used, or there is neither a snapshot nor a volume.</exception>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The object that is returned disposes of it.")]
    public IServerFacts Open()
    {
        if (snapshot is null)
            return volumes is null ? throw new FactsException("Neither a snapshot nor a volume was named.", "") : ServerFactsWithVolumes.Alone(volumes);
        var server = ServerSnapshot.Open(snapshot);
        return volumes is null ? server : new ServerFactsWithVolumes(server, volumes);
    }

    /// <summary>The snapshot and the volumes as options spell them; two sources with the same text are the same.</summary>
    public override string ToString() => string.Join(", ", (volumes?.Mappings ?? []).Select(mapping => mapping.ToString()).Prepend(snapshot ?? "").Where(part => part.Length > 0));
}
