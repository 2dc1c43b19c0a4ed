using System.Globalization;
using System.Text;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;

namespace IisIdentityTools.Benchmarks;

/// <summary>
/// A large server in memory: each site with a pool and a folder of its own, a web.config in each, stock groups and some hundreds of local
/// groups with pools as members. What its folders grant is the kind.
/// </summary>
internal sealed class IsolationServer : IServerFacts
{
    private const string MachineSid = "S-1-5-21-1111111111-2222222222-3333333333";
    private const int LargeGroups = 50;
    private const int SmallGroups = 200;

    private readonly byte[] _applicationHost;
    private readonly Dictionary<string, string> _sddl = new(WindowsPath.Comparer);
    private readonly GroupFact[] _groups;

    public IsolationServer(int sites, Kind kind)
    {
        _applicationHost = Encoding.UTF8.GetBytes(ServerFileGenerator.Text(sites, applications: 1));
        var pools = Enumerable.Range(0, sites).Select(i => ApplicationPoolSid.FromName(string.Create(CultureInfo.InvariantCulture, $"Pool{i:D5}")).ToString()).ToArray();
        _sddl[@"D:\sites"] = "O:BAG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";
        for (var i = 0; i < sites; i++)
        {
            var site = string.Create(CultureInfo.InvariantCulture, $@"D:\sites\site{i:D5}");
            _sddl[site] = _sddl[@"D:\sites"];
            _sddl[site + @"\app0"] = Sddl(kind, pools[i], i);
            _sddl[site + @"\app0\web.config"] = Sddl(kind, pools[i], i).Replace("OICI", "ID", StringComparison.Ordinal);
        }

        _groups = [.. MakeGroups(pools)];
    }

    /// <summary>What the folders grant.</summary>
    public enum Kind
    {
        /// <summary>Its own pool, SYSTEM and Administrators: every descriptor is another.</summary>
        OwnPool,

        /// <summary>Users and IIS_IUSRS read and execute, as under wwwroot: every descriptor is the same.</summary>
        Stock,

        /// <summary>Its own pool, a large and a small local group; Users in every seventh.</summary>
        LocalGroups,
    }

    public ServerDescription Server { get; } = new() { Name = "WEB01", Domain = "", MachineSid = MachineSid, IisVersion = new Version(10, 0) };

    public string Source => "generated";

    public string ConfigurationFolder => @"C:\Windows\System32\inetsrv\config";

    public IReadOnlyList<GroupFact> Groups => _groups;

    public FactState GroupsState => FactState.Present;

    public FileFact GetFile(string path)
    {
        if (path.EndsWith("applicationHost.config", StringComparison.OrdinalIgnoreCase))
            return new FileFact(path, FactState.Present, _applicationHost.Length, () => new MemoryStream(_applicationHost, writable: false));
        var isWebConfig = path.EndsWith(@"\app0\web.config", StringComparison.OrdinalIgnoreCase);
        return isWebConfig ? new FileFact(path, FactState.Present, s_webConfig.Length, () => new MemoryStream(s_webConfig, writable: false)) : new FileFact(path, FactState.Absent);
    }

    public FactState GetFolder(string path) => FactState.Present;

    public IReadOnlyList<string> FindConfigurationFiles(string folder) => [];

    public IReadOnlyList<string> FindFiles(string folder, string suffix) => [];

    public string? GetEnvironmentVariable(string name) => name.ToUpperInvariant() switch
    {
        "SYSTEMDRIVE" => "C:",
        "SYSTEMROOT" or "WINDIR" => @"C:\Windows",
        _ => null,
    };

    public AccountFact? FindAccount(string nameOrSid) => null;

    public IReadOnlyList<string>? GetUserRightHolders(string right) => right == "SeChangeNotifyPrivilege" ? ["S-1-1-0"] : null;

    public string? GetSwitch(string name) => null;

    public PathSecurityFact GetPathSecurity(string path) => _sddl.TryGetValue(path, out var sddl)
        ? new() { Path = path, State = FactState.Present, Kind = path.EndsWith(".config", StringComparison.Ordinal) ? PathKind.File : PathKind.Folder, Sddl = sddl }
        : new() { Path = path, State = FactState.Unknown };

    public FolderListing ListFolder(string path) => new() { Path = path, State = FactState.Unknown };

    public ShareFact FindShare(string server, string share) => new() { Path = $@"\\{server}\{share}", State = FactState.Unknown };

    public void Dispose()
    {
    }

    private static readonly byte[] s_webConfig = "<configuration><system.webServer /></configuration>"u8.ToArray();

    private static string Sddl(Kind kind, string pool, int site) => kind switch
    {
        Kind.OwnPool => $"O:BAG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;{pool})",
        Kind.Stock => "O:BAG:SYD:AI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)(A;OICI;0x1200a9;;;IS)",
        _ => $"O:BAG:SYD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1301bf;;;{pool})(A;OICI;0x1200a9;;;{Group(site % LargeGroups)})(A;OICI;0x1301bf;;;{Group(LargeGroups + (site % SmallGroups))}){(site % 7 == 0 ? "(A;OICI;0x1200a9;;;BU)" : "")}",
    };

    private static string Group(int i) => string.Create(CultureInfo.InvariantCulture, $"{MachineSid}-{2000 + i}");

    // Each pool is in one large group and, of the first five hundred, some in a small one; every hundredth is in two large ones.
    private static IEnumerable<GroupFact> MakeGroups(string[] pools)
    {
        yield return new() { Sid = "S-1-5-32-544", Name = "Administrators", Members = [MachineSid + "-500"] };
        yield return new() { Sid = "S-1-5-32-545", Name = "Users", Members = ["S-1-5-4", "S-1-5-11"] };
        yield return new() { Sid = "S-1-5-32-568", Name = "IIS_IUSRS", Members = [] };
        for (var group = 0; group < LargeGroups; group++)
            yield return new() { Sid = Group(group), Name = string.Create(CultureInfo.InvariantCulture, $"Large{group}"), Members = [.. pools.Where((_, i) => i % LargeGroups == group || (i % 100 == 0 && i / 100 % LargeGroups == group))] };
        for (var group = 0; group < SmallGroups; group++)
            yield return new() { Sid = Group(LargeGroups + group), Name = string.Create(CultureInfo.InvariantCulture, $"Small{group}"), Members = [.. pools.Where((_, i) => i < 5 * SmallGroups && i % SmallGroups == group)] };
    }
}
