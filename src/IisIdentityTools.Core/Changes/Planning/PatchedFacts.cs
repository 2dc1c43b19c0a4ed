using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Changes.Planning;

/// <summary>
/// A server as it would be after a change: other contents of some files, other access-control lists of some paths. Everything else is what
/// the server itself says.
/// </summary>
/// <param name="inner">The server; not disposed of with this object.</param>
/// <param name="files">Contents by path; they exist already.</param>
/// <param name="dacls">Lists in SDDL (<c>D:...</c>) by path.</param>
internal sealed class PatchedFacts(IServerFacts inner, IReadOnlyDictionary<string, byte[]> files, IReadOnlyDictionary<string, string> dacls) : IServerFacts
{
    public ServerDescription Server => inner.Server;

    public string Source => inner.Source;

    public string ConfigurationFolder => inner.ConfigurationFolder;

    public IReadOnlyList<GroupFact> Groups => inner.Groups;

    public FactState GroupsState => inner.GroupsState;

    public FileFact GetFile(string path)
    {
        var fact = inner.GetFile(path);
        return files.TryGetValue(fact.Path, out var content)
            ? new FileFact(fact.Path, FactState.Present, content.Length, () => new MemoryStream(content, writable: false))
            : fact;
    }

    public PathSecurityFact GetPathSecurity(string path)
    {
        var fact = inner.GetPathSecurity(path);
        if (fact.State != FactState.Present || !dacls.TryGetValue(fact.Path, out var dacl))
            return fact;
        var sddl = fact.Sddl ?? SecurityDescriptor.FromBytes(fact.Descriptor!).ToSddl();
        return new PathSecurityFact { Path = fact.Path, State = fact.State, Kind = fact.Kind, Attributes = fact.Attributes, Sddl = DaclText.Replace(sddl, dacl) };
    }

    public FactState GetFolder(string path) => inner.GetFolder(path);

    public IReadOnlyList<string> FindConfigurationFiles(string folder) => inner.FindConfigurationFiles(folder);

    public IReadOnlyList<string> FindFiles(string folder, string suffix) => inner.FindFiles(folder, suffix);

    public string? GetEnvironmentVariable(string name) => inner.GetEnvironmentVariable(name);

    public AccountFact? FindAccount(string nameOrSid) => inner.FindAccount(nameOrSid);

    public IReadOnlyList<string>? GetUserRightHolders(string right) => inner.GetUserRightHolders(right);

    public string? GetSwitch(string name) => inner.GetSwitch(name);

    public FolderListing ListFolder(string path) => inner.ListFolder(path);

    public ShareFact FindShare(string server, string share) => inner.FindShare(server, share);

    /// <summary>Does nothing: the server belongs to whoever opened it.</summary>
    public void Dispose()
    {
    }
}
