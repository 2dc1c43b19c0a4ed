using IisIdentityTools.Access;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Access;

/// <summary>Who reaches the files of sites that it does not work for. Expected values follow from the lists by hand.</summary>
public sealed class IsolationTests
{
    private const string Shop = @"D:\shop";
    private const string Site = @"D:\site";
    private const string Iusr = @"NT AUTHORITY\IUSR";
    private const string Pool = @"IIS AppPool\Pool";
    private const string ShopPool = @"IIS AppPool\Shop";
    private const FileRights ReadBits = FileRights.ReadAndExecute;

    // SHA-1 of the UTF-16LE bytes of "shop" as five little-endian numbers (rule C3), by Python's hashlib.
    private const string ShopPoolSid = "S-1-5-82-634253208-2346237047-1867043872-2360698316-99401469";

    // IUSR serves both sites, and each site's list lets its pool in alone.
    [Fact]
    public void Dedicated_pools_and_folders_are_isolated()
    {
        var server = TwoSites().WithSddl(Site, Only(AccessServer.PoolSid)).WithSddl(Shop, Only(ShopPoolSid));

        Assert.Empty(Ask(server));
    }

    [Fact]
    public void Iis_iusrs_lets_every_pool_in()
    {
        var server = TwoSites().WithSddl(Site, "O:BAD:(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;IS)").WithSddl(Shop, Only(ShopPoolSid));

        var finding = Assert.Single(Ask(server));

        Assert.Equal(("Site", Site, IsolationTarget.Content, ShopPool, ReadBits, FileRights.None), (finding.Site, finding.Path, finding.Target, finding.Identity, finding.Right, finding.Possible));
        Assert.Equal((AccessVerdict.Allowed, false, 1), (finding.Access, finding.IsShared, finding.IdentityCount));
        Assert.Equal(["Shop"], finding.OtherSites);
        Assert.Contains(finding.Because, sentence => sentence.Contains("IIS_IUSRS", StringComparison.Ordinal));
    }

    // IUSR is in Users through Authenticated Users, and it works for both sites: what this site gives it, requests of the other have too.
    [Fact]
    public void A_shared_identity_is_said_to_be_shared()
    {
        var server = TwoSites().WithSddl(Site, Only(AccessServer.PoolSid) + "(A;OICI;0x120089;;;S-1-5-17)").WithSddl(Shop, Only(ShopPoolSid));

        var finding = Assert.Single(Ask(server));

        Assert.Equal((Iusr, true, FileRights.Read), (finding.Identity, finding.IsShared, finding.Right));
    }

    [Fact]
    public void The_identity_of_the_site_itself_is_no_finding()
    {
        var server = TwoSites(anonymousAsPool: true).WithSddl(Site, Only(AccessServer.PoolSid)).WithSddl(Shop, "O:BAD:(A;OICI;FA;;;SY)(A;;FA;;;" + AccessServer.PoolSid + ")");

        var finding = Assert.Single(Ask(server));

        Assert.Equal(("Shop", Pool, FileRights.FullControl), (finding.Site, finding.Identity, finding.Right));
    }

    // Seeing the attributes (0x80) is certain and reaches nothing; whether the condition lets the pool read, nobody captured.
    [Fact]
    public void What_is_certain_but_tells_nothing_does_not_make_a_yes_of_a_perhaps()
    {
        var server = TwoSites().WithSddl(Site, "O:BAD:(A;OICI;FA;;;SY)(A;;0x80;;;IS)(XA;;0x1200a9;;;IS;(@User.department == 1))").WithSddl(Shop, Only(ShopPoolSid));

        var finding = Assert.Single(Ask(server));

        Assert.Equal((ShopPool, AccessVerdict.Unknown, FileRights.ReadAttributes), (finding.Identity, finding.Access, finding.Right));
    }

    [Fact]
    public void Permissions_that_nobody_captured_are_no_yes()
    {
        var server = TwoSites(anonymousAsPool: true).WithSddl(Site, Only(AccessServer.PoolSid));

        var finding = Assert.Single(Ask(server));

        Assert.Equal(("Shop", Pool, AccessVerdict.Unknown, FileRights.None, FileRights.FullControl), (finding.Site, finding.Identity, finding.Access, finding.Right, finding.Possible));
    }

    [Fact]
    public void The_configuration_file_is_looked_at_for_itself()
    {
        var server = TwoSites(anonymousAsPool: true).WithSddl(Site, Only(AccessServer.PoolSid)).WithSddl(Shop, Only(ShopPoolSid))
            .WebConfig(Shop, "").WithSddl(Shop + @"\web.config", "O:BAD:(A;;0x120089;;;IS)", PathKind.File);

        var finding = Assert.Single(Ask(server));

        Assert.Equal((IsolationTarget.Configuration, Shop + @"\web.config", Pool, FileRights.Read), (finding.Target, finding.Path, finding.Identity, finding.Right));
    }

