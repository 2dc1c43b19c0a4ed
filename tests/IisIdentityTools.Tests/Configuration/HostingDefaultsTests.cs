using IisIdentityTools.Configuration.Effective;
using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Configuration;

/// <summary>Sites, applications, virtual directories and pools with the defaults behind them (rules A2, A3): nearest wins, and it says where from.</summary>
public sealed class HostingDefaultsTests
{
    private const string SitesDefaults = """<applicationDefaults applicationPool="OfSites" /><virtualDirectoryDefaults userName="sites" allowSubDirConfig="false" logonMethod="Batch" />""";

    [Theory]
    // what the site says for itself | what the application says | the pool, and the element that said it
    [InlineData("", "", "OfSites", ValueOrigin.DefaultsElement)]
    [InlineData("""<applicationDefaults applicationPool="OfSite" />""", "", "OfSite", ValueOrigin.DefaultsElement)]
    [InlineData("""<applicationDefaults enabledProtocols="http" />""", "", "OfSites", ValueOrigin.DefaultsElement)]
    [InlineData("""<applicationDefaults applicationPool="OfSite" />""", "applicationPool=\"Own\"", "Own", ValueOrigin.Configured)]
    [InlineData("", "applicationPool=\"Own\"", "Own", ValueOrigin.Configured)]
    public void ApplicationDefaults_nearest_wins(string ofSite, string own, string pool, ValueOrigin origin)
    {
        var value = Site($"{ofSite}<application path=\"/\" {own}><virtualDirectory path=\"/\" physicalPath=\"D:\\x\" /></application>").Applications[0].ApplicationPool;

        Assert.Equal((pool, origin), (value.Text, value.Origin));
        Assert.Equal(origin == ValueOrigin.DefaultsElement ? "applicationDefaults" : "", value.From);
    }

    [Theory]
    [InlineData("", "", "", "sites", ValueOrigin.DefaultsElement)]
    [InlineData("""<virtualDirectoryDefaults userName="site" />""", "", "", "site", ValueOrigin.DefaultsElement)]
    [InlineData("""<virtualDirectoryDefaults userName="site" />""", """<virtualDirectoryDefaults userName="app" />""", "", "app", ValueOrigin.DefaultsElement)]
    [InlineData("""<virtualDirectoryDefaults userName="site" />""", """<virtualDirectoryDefaults userName="app" />""", "userName=\"own\"", "own", ValueOrigin.Configured)]
    [InlineData("", "", "userName=\"\"", "", ValueOrigin.Configured)]
    public void VirtualDirectoryDefaults_nearest_wins(string ofSite, string ofApplication, string own, string userName, ValueOrigin origin)
    {
        var directory = Site($"{ofSite}<application path=\"/\">{ofApplication}<virtualDirectory path=\"/\" physicalPath=\"D:\\x\" {own} /></application>").Applications[0].VirtualDirectories[0];

        Assert.Equal((userName, origin), (directory.UserName.Text, directory.UserName.Origin));
        // What nearer defaults do not say still comes from those farther away.
        Assert.Equal(("Batch", "false"), (directory.LogonMethod.Text, directory.AllowSubDirConfig.Text));
    }

    [Fact]
    public void Without_defaults_the_schema_speaks()
    {
        var directory = new TestServer().Replace("""<virtualDirectoryDefaults allowSubDirConfig="true" />""", "").Load().FindSite("Site")!.Applications[0].VirtualDirectories[0];

        Assert.Equal(("ClearText", ValueOrigin.SchemaDefault), (directory.LogonMethod.Text, directory.LogonMethod.Origin));
        Assert.Equal(("true", ValueOrigin.SchemaDefault), (directory.AllowSubDirConfig.Text, directory.AllowSubDirConfig.Origin));
        Assert.Null(directory.LogonMethod.Source);
    }

    [Theory]
    [InlineData("", "", "LocalSystem", ValueOrigin.DefaultsElement, "applicationPoolDefaults")]
    [InlineData("", "loadUserProfile=\"true\"", "LocalSystem", ValueOrigin.DefaultsElement, "applicationPoolDefaults")]
    [InlineData("", "identityType=\"LocalService\"", "LocalService", ValueOrigin.Configured, "")]
    public void A_pool_takes_its_identity_type_from_the_defaults(string attributes, string processModel, string type, ValueOrigin origin, string from)
    {
        var pool = new TestServer()
            .Replace("""<processModel identityType="ApplicationPoolIdentity" />""", """<processModel identityType="LocalSystem" />""")
            .Pool("Pool", attributes, processModel)
            .Load().FindApplicationPool("pool")!;

        Assert.Equal((type, origin, from), (pool.IdentityType.Text, pool.IdentityType.Origin, pool.IdentityType.From));
    }

    [Theory]
    // Rule A2: the schema's defaults by version, where nothing is written at all.
    [InlineData("7.0", "NetworkService", "v2.0")]
    [InlineData("7.5", "ApplicationPoolIdentity", "v2.0")]
    [InlineData("8.0", "ApplicationPoolIdentity", "")]
    [InlineData("8.5", "ApplicationPoolIdentity", "")]
    [InlineData("10.0", "ApplicationPoolIdentity", "")]
    public void Pool_defaults_of_the_schema_by_version(string iis, string identityType, string runtime)
    {
        var pool = new TestServer().Described(iis)
            .Replace("""<applicationPoolDefaults managedRuntimeVersion="v4.0">""", "<applicationPoolDefaults>")
            .Replace("""<processModel identityType="ApplicationPoolIdentity" />""", "")
            .Load().FindApplicationPool("Pool")!;

        Assert.Equal((identityType, ValueOrigin.SchemaDefault), (pool.IdentityType.Text, pool.IdentityType.Origin));
        Assert.Equal(runtime, pool.ManagedRuntimeVersion.Text);
        Assert.Equal("Integrated", pool.ManagedPipelineMode.Text);
        Assert.False(pool.Enable32BitAppOnWin64.IsTrue);
    }

