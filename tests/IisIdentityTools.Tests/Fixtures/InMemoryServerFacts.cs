using System.Text;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Tests.Fixtures;

/// <summary>
/// A server made of what a test says about it and nothing else: whatever was not said is unknown, as in a real snapshot. The With methods
/// return the same object; build first, then read.
/// </summary>
internal sealed class InMemoryServerFacts : IServerFacts
{
    /// <summary>SID of the machine unless a test sets another <see cref="Server"/>.</summary>
    public const string MachineSid = "S-1-5-21-1111111111-2222222222-3333333333";

    /// <summary>SID of the domain CONTOSO that the server is a member of.</summary>
    public const string DomainSid = "S-1-5-21-444444444-555555555-666666666";

    private readonly Dictionary<string, FileFact> _files = new(WindowsPath.Comparer);
    private readonly Dictionary<string, FactState> _folders = new(WindowsPath.Comparer);
    private readonly List<string> _trees = [];
    private readonly Dictionary<string, string> _environment = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<AccountFact> _accounts = [];
    private readonly List<GroupFact> _groups = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _rights = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _switches = new(StringComparer.OrdinalIgnoreCase);

    private readonly InMemorySecurity _security = new();

    public ServerDescription Server { get; init; } = new()
    {
        Name = "WEB01",
        Domain = "CONTOSO",
        MachineSid = MachineSid,
        ComputerAccountSid = DomainSid + "-1601",
        OperatingSystemVersion = "10.0.20348",
        IisVersion = new(10, 0),
        CapturedUtc = new(2025, 3, 14, 9, 26, 53, DateTimeKind.Utc),
    };

    public string Source { get; init; } = "a test";

    public string ConfigurationFolder { get; init; } = @"C:\Windows\System32\inetsrv\config";

    public IReadOnlyList<GroupFact> Groups => _groups;

    public FactState GroupsState { get; private set; } = FactState.Unknown;

    /// <summary>Adds a file with that text in UTF-8 without a mark. Its folder is not thereby captured: <see cref="WithFolder"/>.</summary>
    public InMemoryServerFacts WithFile(string path, string content) => WithFile(path, Encoding.UTF8.GetBytes(content));

    /// <summary>Adds a file with those bytes.</summary>
    public InMemoryServerFacts WithFile(string path, byte[] content)
    {
        var full = WindowsPath.Normalize(path);
        _files[full] = new(full, FactState.Present, content.Length, () => new MemoryStream(content, writable: false));
        return this;
    }

    /// <summary>Adds applicationHost.config to the configuration folder and says that the folder was captured.</summary>
    public InMemoryServerFacts WithApplicationHost(string content) =>
        WithFolder(ConfigurationFolder).WithFile(WindowsPath.Combine(ConfigurationFolder, "applicationHost.config"), content);

    /// <summary>Says that the file exists but was not allowed to be read.</summary>
    public InMemoryServerFacts WithUnreadableFile(string path, string? reason = null) => WithFileState(path, FactState.Unreadable, reason);

    /// <summary>Says that the file does not exist.</summary>
    public InMemoryServerFacts WithAbsentFile(string path) => WithFileState(path, FactState.Absent, null);

    /// <summary>Says that the file was not captured, whatever is known of its folder.</summary>
    public InMemoryServerFacts WithUnknownFile(string path) => WithFileState(path, FactState.Unknown, null);

    /// <summary>Says that the folder exists and that its files are those of this object.</summary>
    public InMemoryServerFacts WithFolder(string path) => WithFolderState(path, FactState.Present);

    /// <summary>Says that everything at and below the folder was captured: what was not added there does not exist.</summary>
    public InMemoryServerFacts WithTree(string path)
    {
        _trees.Add(WindowsPath.Normalize(path));
        return WithFolder(path);
    }

    /// <summary>Says that the folder does not exist, nor anything below it.</summary>
    public InMemoryServerFacts WithAbsentFolder(string path) => WithFolderState(path, FactState.Absent);

    /// <summary>Says that the folder exists but was not allowed to be read.</summary>
    public InMemoryServerFacts WithUnreadableFolder(string path) => WithFolderState(path, FactState.Unreadable);

    public InMemoryServerFacts WithEnvironment(string name, string value)
    {
        _environment[name] = value;
        return this;
    }

