using System.Diagnostics.CodeAnalysis;

namespace IisIdentityTools.Facts.Volumes;

/// <summary>
/// A server whose permissions and folder contents come from mounted volumes for the drives and shares that they stand for. Everything
/// else is what the other facts say.
/// </summary>
/// <param name="inner">The other facts; disposed of with this object.</param>
/// <param name="volumes">The volumes.</param>
public sealed class ServerFactsWithVolumes(IServerFacts inner, MountedVolumes volumes) : IServerFacts, IDescriptorReader
{
    /// <inheritdoc/>
    public ServerDescription Server => inner.Server;

    /// <inheritdoc/>
    public string Source => inner.Source;

    /// <inheritdoc/>
    public string ConfigurationFolder => inner.ConfigurationFolder;

    /// <inheritdoc/>
    public IReadOnlyList<GroupFact> Groups => inner.Groups;

    /// <inheritdoc/>
    public FactState GroupsState => inner.GroupsState;

    /// <summary>Volumes of a server of which nothing else is known, not even its name: that is the empty text.</summary>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The object that is returned disposes of it.")]
    public static ServerFactsWithVolumes Alone(MountedVolumes volumes) =>
        new(new UnnamedServer(string.Join(", ", volumes.Mappings)), volumes);

    /// <inheritdoc/>
    public FileFact GetFile(string path) => inner.GetFile(path);

    /// <inheritdoc/>
    public FactState GetFolder(string path) => inner.GetFolder(path);

    /// <inheritdoc/>
    public IReadOnlyList<string> FindConfigurationFiles(string folder) => inner.FindConfigurationFiles(folder);

    /// <inheritdoc/>
    public IReadOnlyList<string> FindFiles(string folder, string suffix) => inner.FindFiles(folder, suffix);

    /// <inheritdoc/>
    public string? GetEnvironmentVariable(string name) => inner.GetEnvironmentVariable(name);

    /// <inheritdoc/>
    public AccountFact? FindAccount(string nameOrSid) => inner.FindAccount(nameOrSid);

    /// <inheritdoc/>
    public IReadOnlyList<string>? GetUserRightHolders(string right) => inner.GetUserRightHolders(right);

    /// <inheritdoc/>
    public string? GetSwitch(string name) => inner.GetSwitch(name);

    /// <inheritdoc/>
    public PathSecurityFact GetPathSecurity(string path)
    {
        var normal = WindowsPath.Normalize(path);
        return volumes.Find(normal)?.GetPathSecurity(normal) ?? inner.GetPathSecurity(normal);
    }

    /// <inheritdoc/>
    public FolderListing ListFolder(string path)
    {
        var normal = WindowsPath.Normalize(path);
        return volumes.Find(normal)?.ListFolder(normal) ?? inner.ListFolder(normal);
    }

    /// <inheritdoc/>
    public ShareFact FindShare(string server, string share) => inner.FindShare(server, share);

    /// <inheritdoc/>
    public bool TryReadDescriptor(string path, ref byte[] buffer, out int length)
    {
        var normal = WindowsPath.Normalize(path);
        if (volumes.Find(normal) is { } volume)
            return volume.TryReadDescriptor(normal, ref buffer, out length);
        length = 0;
        return inner is IDescriptorReader reader && reader.TryReadDescriptor(normal, ref buffer, out length);
    }

    /// <inheritdoc/>
    public FileAttributes? ReadAttributes(string path)
    {
        var normal = WindowsPath.Normalize(path);
        return volumes.Find(normal) is { } volume ? volume.ReadAttributes(normal) : (inner as IDescriptorReader)?.ReadAttributes(normal);
    }

    /// <summary>Closes the other facts. The volumes stay mounted.</summary>
    public void Dispose() => inner.Dispose();
}
