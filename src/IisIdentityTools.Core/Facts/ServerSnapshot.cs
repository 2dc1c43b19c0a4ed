using IisIdentityTools.Facts.Snapshots;

namespace IisIdentityTools.Facts;

/// <summary>
/// A server as it was captured: a folder of its files with a facts.json (docs/facts-json.md), a .zip of that, or as little as one
/// applicationHost.config. What was not captured is unknown. Safe to use from several threads at once.
/// </summary>
public sealed class ServerSnapshot : IServerFacts
{
    private readonly SnapshotParts _parts;
    private readonly SnapshotIndex _index;
    private readonly CapturedPaths _paths;
    private readonly CapturedEnvironment _environment;
    private readonly AccountDirectory _accounts;
    private readonly CapturedSecurity _security;
    private readonly CapturedFolders _folders;
    private readonly CapturedShares _shares;

    private ServerSnapshot(SnapshotParts parts)
    {
        _parts = parts;
        _index = parts.Index;
        _paths = new CapturedPaths(parts.Index, parts.Document, parts.Blocked);
        _security = new CapturedSecurity(_paths, parts.Index);
        _folders = new CapturedFolders(_paths, parts.Index, parts.Document?.CapturedTrees ?? []);
        _shares = new CapturedShares(parts.Document);
        _environment = new CapturedEnvironment(parts.Document, parts.Index);
        Server = parts.Document?.Server ?? new ServerDescription { Name = parts.FallbackName, CapturedUtc = parts.Document?.CapturedUtc };
        _accounts = new AccountDirectory(parts.Document, Server.Name);
        ConfigurationFolder = WindowsPath.Combine(_environment.WindowsFolder, @"System32\inetsrv\config");
    }

    /// <inheritdoc/>
    public ServerDescription Server { get; }

    /// <inheritdoc/>
    public string Source => _parts.Source;

    /// <summary>What the snapshot was opened from.</summary>
    public SnapshotSourceKind SourceKind => _parts.Kind;

    /// <summary>The facts.json; null when the source has none.</summary>
    public ServerFactsDocument? Document => _parts.Document;

    /// <summary>Where the captured files lie on this machine; null in an archive.</summary>
    internal SnapshotDisk? Disk => _parts.Disk;

    /// <inheritdoc/>
    public string ConfigurationFolder { get; }

    /// <inheritdoc/>
    public IReadOnlyList<GroupFact> Groups => Document?.Groups ?? [];

    /// <inheritdoc/>
    public FactState GroupsState => Document is { GroupsComplete: true } ? FactState.Present : FactState.Unknown;

    /// <summary>
    /// Opens a snapshot folder (with facts.json, <c>drives</c> or <c>unc</c>), a .zip of one, a copy of the folder
    /// <c>inetsrv\config</c>, or one applicationHost.config (a file of any name that ends in .config).
    /// </summary>
    /// <param name="source">Path on this machine; relative paths start at the current folder of the process.</param>
    /// <exception cref="FactsException">It does not exist, is no snapshot, or its facts.json is broken.</exception>
    public static ServerSnapshot Open(string source) => Open(source, SnapshotLimits.Default);

    internal static ServerSnapshot Open(string source, SnapshotLimits limits) => new(SnapshotOpener.Open(source, limits));

    /// <inheritdoc/>
    public FileFact GetFile(string path)
    {
        var normal = WindowsPath.Normalize(path);
        if (_index.TryFind(normal, out var found))
            return new FileFact(NameInAnswers(found), FactState.Present, found.Value.Length, found.Value.Open);
        var verdict = _paths.JudgeFile(normal);
        return new FileFact(normal, verdict.State, reason: verdict.Reason);
    }

    /// <inheritdoc/>
    public FactState GetFolder(string path) => _paths.JudgeFolder(WindowsPath.Normalize(path)).State;

    /// <inheritdoc/>
    public IReadOnlyList<string> FindConfigurationFiles(string folder) => _index.FindWebConfigs(WindowsPath.Normalize(folder));

    /// <inheritdoc/>
    public IReadOnlyList<string> FindFiles(string folder, string suffix) => _index.FindFiles(WindowsPath.Normalize(folder), suffix);

    /// <summary>What facts.json says of exactly that file or folder, its security descriptor among it; null when it says nothing.</summary>
    public CapturedPath? FindPath(string path) => _paths.Find(WindowsPath.Normalize(path));

    /// <inheritdoc/>
    public string? GetEnvironmentVariable(string name) => _environment.Find(name);

    /// <summary>
    /// True when the variable was neither captured nor follows from what was: <see cref="GetEnvironmentVariable"/> gives the value of a
    /// stock installation (SystemDrive, SystemRoot, windir), which an answer that depends on it should say.
    /// </summary>
    public bool IsAssumedEnvironmentVariable(string name) => _environment.IsAssumed(name);

    /// <inheritdoc/>
    public AccountFact? FindAccount(string nameOrSid) => _accounts.Find(nameOrSid);

    /// <inheritdoc/>
    public IReadOnlyList<string>? GetUserRightHolders(string right) =>
        Document is not null && Document.UserRights.TryGetValue(right, out var holders) ? holders : null;

    /// <inheritdoc/>
    public string? GetSwitch(string name) => Document is not null && Document.Switches.TryGetValue(name, out var value) ? value : null;

    /// <inheritdoc/>
    public PathSecurityFact GetPathSecurity(string path) => _security.Find(WindowsPath.Normalize(path));

    /// <inheritdoc/>
    public FolderListing ListFolder(string path) => _folders.List(WindowsPath.Normalize(path));

    /// <inheritdoc/>
    public ShareFact FindShare(string server, string share) => _shares.Find(server, share);

    /// <summary>Closes the archive, if the snapshot is one.</summary>
    public void Dispose() => _parts.Content?.Dispose();

    private string NameInAnswers(KeyValuePair<string, SnapshotFile> found) =>
        SourceKind == SnapshotSourceKind.BareFile ? Source : found.Key;
}
