using System.Diagnostics.CodeAnalysis;

namespace IisIdentityTools.Facts.Volumes;

/// <summary>
/// A server whose permissions and folder contents come from mounted volumes for the drives and shares that they stand for. Everything
/// else is what the other facts say.
/// </summary>
/// <param name="inner">The other facts; disposed of with this object.</param>
/// <param name="volumes">The volumes.</param>
public sealed class ServerFactsWithVolumes(IServerFacts inner, MountedVolumes volumes) : ForwardingServerFacts(inner), IDescriptorReader
{
    /// <summary>Volumes of a server of which nothing else is known, not even its name: that is the empty text.</summary>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The object that is returned disposes of it.")]
    public static ServerFactsWithVolumes Alone(MountedVolumes volumes) =>
        new(new UnnamedServer(string.Join(", ", volumes.Mappings)), volumes);

    /// <inheritdoc/>
    public override PathSecurityFact GetPathSecurity(string path)
    {
        var normal = WindowsPath.Normalize(path);
        return volumes.Find(normal)?.GetPathSecurity(normal) ?? Inner.GetPathSecurity(normal);
    }

    /// <inheritdoc/>
    public override FolderListing ListFolder(string path)
    {
        var normal = WindowsPath.Normalize(path);
        return volumes.Find(normal)?.ListFolder(normal) ?? Inner.ListFolder(normal);
    }

    /// <inheritdoc/>
    public bool TryReadDescriptor(string path, ref byte[] buffer, out int length)
    {
        var normal = WindowsPath.Normalize(path);
        if (volumes.Find(normal) is { } volume)
            return volume.TryReadDescriptor(normal, ref buffer, out length);
        length = 0;
        return Inner is IDescriptorReader reader && reader.TryReadDescriptor(normal, ref buffer, out length);
    }

    /// <inheritdoc/>
    public FileAttributes? ReadAttributes(string path)
    {
        var normal = WindowsPath.Normalize(path);
        return volumes.Find(normal) is { } volume ? volume.ReadAttributes(normal) : (Inner as IDescriptorReader)?.ReadAttributes(normal);
    }

    // The volumes stay mounted.
    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Inner.Dispose();
    }
}