    /// <summary>The variables that stock IIS configuration uses.</summary>
    public InMemoryServerFacts WithStockEnvironment() =>
        WithEnvironment("SystemDrive", "C:").WithEnvironment("SystemRoot", @"C:\Windows").WithEnvironment("windir", @"C:\Windows")
            .WithEnvironment("ProgramFiles", @"C:\Program Files").WithEnvironment("ProgramFiles(x86)", @"C:\Program Files (x86)");

    public InMemoryServerFacts WithAccount(AccountFact account)
    {
        _accounts.Add(account);
        return this;
    }

    /// <summary>Adds a user whose domain groups are known (none for a local account).</summary>
    public InMemoryServerFacts WithUser(string sid, string name, params string[] domainGroups) =>
        WithAccount(new() { Sid = sid, Name = name, Kind = AccountKind.User, DomainGroups = domainGroups });

    /// <summary>Adds a local group with its whole member list.</summary>
    public InMemoryServerFacts WithGroup(string sid, string name, params string[] members) =>
        WithGroup(new GroupFact { Sid = sid, Name = name, Members = members });

    /// <summary>Adds a local group; one with the same SID is replaced.</summary>
    public InMemoryServerFacts WithGroup(GroupFact group)
    {
        _groups.RemoveAll(other => other.Sid == group.Sid);
        _groups.Add(group);
        return this;
    }

    /// <summary>Says that the server has no local group but those added.</summary>
    public InMemoryServerFacts WithAllGroups()
    {
        GroupsState = FactState.Present;
        return this;
    }

    /// <summary>The groups of a stock server that matter to IIS, and that there are no others. IIS_IUSRS has no stored member.</summary>
    public InMemoryServerFacts WithStockGroups() =>
        WithGroup("S-1-5-32-544", "Administrators", MachineSid + "-500")
            .WithGroup("S-1-5-32-545", "Users", "S-1-5-4", "S-1-5-11")
            .WithGroup("S-1-5-32-546", "Guests", MachineSid + "-501")
            .WithGroup("S-1-5-32-568", "IIS_IUSRS")
            .WithAllGroups();

    public InMemoryServerFacts WithUserRight(string right, params string[] holders)
    {
        _rights[right] = holders;
        return this;
    }

    /// <summary>Sets a registry switch; the empty text says that it is known to be absent.</summary>
    public InMemoryServerFacts WithSwitch(string name, string value)
    {
        _switches[name] = value;
        return this;
    }

    /// <summary>
    /// Sets the permissions of a file or folder. A folder's name does not say what it is: <paramref name="kind"/> does. What is captured of
    /// its content is said by the other methods.
    /// </summary>
    public InMemoryServerFacts WithSddl(string path, string sddl, PathKind kind = PathKind.Folder, FileAttributes? attributes = null) =>
        WithSecurity(new() { Path = path, State = FactState.Present, Kind = kind, Sddl = sddl, Attributes = attributes });

    /// <summary>Sets the permissions of a file or folder as bytes of a self-relative descriptor.</summary>
    public InMemoryServerFacts WithDescriptor(string path, byte[] descriptor, PathKind kind = PathKind.Folder, FileAttributes? attributes = null) =>
        WithSecurity(new() { Path = path, State = FactState.Present, Kind = kind, Descriptor = descriptor, Attributes = attributes });

    /// <summary>Says that the permissions of an existing file or folder were not allowed to be read.</summary>
    public InMemoryServerFacts WithUnreadableSecurity(string path, PathKind kind = PathKind.Folder, string? reason = "Access is denied.") =>
        WithSecurity(new() { Path = path, State = FactState.Unreadable, Kind = kind, Reason = reason });

    /// <summary>Says something of the permissions of a path in so many words.</summary>
    public InMemoryServerFacts WithSecurity(PathSecurityFact fact)
    {
        _security.Set(fact);
        return this;
    }

    /// <summary>Sets the share permissions of <c>\\server\share</c>.</summary>
    public InMemoryServerFacts WithShare(string path, string sddl, string? localPath = null) =>
        WithShare(new ShareFact { Path = path, State = FactState.Present, Sddl = sddl, LocalPath = localPath });

    public InMemoryServerFacts WithShare(ShareFact share)
    {
        _security.Set(share);
        return this;
    }

