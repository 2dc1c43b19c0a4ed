using IisIdentityTools.Facts;
using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Accounts;
using IisIdentityTools.Identity.Tokens;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Identity.Accounts;

/// <summary>Rule B8: the accounts of IIS 5 and 6 and their counterparts. Expected values are the rows of that table.</summary>
public sealed class LegacyIdentitiesTests
{
    [Theory]
    [InlineData("IUSR_WEB01", "IUSR_*", "S-1-5-17")]
    [InlineData(@"WEB01\IUSR_OLDNAME", "IUSR_*", "S-1-5-17")]
    [InlineData(@"web01\iwam_web01", "IWAM_*", "")]
    [InlineData("IIS_WPG", "IIS_WPG", "S-1-5-32-568")]
    [InlineData(@"WEB01\ASPNET", "ASPNET", "")]
    public void An_old_account_is_known_by_its_name(string name, string pattern, string counterpartSid)
    {
        var legacy = LegacyIdentities.Find(name);

        Assert.Equal((pattern, counterpartSid), (legacy?.Pattern, legacy?.CounterpartSid));
    }

    [Theory]
    [InlineData("IUSR")]
    [InlineData("IIS_IUSRS")]
    [InlineData(@"NT AUTHORITY\NETWORK SERVICE")]
    [InlineData(@"IIS AppPool\ASPNET pool")]
    public void An_account_of_today_is_not_an_old_one(string name) => Assert.Null(LegacyIdentities.Find(name));

    [Theory]
    [InlineData("6.0", @"IUSR_WEB01", @"NT AUTHORITY\NETWORK SERVICE")]
    [InlineData("7.0", @"NT AUTHORITY\IUSR", @"NT AUTHORITY\NETWORK SERVICE")]
    [InlineData("10.0", @"NT AUTHORITY\IUSR", @"IIS AppPool\Pool")]
    public void The_defaults_are_those_of_the_servers_age(string version, string anonymous, string process)
    {
        const string ApplicationHost = """
            <configuration>
              <system.applicationHost>
                <applicationPools><add name="Pool" /></applicationPools>
                <sites><site name="Site" id="1"><application path="/" applicationPool="Pool"><virtualDirectory path="/" physicalPath="D:\site" /></application></site></sites>
              </system.applicationHost>
              <system.webServer>
                <handlers><add name="StaticFile" path="*" verb="*" modules="StaticFileModule" resourceType="Either" requireAccess="Read" /></handlers>
              </system.webServer>
            </configuration>
            """;
        using var facts = Server(version).WithApplicationHost(ApplicationHost).WithFolder(@"D:\site");
        var answer = Assert.Single(new EffectiveIdentityResolver(IisIdentityTools.Configuration.ServerConfiguration.Load(facts, TestContext.Current.CancellationToken)).Resolve(new IdentityQuery(), cancellation: TestContext.Current.CancellationToken));

        Assert.Equal((anonymous, process), (answer.RequestIdentity, answer.ProcessIdentity));
    }

    [Fact]
    public void A_worker_of_that_age_gets_no_group_from_the_service()
    {
        using var facts = Server("6.0").WithStockGroups();
        var token = IdentityTokenBuilder.Build(TokenSubject.WorkerProcess(new WorkerProcessSettings { ApplicationPool = "Pool", IdentityType = PoolIdentityType.NetworkService }), facts);

        Assert.Null(token.FindGroup("S-1-5-32-568"));
        Assert.Contains(token.Unknowns, sentence => sentence.Contains("IIS_WPG", StringComparison.Ordinal));
    }

    private static InMemoryServerFacts Server(string iisVersion) =>
        new() { Server = new ServerDescription { Name = "WEB01", IisVersion = new Version(iisVersion) } };
}