    [Fact]
    public void An_attribute_set_and_empty_is_not_an_absent_one()
    {
        var set = new TestServer().Pool("Pool", "managedRuntimeVersion=\"\"").Load().FindApplicationPool("Pool")!.ManagedRuntimeVersion;
        var absent = new TestServer().Load().FindApplicationPool("Pool")!.ManagedRuntimeVersion;

        Assert.Equal(("", true, ValueOrigin.Configured), (set.Text, set.IsSet, set.Origin));
        Assert.Equal(("v4.0", true, ValueOrigin.DefaultsElement), (absent.Text, absent.IsSet, absent.Origin));
    }

    [Theory]
    [InlineData("site", """<site name="site" id="9"><application path="/"><virtualDirectory path="/" physicalPath="D:\x" /></application></site>""")]
    [InlineData("site id", """<site name="Other" id="1"><application path="/"><virtualDirectory path="/" physicalPath="D:\x" /></application></site>""")]
    [InlineData("application", """<site name="Other" id="9"><application path="/"><virtualDirectory path="/" physicalPath="D:\x" /></application><application path="/a"><virtualDirectory path="/" physicalPath="D:\x" /></application><application path="/A"><virtualDirectory path="/" physicalPath="D:\x" /></application></site>""")]
    [InlineData("virtual directory", """<site name="Other" id="9"><application path="/"><virtualDirectory path="/" physicalPath="D:\x" /><virtualDirectory path="/" physicalPath="D:\y" /></application></site>""")]
    public void A_name_that_is_there_twice_is_a_duplicate(string what, string xml)
    {
        var problem = Assert.Single(new TestServer().Site(xml).Load().Problems);

        Assert.Equal(("500.19", "0x800700b7"), (problem.Status, problem.HResult));
        Assert.Contains(what, problem.Message, StringComparison.Ordinal);
        Assert.True(problem.LockLine > 0 && problem.LockLine <= problem.Line);
    }

    [Fact]
    public void Two_pools_of_one_name_in_different_case_are_a_duplicate_and_the_first_counts()
    {
        var configuration = new TestServer().Pool("Twin", "", "identityType=\"LocalService\"")
            .Replace("<!-- pools -->", """<!-- pools --><add name="TWIN"><processModel identityType="LocalSystem" /></add>""").Load();

        Assert.Equal("0x800700b7", Assert.Single(configuration.Problems).HResult);
        Assert.Equal("LocalService", configuration.FindApplicationPool("twin")!.IdentityType.Text);
    }

    [Theory]
    // Rule A2/A3: validators of IIS_schema.xml, and the required attributes.
    [InlineData("""<site name="a/b" id="9"><application path="/"><virtualDirectory path="/" physicalPath="D:\x" /></application></site>""")]
    [InlineData("""<site name="Other"><application path="/"><virtualDirectory path="/" physicalPath="D:\x" /></application></site>""")]
    [InlineData("""<site name="Other" id="nine"><application path="/"><virtualDirectory path="/" physicalPath="D:\x" /></application></site>""")]
    [InlineData("""<site name="Other" id="9"><application path="/"><virtualDirectory path="/" physicalPath="D:\x" /></application><application path="noslash"><virtualDirectory path="/" physicalPath="D:\x" /></application></site>""")]
    [InlineData("""<site name="Other" id="9"><application path="/"><virtualDirectory path="/" physicalPath="D:\x" logonMethod="Sometimes" /></application></site>""")]
    [InlineData("""<site name="Other" id="9"><application path="/"><virtualDirectory path="/" physicalPath="D:\x" own="1" /></application></site>""")]
    [InlineData("""<site name="Other" id="9"><unknown /><application path="/"><virtualDirectory path="/" physicalPath="D:\x" /></application></site>""")]
    public void What_the_schema_does_not_allow_is_a_problem(string xml) =>
        Assert.Equal("0x8007000d", Assert.Single(new TestServer().Site(xml).Load().Problems).HResult);

    [Theory]
    [InlineData("http", true)]
    [InlineData("https", true)]
    [InlineData("HTTP", true)]
    [InlineData("ftp", false)]
    [InlineData("net.tcp", false)]
    public void Only_http_and_https_make_a_web_site(string protocol, bool isWeb) =>
        Assert.Equal(isWeb, new TestServer().Site($"<site name=\"Other\" id=\"9\"><bindings><binding protocol=\"{protocol}\" bindingInformation=\"*:21:\" /></bindings></site>").Load().FindSite("Other")!.IsWebSite);

    private static SiteDefinition Site(string content)
    {
        var configuration = new TestServer()
            .Replace("""<applicationDefaults applicationPool="DefaultAppPool" />""", "")
            .Replace("""<virtualDirectoryDefaults allowSubDirConfig="true" />""", SitesDefaults)
            .Site($"<site name=\"Other\" id=\"9\">{content}</site>")
            .Load();
        Assert.Empty(configuration.Problems);
        return configuration.FindSite("OTHER")!;
    }
}
