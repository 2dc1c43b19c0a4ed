using IisIdentityTools.Configuration;
using IisIdentityTools.Identity;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Configuration;

/// <summary>The kinds of 500.19 (rule A8), where they are, and how far each spoils.</summary>
public sealed class ConfigurationErrorTests
{
    [Theory]
    // [C] K50019: 0x8007000d, malformed XML or what the schema does not know.
    [InlineData("<system.webServer><directoryBrowse enabled='yes' /></system.webServer>", "0x8007000d", "enabled=")]
    [InlineData("<system.webServer><directoryBrowse enabled='' /></system.webServer>", "0x8007000d", "enabled=")]
    [InlineData("<system.webServer><directoryBrowse Enabled='true' /></system.webServer>", "0x8007000d", "Enabled=")]
    [InlineData("<system.webServer><directoryBrowse><files /></directoryBrowse></system.webServer>", "0x8007000d", "<files")]
    [InlineData("<system.webServer><unknownSection /></system.webServer>", "0x8007000d", "<unknownSection")]
    [InlineData("<system.webServer><DirectoryBrowse enabled='true' /></system.webServer>", "0x8007000d", "<DirectoryBrowse")]
    [InlineData("<system.webServer><rewrite><rules /></rewrite></system.webServer>", "0x8007000d", "<rewrite")]
    [InlineData("<system.webServer><aspNetCore processPath='dotnet' /></system.webServer>", "0x8007000d", "<aspNetCore")]
    [InlineData("<system.webServer><security><unknown /></security></system.webServer>", "0x8007000d", "<unknown")]
    [InlineData("<system.webServer><security><authorization><add accessType='Perhaps' users='?' /></authorization></security></system.webServer>", "0x8007000d", "accessType=")]
    [InlineData("<system.webServer><security><requestFiltering><requestLimits maxUrl='long' /></requestFiltering></security></system.webServer>", "0x8007000d", "maxUrl=")]
    [InlineData("<system.webServer><handlers><add name='' path='*' verb='*' modules='X' /></handlers></system.webServer>", "0x8007000d", "name=")]
    [InlineData("<system.web><identity impersonate='maybe' /></system.web>", "0x8007000d", "impersonate=")]
    [InlineData("<system.web><authentication mode='Magic' /></system.web>", "0x8007000d", "mode=")]
    // [C] 0x80070021: locked.
    [InlineData("<system.webServer><serverRuntime enabled='false' /></system.webServer>", "0x80070021", "<serverRuntime")]
    [InlineData("<system.webServer><modules><remove name='StaticFileModule' /></modules></system.webServer>", "0x80070021", "<remove")]
    // [C] 0x800700b7: duplicate key, duplicate section.
    [InlineData("<system.webServer><defaultDocument><files><add value='index.htm' /></files></defaultDocument></system.webServer>", "0x800700b7", "<add")]
    public void A_fault_is_named_with_its_place(string xml, string hresult, string mark)
    {
        var text = "<configuration>\n  " + xml.Replace('\'', '"') + "\n</configuration>";

        var problem = Assert.Single(new TestServer().WithFile(@"D:\site\web.config", text).Level("/").Problems);

        Assert.Equal(("500.19", hresult, @"D:\site\web.config"), (problem.Status, problem.HResult, problem.File));
        Assert.Equal(TextPlace.Of(text, mark), (problem.Line, problem.Column));
        Assert.NotEqual("", problem.Message);
        Assert.NotEqual("", problem.Fix);
    }

    [Theory]
    // [C] the same section twice for one path in one file.
    [InlineData("<system.webServer><directoryBrowse enabled='true' /></system.webServer><system.webServer><directoryBrowse enabled='true' /></system.webServer>", "/", 1)]
    [InlineData("<system.webServer><directoryBrowse enabled='true' /></system.webServer><location path='.'><system.webServer><directoryBrowse enabled='true' /></system.webServer></location>", "/", 1)]
    [InlineData("<system.webServer><directoryBrowse enabled='true' /></system.webServer><location path=''><system.webServer><directoryBrowse enabled='true' /></system.webServer></location>", "/", 1)]
    [InlineData("<location path='in'><system.webServer><directoryBrowse enabled='true' /></system.webServer></location><location path='IN/'><system.webServer><directoryBrowse enabled='false' /></system.webServer></location>", "/in", 1)]
    [InlineData("<system.webServer><directoryBrowse enabled='true' /></system.webServer><location path='in'><system.webServer><directoryBrowse enabled='false' /></system.webServer></location>", "/in", 0)]
    [InlineData("<system.webServer><directoryBrowse enabled='true' /></system.webServer><system.webServer><defaultDocument enabled='true' /></system.webServer>", "/", 0)]
    public void A_section_stands_once_for_each_path_in_a_file(string xml, string path, int problems)
    {
        var level = new TestServer().WebConfig(@"D:\site", xml.Replace('\'', '"')).Level(path);

        Assert.Equal(Enumerable.Repeat(("500.19", "0x800700b7"), problems), level.Problems.Select(problem => (problem.Status, problem.HResult)));
        Assert.All(level.Problems, problem => Assert.Equal(@"D:\site\web.config", problem.LockFile));
    }

