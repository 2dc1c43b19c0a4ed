namespace IisIdentityTools.Facts.Volumes;

/// <summary>A server of which nothing is known.</summary>
internal sealed class UnnamedServer(string source) : IServerFacts
{
    public ServerDescription Server { get; } = new() { Name = "" };

    public string Source => source;

    public string ConfigurationFolder => @"C:\Windows\System32\inetsrv\config";

    public IReadOnlyList<GroupFact> Groups => [];

    public FactState GroupsState => FactState.Unknown;

    public FileFact GetFile(string path) => new(WindowsPath.Normalize(path), FactState.Unknown);

    public FactState GetFolder(string path) => FactState.Unknown;

    public IReadOnlyList<string> FindConfigurationFiles(string folder) => [];

    public IReadOnlyList<string> FindFiles(string folder, string suffix) => [];

    public string? GetEnvironmentVariable(string name) => null;

    public AccountFact? FindAccount(string nameOrSid) => null;

    public IReadOnlyList<string>? GetUserRightHolders(string right) => null;

    public string? GetSwitch(string name) => null;

    public PathSecurityFact GetPathSecurity(string path) => new() { Path = WindowsPath.Normalize(path), State = FactState.Unknown };

    public FolderListing ListFolder(string path) => new() { Path = WindowsPath.Normalize(path), State = FactState.Unknown };

    public ShareFact FindShare(string server, string share) =>
        new() { Path = WindowsPath.Normalize($@"\\{server}\{share}"), State = FactState.Unknown };

    public void Dispose()
    {
    }
}
