using System.Globalization;
using System.Text;
using IisIdentityTools.Access;
using IisIdentityTools.Changes;
using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;
using IisIdentityTools.Tests.Facts;
using Xunit;

namespace IisIdentityTools.Tests.Changes.Planning;

/// <summary>
/// Servers made at random: what a plan grants is enough and what it predicts comes true, as a fresh look at the changed server finds out. Each
/// server is a small site with applications, own anonymous users, and folders whose entries name groups, the pool and the users.
/// </summary>
public sealed class GeneratedServerTests : IDisposable
{
    private const int Servers = 60;
    private static readonly DateTime s_when = new(2026, 3, 14, 2, 10, 0, DateTimeKind.Utc);
    private static readonly string[] s_who = ["S-1-5-17", "IS", "BU", "WD", "AU", ApplicationPoolSid.FromName("Shop").ToString(), "S-1-5-21-1-2-3-1009"];
    private static readonly string[] s_rights = ["FR", "0x1200a9", "0x1301bf", "FA", "FW", "DC"];
    private static readonly string[] s_scopes = ["OICI", "CI", "", "OI", "OICIIO", "OICINP"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Plans_with_grants_lose_nothing_and_predict_what_comes()
    {
        var made = 0;
        for (var seed = 1; seed <= Servers; seed++)
        {
            var root = Make(seed);
            var before = Rights(root, @"NT AUTHORITY\IUSR");
            var plan = Plan(root);
            if (plan.State != PlanState.Planned)
            {
                Assert.True(plan.State == PlanState.NothingToDo || plan.Breaks.Count > 0, $"seed {seed}");
                continue;
            }

            made++;
            var contents = File.ReadAllBytes(Path.Combine(root, "facts.json"));
            Assert.Equal(PlanState.Applied, Runner(root).Apply(plan, "change", s_when).State);
            var after = Rights(root, @"IIS AppPool\Shop");
            // Code of classic ASP ran as IUSR: whatever of Modify it had anywhere, the pool has now.
            foreach (var (path, rights) in before)
                Assert.True((rights & ~after[path]) == FileRights.None, $"seed {seed}: {path} lost {rights & ~after[path]}");
            Assert.Equal(PlanState.NothingToDo, Plan(root).State);
            using (var journal = ChangeJournal.Open(Writer(root), "the test", _ => { }))
                journal.Undo("change", "back", s_when);
            Assert.Equal(contents, File.ReadAllBytes(Path.Combine(root, "facts.json")));
        }

        Assert.InRange(made, Servers / 3, Servers);
    }

    private static ChangePlan Plan(string root)
    {
        using var snapshot = ServerSnapshot.Open(root);
        return new AnonymousUserPlanner(ServerConfiguration.Load(snapshot, TestContext.Current.CancellationToken)).Plan(new AnonymousUserQuery { Sites = ["Shop"], GrantMissingAccess = true }, cancellation: TestContext.Current.CancellationToken);
    }

    private static Dictionary<string, FileRights> Rights(string root, string identity)
    {
        using var snapshot = ServerSnapshot.Open(root);
        var query = new FolderAccessQuery { Paths = [@"D:\shop"], Identities = [identity], Right = FileRights.Modify, Recurse = true, All = true };
        return new FolderAccessResolver(ServerConfiguration.Load(snapshot, TestContext.Current.CancellationToken)).Resolve(query, _ => { }, TestContext.Current.CancellationToken).ToDictionary(answer => answer.Path, answer => answer.Granted);
    }

    private static SnapshotWriter Writer(string root) => new(ServerSnapshot.Open(root), _ => { });

    private static PlanRunner Runner(string root) => new(Writer(root), () => ServerSnapshot.Open(root), "the test", _ => { });

    private string Make(int seed)
    {
        var random = new Random(seed);
        var folder = seed.ToString(CultureInfo.InvariantCulture);
        _folder.Write(folder + "/drives/C/Windows/System32/inetsrv/config/applicationHost.config", Configuration(random));
        var paths = new StringBuilder();
        var lists = new Dictionary<string, AccessControlList>(StringComparer.Ordinal);
        foreach (var path in new[] { @"D:\shop", @"D:\shop\data", @"D:\shop\data\in", @"D:\shop\data\in\a.txt", @"D:\shop\bin", @"D:\shop\page.asp" })
            paths.Append(paths.Length == 0 ? "" : ",").Append(Entry(path, random, lists));
        return Path.GetDirectoryName(_folder.Write(folder + "/facts.json", $$"""{ "schemaVersion": 1, "server": { "name": "WEB01", "iisVersion": "10.0" }, "groupsComplete": true, "groups": [ { "sid": "S-1-5-32-545", "name": "BUILTIN\\Users", "members": ["S-1-5-11", "S-1-5-4"] }, { "sid": "S-1-5-32-568", "name": "BUILTIN\\IIS_IUSRS", "members": [] } ], "capturedTrees": ["D:\\shop"], "paths": [{{paths}}] }"""))!;
    }

    // A new file or folder inherits from the one above, unless its list is protected, and has a few entries of its own.
    private static string Entry(string path, Random random, Dictionary<string, AccessControlList> lists)
    {
        var isFolder = !path.Contains('.', StringComparison.Ordinal);
        var isProtected = path == @"D:\shop" || random.Next(5) == 0;
        var own = string.Concat(Enumerable.Range(0, random.Next(0, 3)).Select(_ => $"(A;{(isFolder ? s_scopes[random.Next(s_scopes.Length)] : "")};{s_rights[random.Next(s_rights.Length)]};;;{s_who[random.Next(s_who.Length)]})"));
        if (path == @"D:\shop")
            own += "(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;BU)";
        var parent = path[..path.LastIndexOf('\\')];
        var inherited = isProtected || !lists.TryGetValue(parent, out var above) ? [] : Inheritance.Of(above, isFolder).ToArray();
        var list = new AccessControlList([.. SecurityDescriptor.Parse("D:" + own).Dacl!, .. inherited]);
        lists[path] = list;
        var sddl = new SecurityDescriptor(isProtected ? ControlFlags.DaclProtected : ControlFlags.None, WellKnownSids.Administrators, WellKnownSids.System, list).ToSddl();
        return $$"""{ "path": "{{path.Replace("\\", "\\\\", StringComparison.Ordinal)}}", "state": "present", "kind": "{{(isFolder ? "folder" : "file")}}", "sddl": "{{sddl}}" }""";
    }

    private static string Configuration(Random random)
    {
        string[] users = ["", " userName=\"IUSR\"", " userName=\"\""];
        var server = users[random.Next(2)];
        var location = random.Next(3) == 0 ? $"<location path=\"Shop\"><system.webServer><security><authentication><anonymousAuthentication enabled=\"true\"{users[random.Next(users.Length)]} /></authentication></security></system.webServer></location>" : "";
        return $"""
            <configuration>
              <system.applicationHost>
                <applicationPools><add name="Shop" managedRuntimeVersion="v4.0" /></applicationPools>
                <sites><site name="Shop" id="1">
                  <application path="/" applicationPool="Shop"><virtualDirectory path="/" physicalPath="D:\shop" /></application>
                  <bindings><binding protocol="http" bindingInformation="*:80:" /></bindings>
                </site></sites>
              </system.applicationHost>
              <system.webServer>
                <handlers accessPolicy="Read, Script"><add name="ASPClassic" path="*.asp" verb="GET" modules="IsapiModule" scriptProcessor="C:\Windows\system32\inetsrv\asp.dll" resourceType="File" /><add name="StaticFile" path="*" verb="*" modules="StaticFileModule" resourceType="File" requireAccess="Read" /></handlers>
                <security><isapiCgiRestriction><add path="C:\Windows\system32\inetsrv\asp.dll" allowed="true" /></isapiCgiRestriction><authentication><anonymousAuthentication enabled="true"{server} /></authentication></security>
              </system.webServer>
              {location}
            </configuration>
            """;
    }
}