    [Fact]
    public void Two_locations_of_applicationHost_config_with_one_section_for_one_path_are_a_duplicate()
    {
        const string On = """<system.webServer><directoryBrowse enabled="true" /></system.webServer>""";
        var server = new TestServer().Location("Site/in", On).Location("site/in/", On);

        Assert.Equal("0x800700b7", Assert.Single(server.Level("/in").Problems).HResult);
        Assert.Empty(server.Level("/").Problems);
    }

    [Theory]
    // In these another program than IIS reads the section: no 500.19, whatever stands there.
    [InlineData("<system.web><compilation debug='perhaps' unknown='x' /></system.web>")]
    [InlineData("<runtime><anything xmlns='urn:x'><y /></anything></runtime>")]
    [InlineData("<connectionStrings><add name='a' connectionString='b' own='c' /></connectionStrings>")]
    [InlineData("<entityFramework><x /></entityFramework>")]
    [InlineData("<system.codedom><compilers><compiler language='c#' /></compilers></system.codedom>")]
    [InlineData("<system.serviceModel><behaviors><x y='z' /></behaviors></system.serviceModel>")]
    [InlineData("<configSections><section name='own' type='Own' /></configSections><own any='thing'><at-all /></own>")]
    public void Sections_of_others_are_none_of_IISs_business(string xml) =>
        Assert.Empty(new TestServer().WebConfig(@"D:\site", xml.Replace('\'', '"')).Level("/").Problems);

    [Fact]
    public void A_physical_path_that_does_not_exist()
    {
        var server = new TestServer().Application("/gone", @"E:\gone").WithFacts(facts => facts.WithAbsentFolder(@"E:\gone"));

        var problem = Assert.Single(server.Level("/gone").Problems);

        Assert.Equal(("500.19", "0x80070003"), (problem.Status, problem.HResult));
        Assert.Contains(@"E:\gone", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_physical_path_of_which_nothing_is_known_is_no_problem()
    {
        var facts = new InMemoryServerFacts().WithApplicationHost(new TestServer().ApplicationHost());
        var configuration = ServerConfiguration.Load(facts, TestContext.Current.CancellationToken);

        var level = configuration.GetLevels(configuration.FindSite("Site")!).At("/");

        Assert.Empty(level.Problems);
        Assert.Equal(@"D:\site\web.config", Assert.Single(level.UnreadFiles).Path);
    }

    [Theory]
    // one broken file spoils its own path and what is below, nothing else
    [InlineData("/", false)]
    [InlineData("/broken", true)]
    [InlineData("/broken/deep/er", true)]
    [InlineData("/broken/app", true)]
    [InlineData("/brokenhearted", false)]
    [InlineData("/beside", false)]
    public void A_broken_file_spoils_its_subtree_only(string path, bool isSpoiled)
    {
        var server = new TestServer()
            .Application("/broken/app", @"D:\elsewhere")
            .WithFile(@"D:\site\broken\web.config", "<configuration>\n<appSettings>\n</configuration>");

        var answers = server.Ask(new IdentityQuery { Paths = [path + (path == "/" ? "" : "/") + "page.htm"] });

        Assert.Equal(isSpoiled ? ["500.19 0x8007000d 3"] : [], answers.SelectMany(answer => answer.Problems).Select(problem => $"{problem.Status} {problem.HResult} {problem.Line}"));
        Assert.Equal(isSpoiled ? HandlerKind.Unknown : HandlerKind.StaticFile, Assert.Single(answers).HandlerKind);
    }

    [Fact]
    public void A_broken_applicationHost_config_leaves_a_server_without_sites_and_the_problem()
    {
        var configuration = ServerConfiguration.Load(new InMemoryServerFacts().WithApplicationHost("<configuration>\n  <system.applicationHost>\n</configuration>"), TestContext.Current.CancellationToken);

        Assert.False(configuration.IsReadable);
        Assert.Empty(configuration.Sites);
        var problem = Assert.Single(configuration.Problems);
        Assert.Equal(("0x8007000d", TestServer.ApplicationHostPath, 3), (problem.HResult, problem.File, problem.Line));
    }

    [Fact]
    public void A_problem_in_one_line()
    {
        var problem = new ConfigurationProblem { Status = "500.19", HResult = "0x8007000d", Message = "It is broken.", File = @"D:\site\web.config", Line = 7 };

        Assert.Equal(@"500.19 (0x8007000d) at D:\site\web.config:7: It is broken.", problem.ToString());
    }
}
