using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Configuration;

/// <summary>Shared configuration (rule A1): redirection.config says where applicationHost.config is.</summary>
public sealed class RedirectionTests
{
    private const string File = @"C:\Windows\System32\inetsrv\config\redirection.config";

    private const string Shared = @"\\files\config";

    [Theory]
    [InlineData("""<configurationRedirection enabled="true" path="\\files\config" userName="CONTOSO\cfg" password="[enc:x]" />""", true)]
    [InlineData("""<configurationRedirection enabled="True" path="\\files\config\" />""", true)]
    [InlineData("""<configurationRedirection enabled="true" path="%SHARED%\config" />""", true)]
    [InlineData("""<configurationRedirection enabled="false" path="\\files\config" />""", false)]
    [InlineData("""<configurationRedirection path="\\files\config" />""", false)]
    [InlineData("""<configurationRedirection enabled="true" path="" />""", false)]
    [InlineData("""<configurationRedirection />""", false)]
    [InlineData("", false)]
    public void Enabled_with_a_path_it_sends_the_reader_there(string element, bool isShared)
    {
        var configuration = Load($"<configuration>{element}</configuration>");

        Assert.Equal(isShared ? Shared + @"\applicationHost.config" : TestServer.ApplicationHostPath, configuration.ApplicationHostPath);
        Assert.Equal(isShared ? ["Shared"] : ["Site"], configuration.SiteNames);
    }

    [Fact]
    public void Without_the_file_the_local_configuration_counts() => Assert.Equal(TestServer.ApplicationHostPath, new TestServer().Load().ApplicationHostPath);

    [Fact]
    public void A_target_that_was_not_captured_is_an_error_that_names_it()
    {
        var error = Assert.Throws<FactsException>(() => Load("""<configuration><configurationRedirection enabled="true" path="\\other\share" /></configuration>"""));

        Assert.Contains(@"\\other\share", error.Message, StringComparison.Ordinal);
        Assert.Contains(File, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_broken_redirection_config_is_an_error_too() => Assert.Throws<FactsException>(() => Load("<configuration>"));

    [Fact]
    public void No_applicationHost_config_at_all_is_an_error_that_says_so() =>
        Assert.Contains("applicationHost.config", Assert.Throws<FactsException>(() => ServerConfiguration.Load(new InMemoryServerFacts(), TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);

    private static ServerConfiguration Load(string redirection) => new TestServer()
        .WithFile(File, redirection)
        .WithFacts(facts => facts.WithEnvironment("SHARED", @"\\files").WithTree(Shared).WithFile(
            Shared + @"\applicationHost.config", TestServer.StockApplicationHost.Replace("<!-- sites -->", """<site name="Shared" id="1"><application path="/"><virtualDirectory path="/" physicalPath="D:\site" /></application></site>""")))
        .Load();
}
