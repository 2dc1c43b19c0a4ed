using System.Globalization;
using System.Text;
using IisIdentityTools.Access;
using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Access;

/// <summary>
/// The matrix decides for whole classes of identities at once. Here every cell of it is asked for singly: sixty sites and pools, groups with few
/// and with many members, lists of any kind, made with a fixed seed.
/// </summary>
public sealed class IsolationMatrixTests
{
    private const int Count = 60;
    private const FileRights Telling = FileRights.ReadData | FileRights.WriteData | FileRights.AppendData | FileRights.Delete
        | FileRights.DeleteSubdirectoriesAndFiles | FileRights.ChangePermissions | FileRights.TakeOwnership;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_cell_is_what_a_question_for_it_answers(int seed)
    {
        var (server, sitesOf) = Make(new Random(seed));
        var configuration = server.Load();
        var findings = new IsolationResolver(configuration).Resolve(new IsolationQuery { Sites = [.. Enumerable.Range(0, Count).Select(Site)] }, cancellation: TestContext.Current.CancellationToken).ToArray();
        var cells = findings.SelectMany(finding => finding.Identities.Select(identity => Line(finding.Site, finding.Path, identity, finding.Right, finding.Possible, finding.IsShared)));

        Assert.Equal(Expected(configuration, sitesOf).Order(StringComparer.Ordinal), cells.Order(StringComparer.Ordinal));
        Assert.Contains(findings, finding => finding.IdentityCount > 32);
        Assert.Contains(findings, finding => finding.Access == AccessVerdict.Unknown);
        Assert.Contains(findings, finding => finding.IsShared);
        Assert.Contains(findings, finding => finding is { Target: IsolationTarget.Configuration, Access: AccessVerdict.Allowed });
    }

    private static IEnumerable<string> Expected(ServerConfiguration configuration, Dictionary<string, HashSet<string>> sitesOf)
    {
        var access = new FolderAccessResolver(configuration);
        var reach = new FolderReachResolver(configuration);
        string[] identities = [.. sitesOf.Keys];
        for (var i = 0; i < Count; i++)
        {
            var site = Site(i);
            foreach (var path in new[] { Folder(i), Folder(i) + @"\web.config" })
            {
                if (path != Folder(i) && configuration.Facts.GetFile(path).State != FactState.Present)
                    continue;
                var granted = access.Resolve(new FolderAccessQuery { Paths = [path], Identities = identities, Right = FileRights.FullControl }).ToDictionary(answer => answer.Identity);
                var reached = reach.Resolve(new FolderAccessQuery { Paths = [path] }).ToDictionary(answer => answer.Identity);
                foreach (var identity in identities)
                {
                    var right = granted[identity].Granted;
                    var possible = reached.TryGetValue(identity, out var found) ? found.Possible : FileRights.None;
                    // The reverse question leaves out who has nothing that reads or changes.
                    Assert.Equal(found is null ? right & ~Telling : right, found?.Right ?? right);
                    var sites = sitesOf[identity];
                    var isOwn = sites.Contains(site);
                    if (((right | possible) & Telling) != 0 && (!isOwn || sites.Count > 1))
                        yield return Line(site, path, identity, right, possible, isOwn);
                }
            }
        }
    }

