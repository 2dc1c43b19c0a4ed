using IisIdentityTools.Facts;

namespace IisIdentityTools.Tests.Facts;

/// <summary>A server of which nothing but environment variables is known.</summary>
internal sealed class FakeEnvironment(params (string Name, string Value)[] variables) : IServerFacts
{
    public ServerDescription Server { get; } = new() { Name = "WEB01" };

    public string Source => "test";

    public string ConfigurationFolder => @"C:\Windows\System32\inetsrv\config";

    public IReadOnlyList<GroupFact> Groups => [];

    public FactState GroupsState => FactState.Unknown;

    public FileFact GetFile(string path) => new(path, FactState.Unknown);

    public FactState GetFolder(string path) => FactState.Unknown;

    public IReadOnlyList<string> FindConfigurationFiles(string folder) => [];

    public IReadOnlyList<string> FindFiles(string folder, string suffix) => [];

    public string? GetEnvironmentVariable(string name) =>
        variables.FirstOrDefault(v => string.Equals(v.Name, name, StringComparison.OrdinalIgnoreCase)).Value;

    public AccountFact? FindAccount(string nameOrSid) => null;

    public IReadOnlyList<string>? GetUserRightHolders(string right) => null;

    public string? GetSwitch(string name) => null;

    public PathSecurityFact GetPathSecurity(string path) => new() { Path = path, State = FactState.Unknown };

    public FolderListing ListFolder(string path) => new() { Path = path, State = FactState.Unknown };

    public ShareFact FindShare(string server, string share) => new() { Path = $@"\\{server}\{share}", State = FactState.Unknown };

    public void Dispose()
    {
    }
}