    public PathSecurityFact GetPathSecurity(string path)
    {
        var full = WindowsPath.Normalize(path);
        if (_security.Find(full) is { } noted)
            return noted;
        if (_folders.TryGetValue(full, out var folder) && folder is FactState.Absent or FactState.Unreadable)
            return InMemorySecurity.Unnoted(full, folder);
        if (_files.TryGetValue(full, out var file) && file.State == FactState.Absent)
            return InMemorySecurity.Unnoted(full, file.State);
        return InMemorySecurity.Unnoted(full, WindowsPath.Parent(full) is { } parent ? GetFolder(parent) : FactState.Unknown);
    }

    public FolderListing ListFolder(string path)
    {
        var folder = WindowsPath.Normalize(path);
        var present = _files.Where(file => file.Value.State != FactState.Absent).Select(file => (file.Key, PathKind.File))
            .Concat(_folders.Where(known => known.Value != FactState.Absent).Select(known => (known.Key, PathKind.Folder)));
        return _security.List(folder, GetFolder(folder), present, _trees.Exists(tree => WindowsPath.IsAtOrBelow(folder, tree)));
    }

    public ShareFact FindShare(string server, string share) => _security.FindShare(server, share);

    public FileFact GetFile(string path)
    {
        var full = WindowsPath.Normalize(path);
        if (_files.TryGetValue(full, out var file))
            return file;
        var parent = WindowsPath.Parent(full);
        return new(full, parent is null ? FactState.Unknown : StateWithin(parent));
    }

    public FactState GetFolder(string path)
    {
        var full = WindowsPath.Normalize(path);
        if (_folders.TryGetValue(full, out var state))
            return state;
        if (_trees.Exists(tree => WindowsPath.IsAtOrBelow(full, tree)))
            return HoldsSomething(full) || _security.Holds(full) ? FactState.Present : FactState.Absent;
        return IsBelowAbsent(full) ? FactState.Absent : FactState.Unknown;
    }

    public IReadOnlyList<string> FindConfigurationFiles(string folder) =>
        [.. _files.Values
            .Where(file => file.State == FactState.Present && WindowsPath.IsAtOrBelow(file.Path, folder)
                && WindowsPath.Comparer.Equals(WindowsPath.FileName(file.Path), "web.config"))
            .Select(file => file.Path)
            .Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> FindFiles(string folder, string suffix) =>
        [.. _files.Values
            .Where(file => file.State == FactState.Present && WindowsPath.Comparer.Equals(WindowsPath.Parent(file.Path), WindowsPath.Normalize(folder))
                && file.Path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            .Select(file => file.Path)
            .Order(StringComparer.Ordinal)];

    public string? GetEnvironmentVariable(string name) => _environment.GetValueOrDefault(name);

    public AccountFact? FindAccount(string nameOrSid) =>
        _accounts.Find(account => Same(account.Sid, nameOrSid) || Same(account.Name, FullName(nameOrSid)))
        ?? _accounts.Find(account => Same(account.Name.Substring(account.Name.LastIndexOf('\\') + 1), nameOrSid));

    public IReadOnlyList<string>? GetUserRightHolders(string right) => _rights.GetValueOrDefault(right);

    public string? GetSwitch(string name) => _switches.GetValueOrDefault(name);

    public void Dispose()
    {
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private InMemoryServerFacts WithFileState(string path, FactState state, string? reason)
    {
        var full = WindowsPath.Normalize(path);
        _files[full] = new(full, state, reason: reason);
        return this;
    }

    private InMemoryServerFacts WithFolderState(string path, FactState state)
    {
        _folders[WindowsPath.Normalize(path)] = state;
        return this;
    }

    private FactState StateWithin(string folder) =>
        GetFolder(folder) is FactState.Present or FactState.Absent ? FactState.Absent : FactState.Unknown;

    private bool HoldsSomething(string folder) =>
        _files.Keys.Any(path => path.Length > folder.Length && WindowsPath.IsAtOrBelow(path, folder))
        || _folders.Any(known => known.Value == FactState.Present && WindowsPath.IsAtOrBelow(known.Key, folder));

    private bool IsBelowAbsent(string path) =>
        _folders.Any(folder => folder.Value == FactState.Absent && WindowsPath.IsAtOrBelow(path, folder.Key));

    /// <summary>DOMAIN\NAME for <c>.\NAME</c> and <c>name@domain.suffix</c>; any other name as it is.</summary>
    private string FullName(string name)
    {
        if (name.StartsWith(@".\", StringComparison.Ordinal))
            return Server.Name + name.Substring(1);
        var at = name.LastIndexOf('@');
        return at < 0 ? name : $@"{name.Substring(at + 1).Split('.')[0]}\{name.Substring(0, at)}";
    }
}