    // On a share the worker is the computer account (rule B7): the list that lets it in lets every pool of the server in.
    [Fact]
    public void On_a_share_the_computer_account_stands_for_all_pools()
    {
        const string Share = @"\\files01\web\shop";
        var computer = InMemoryServerFacts.DomainSid + "-1601";
        var server = TwoSites(anonymousAsPool: true, shop: Share).WithSddl(Site, Only(AccessServer.PoolSid))
            .WithFacts(facts => facts.WithTree(Share).WithShare(@"\\files01\web", $"D:(A;;FA;;;{computer})"))
            .WithSddl(Share, $"O:BAD:(A;OICI;0x1200a9;;;{computer})");

        var finding = Assert.Single(Ask(server), found => found.Access == AccessVerdict.Allowed);

        Assert.Equal(("Shop", Share, @"CONTOSO\WEB01$", ReadBits), (finding.Site, finding.Path, finding.Identity, finding.Right));
    }

    [Theory]
    [InlineData(FileRights.Read, 1)]
    [InlineData(FileRights.CreateFiles, 0)]
    public void A_right_filters_the_findings(FileRights right, int expected)
    {
        var server = TwoSites(anonymousAsPool: true).WithSddl(Site, "O:BAD:(A;OICI;0x1200a9;;;IS)").WithSddl(Shop, Only(ShopPoolSid));

        Assert.Equal(expected, new IsolationResolver(server.Load()).Resolve(new IsolationQuery { Right = right }, cancellation: TestContext.Current.CancellationToken).Count());
    }

    // Who may reach the files is sought on the whole server; whose files is the question.
    [Fact]
    public void Sites_are_whose_files_are_looked_at()
    {
        var server = TwoSites(anonymousAsPool: true).WithSddl(Site, "O:BAD:(A;OICI;0x1200a9;;;IS)").WithSddl(Shop, "O:BAD:(A;OICI;0x1200a9;;;IS)");

        var finding = Assert.Single(new IsolationResolver(server.Load()).Resolve(new IsolationQuery { Sites = ["Shop"] }, cancellation: TestContext.Current.CancellationToken));

        Assert.Equal(("Shop", Pool), (finding.Site, finding.Identity));
    }

    // Cancelled from another thread between two findings, and before the first.
    [Fact]
    public async Task A_run_can_be_cancelled()
    {
        var server = TwoSites(anonymousAsPool: true).WithSddl(Site, "O:BAD:(A;OICI;0x1200a9;;;IS)").WithSddl(Shop, "O:BAD:(A;OICI;0x1200a9;;;IS)");
        using var cancel = new CancellationTokenSource();
        using var findings = new IsolationResolver(server.Load()).Resolve(new IsolationQuery(), null, cancel.Token).GetEnumerator();
        Assert.True(findings.MoveNext());

        await Task.Run(cancel.Cancel, TestContext.Current.CancellationToken);

        Assert.Throws<OperationCanceledException>(() => findings.MoveNext());
        Assert.Throws<OperationCanceledException>(() => new IsolationResolver(server.Load()).Resolve(new IsolationQuery(), null, cancel.Token).Any());
    }

    /// <summary>"Site" from D:\site in pool "Pool", "Shop" from D:\shop in pool "Shop"; anonymous users are IUSR, or the pools themselves.</summary>
    private static TestServer TwoSites(bool anonymousAsPool = false, string shop = Shop)
    {
        var server = AccessServer.Create().Pool("Shop")
            .Site($"""<site name="Shop" id="2"><application path="/" applicationPool="Shop"><virtualDirectory path="/" physicalPath="{shop}" /></application><bindings><binding protocol="http" bindingInformation="*:80:shop" /></bindings></site>""")
            .WithFacts(facts => facts.WithSddl(@"D:\", "O:BAD:(A;;FA;;;SY)"));
        foreach (var site in anonymousAsPool ? new[] { "Site", "Shop" } : [])
            server.Location(site, "<system.webServer><security><authentication><anonymousAuthentication userName=\"\" /></authentication></security></system.webServer>");
        return server;
    }

    private static string Only(string pool) => $"O:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;{pool})";

    private static IsolationFinding[] Ask(TestServer server) => [.. new IsolationResolver(server.Load()).Resolve(new IsolationQuery())];
}
