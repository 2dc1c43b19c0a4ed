using System.Xml.Linq;
using IisIdentityTools.Configuration;
using IisIdentityTools.Identity;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.WildData;

/// <summary>applicationHost.config files of whole servers and of development servers.</summary>
public sealed class WildApplicationHostTests(ITestOutputHelper output)
{
    private const string MissingClosing = "apphost_vs/jexuswebserver+JexusManager/Tests/original2_missing_closing.config";

    public static TheoryData<string> Files => [.. WildFiles.OfKind("apphost").Concat(WildFiles.OfKind("apphost_vs")).Distinct().Where(name => name != MissingClosing)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Sites_and_pools_are_those_that_another_reader_counts(string name)
    {
        var hosting = XDocument.Load(WildFiles.At(name)).Root!.Element("system.applicationHost")!;

        var configuration = Load(name);

        Assert.True(configuration.IsReadable);
        Assert.Equal(Names(hosting.Element("sites"), "site"), configuration.SiteNames);
        Assert.Equal(Names(hosting.Element("applicationPools"), "add"), configuration.ApplicationPoolNames);
        Assert.Equal(
            hosting.Descendants("application").Where(element => element.Parent!.Name == "site").Select(element => (string)element.Attribute("path")!),
            configuration.Sites.SelectMany(site => site.Applications).Select(application => application.Path));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_works_somewhere_has_no_problem(string name)
    {
        var configuration = Load(name);
        var answers = new EffectiveIdentityResolver(configuration).Resolve(new IdentityQuery(), cancellation: TestContext.Current.CancellationToken).ToArray();
        output.WriteLine($"{name}: {configuration.Sites.Count} sites, {configuration.ApplicationPools.Count} pools, {answers.Length} answers");
        foreach (var problem in configuration.Problems.Concat(answers.SelectMany(answer => answer.Problems)).Select(problem => problem.ToString()).Distinct())
            output.WriteLine("    " + problem);

        // A template whose applications are filled in later says so of itself.
        var rootless = XDocument.Load(WildFiles.At(name)).Descendants("site").Count(site => site.Elements("application").All(application => (string?)application.Attribute("path") != "/"));
        Assert.Equal(Enumerable.Repeat("", rootless), configuration.Problems.Select(problem => problem.Status));
        Assert.Empty(answers.SelectMany(answer => answer.Problems));
        Assert.All(answers, answer => Assert.NotEqual("", answer.ProcessIdentity));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void The_anonymous_user_is_the_one_that_stands_in_the_file(string name)
    {
        var written = XDocument.Load(WildFiles.At(name)).Root!
            .Element("system.webServer")?.Element("security")?.Element("authentication")?.Element("anonymousAuthentication")?.Attribute("userName")?.Value;

        var value = Load(name).ServerLevel.GetSection("system.webServer/security/authentication/anonymousAuthentication").Get("userName");

        // Absent: the schema's IUSR. Written, and be it empty: what is written.
        Assert.Equal((written ?? "IUSR", written is not null), (value.Text, value.IsSet));
    }

    [Fact]
    public void A_missing_closing_tag_is_found_at_the_line_that_Microsofts_reader_names()
    {
        Assert.SkipWhen(!WildFiles.OfKind("apphost_vs").Contains(MissingClosing), WildFiles.NoFolder);

        var configuration = Load(MissingClosing);

        // JexusManager's TestIisExpressMissingClosingTag, which also runs against Microsoft.Web.Administration:
        // "Line number: 1134, Error: Configuration file is not well-formed XML".
        var problem = Assert.Single(configuration.Problems);
        Assert.Equal(("500.19", "0x8007000d", 1134), (problem.Status, problem.HResult, problem.Line));
        Assert.False(configuration.IsReadable);
    }

    [Theory]
    // What JexusManager's tests do to original2.config, read off the pair of files: a site and a pool removed; nothing of the kind in expected3.
    [InlineData("expected.config", -1, -1)]
    [InlineData("expected3.config", 0, 0)]
    public void Before_and_after_an_edit_of_another_program(string after, int sites, int pools)
    {
        const string Folder = "apphost_vs/jexuswebserver+JexusManager/Tests/";
        Assert.SkipWhen(!WildFiles.OfKind("apphost_vs").Contains(Folder + after), WildFiles.NoFolder);
        var first = Load(Folder + "original2.config");

        var second = Load(Folder + after);

        Assert.Equal((first.Sites.Count + sites, first.ApplicationPools.Count + pools), (second.Sites.Count, second.ApplicationPools.Count));
    }

    private static IEnumerable<string> Names(XElement? section, string item) => section?.Elements(item).Select(element => (string)element.Attribute("name")!) ?? [];

    private static ServerConfiguration Load(string name)
    {
        var facts = new InMemoryServerFacts().WithStockEnvironment().WithFile(TestServer.ApplicationHostPath, File.ReadAllBytes(WildFiles.At(name)));
        return ServerConfiguration.Load(facts, TestContext.Current.CancellationToken);
    }
}
