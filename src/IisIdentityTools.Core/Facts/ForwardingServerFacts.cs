namespace IisIdentityTools.Facts;

/// <summary>A server whose facts are those of another one, but for what a derived class says differently.</summary>
/// <param name="inner">The other one.</param>
public abstract class ForwardingServerFacts(IServerFacts inner) : IServerFacts
{
    /// <inheritdoc/>
    public ServerDescription Server => Inner.Server;

    /// <inheritdoc/>
    public string Source => Inner.Source;

    /// <inheritdoc/>
    public string ConfigurationFolder => Inner.ConfigurationFolder;

    /// <inheritdoc/>
    public IReadOnlyList<GroupFact> Groups => Inner.Groups;

    /// <inheritdoc/>
    public FactState GroupsState => Inner.GroupsState;

    /// <summary>The other one.</summary>
    protected IServerFacts Inner { get; } = inner;

    /// <inheritdoc/>
    public virtual FileFact GetFile(string path) => Inner.GetFile(path);

    /// <inheritdoc/>
    public FactState GetFolder(string path) => Inner.GetFolder(path);

    /// <inheritdoc/>
    public IReadOnlyList<string> FindConfigurationFiles(string folder) => Inner.FindConfigurationFiles(folder);

    /// <inheritdoc/>
    public IReadOnlyList<string> FindFiles(string folder, string suffix) => Inner.FindFiles(folder, suffix);

    /// <inheritdoc/>
    public string? GetEnvironmentVariable(string name) => Inner.GetEnvironmentVariable(name);

    /// <inheritdoc/>
    public AccountFact? FindAccount(string nameOrSid) => Inner.FindAccount(nameOrSid);

    /// <inheritdoc/>
    public IReadOnlyList<string>? GetUserRightHolders(string right) => Inner.GetUserRightHolders(right);

    /// <inheritdoc/>
    public string? GetSwitch(string name) => Inner.GetSwitch(name);

    /// <inheritdoc/>
    public virtual PathSecurityFact GetPathSecurity(string path) => Inner.GetPathSecurity(path);

    /// <inheritdoc/>
    public virtual FolderListing ListFolder(string path) => Inner.ListFolder(path);

    /// <inheritdoc/>
    public ShareFact FindShare(string server, string share) => Inner.FindShare(server, share);

    /// <summary>Closes what is open; the other one only where a derived class says so.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes what is open.</summary>
    /// <param name="disposing">True when called from <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