    private static (TestServer Server, Dictionary<string, HashSet<string>> SitesOf) Make(Random random)
    {
        var server = AccessServer.Create();
        var sitesOf = new Dictionary<string, HashSet<string>> { [@"IIS AppPool\Pool"] = ["Site"], [@"NT AUTHORITY\IUSR"] = ["Site"] };
        var groups = Groups(server, random);
        foreach (var folder in Enumerable.Range(0, 6).Select(i => FormattableString.Invariant($@"D:\g{i}")))
            server.WithSddl(folder, List(random, groups));
        for (var i = 0; i < Count; i++)
        {
            // Every tenth site shares the pool of the one before it.
            var pool = FormattableString.Invariant($"P{(i % 10 == 9 ? i - 1 : i)}");
            server.Pool(pool).Site(FormattableString.Invariant($"""<site name="{Site(i)}" id="{i + 2}"><application path="/" applicationPool="{pool}"><virtualDirectory path="/" physicalPath="{Folder(i)}" /></application><bindings><binding protocol="http" bindingInformation="*:80:s{i}" /></bindings></site>"""));
            Work(sitesOf, @"IIS AppPool\" + pool, Site(i));
            if (i % 4 == 0)
                Work(sitesOf, @"NT AUTHORITY\IUSR", Site(i));
            else
                server.Location(Site(i), "<system.webServer><security><authentication><anonymousAuthentication userName=\"\" /></authentication></security></system.webServer>");
            server.WithFacts(facts => facts.WithFolder(Folder(i)));
            if (i % 12 == 5)
                server.WithFacts(facts => facts.WithUnreadableSecurity(Folder(i)));
            else if (i % 12 != 6)
                server.WithSddl(Folder(i), List(random, groups));
            if (i % 2 == 0)
                server.WebConfig(Folder(i), "").WithSddl(Folder(i) + @"\web.config", List(random, groups), PathKind.File, i % 8 == 0 ? FileAttributes.ReadOnly : null);
        }

        return (server, sitesOf);
    }

    /// <summary>Local groups: some that more than half of the pools are in, some with a few, one within another.</summary>
    private static string[] Groups(TestServer server, Random random)
    {
        var groups = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            var sid = InMemoryServerFacts.MachineSid + FormattableString.Invariant($"-{2000 + i}");
            var members = Enumerable.Range(0, Count).Where(_ => random.Next(100) < (i < 4 ? 70 : 5)).Select(PoolSid).Concat(i == 3 ? [groups[0]] : []).ToArray();
            server.WithFacts(facts => facts.WithGroup(sid, FormattableString.Invariant($"Group{i}"), members));
            groups.Add(sid);
        }

        return [.. groups];
    }

    private static string List(Random random, string[] groups)
    {
        string[] masks = ["0x1f01ff", "0x1200a9", "0x120116", "0x10000", "0x1", "0x40", "0x1301bf", "0x40000"];
        // NULL and empty lists among them.
        if (random.Next(15) == 0)
            return "O:BAG:SY" + (random.Next(2) == 0 ? "" : "D:");
        var text = new StringBuilder("O:").Append(Principal(random, groups)).Append("G:SYD:");
        for (var i = random.Next(1, 6); i > 0; i--)
            text.Append(CultureInfo.InvariantCulture, $"({(random.Next(5) == 0 ? "D" : "A")};{(random.Next(6) == 0 ? "OICIIO" : "OICI")};{masks[random.Next(masks.Length)]};;;{Principal(random, groups)})");
        return text.ToString();
    }

    private static string Principal(Random random, string[] groups)
    {
        string[] common = ["SY", "BA", "BU", "IS", "SU", "AU", "WD", "S-1-5-17", "S-1-3-4", "S-1-5-82-0", InMemoryServerFacts.DomainSid + "-1999"];
        return random.Next(3) switch
        {
            0 => PoolSid(random.Next(Count)),
            1 => groups[random.Next(groups.Length)],
            _ => common[random.Next(common.Length)],
        };
    }

    private static string PoolSid(int i) => ApplicationPoolSid.FromName(FormattableString.Invariant($"P{i}")).ToString();

    private static void Work(Dictionary<string, HashSet<string>> sitesOf, string identity, string site) =>
        (sitesOf.TryGetValue(identity, out var sites) ? sites : sitesOf[identity] = []).Add(site);

    private static string Site(int i) => FormattableString.Invariant($"S{i:D2}");

    private static string Folder(int i) => FormattableString.Invariant($@"D:\g{i % 6}\s{i:D2}");

    private static string Line(string site, string path, string identity, FileRights right, FileRights possible, bool isShared) =>
        $"{site}|{path}|{identity}|{(uint)right:x}|{(uint)possible:x}|{isShared}";
}
