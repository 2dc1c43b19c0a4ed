using System.Xml;
using System.Xml.Linq;
using IisIdentityTools.Configuration;
using IisIdentityTools.Identity;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.WildData;

/// <summary>The samples of the public IIS documentation, each as the body of an applicationHost.config: what is documented is accepted.</summary>
public sealed class WildFragmentTests
{
    private static readonly string[] s_groups = ["system.webServer", "system.web", "system.ftpServer", "location"];

    /// <summary>Lists the types of .png three times: as it stands there IIS refuses it.</summary>
    private const string Careless = "docs_fragments/MicrosoftDocs+iis-docs/iis/configuration/system.webServer/index/samples/sample1.xml";

    public static TheoryData<string> Files => [.. WildFiles.OfKind("docs_fragments").Where(name => name == WildFiles.NoFolder || Inner(name) is not null)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_documented_sample_is_accepted(string name)
    {
        _ = WildFiles.At(name);
        var inner = Inner(name)!;
        var configuration = ServerConfiguration.Load(Host(inner), TestContext.Current.CancellationToken);

        var answers = new EffectiveIdentityResolver(configuration).Resolve(new IdentityQuery(), cancellation: TestContext.Current.CancellationToken);

        var problems = configuration.Problems.Concat(answers.SelectMany(answer => answer.Problems)).Where(problem => problem.HResult.Length > 0).Select(problem => $"{problem.HResult} {problem.Section}").Distinct().ToArray();
        // httpPlatform is a module that the stock server of the test lacks.
        string[] expected = name == Careless ? ["0x800700b7 system.webServer/staticContent"]
            : inner.Contains("<httpPlatform", StringComparison.Ordinal) ? ["0x8007000d system.webServer/httpPlatform"]
            : [];
        Assert.Equal(expected, problems);
    }

    private static InMemoryServerFacts Host(string inner)
    {
        var stock = TestServer.StockApplicationHost;
        var declarations = stock[..stock.IndexOf("<system.applicationHost>", StringComparison.Ordinal)];
        const string Sites = """
            <system.applicationHost><applicationPools><add name="Pool" /></applicationPools>
            <sites><site name="Site" id="1"><application path="/" applicationPool="Pool"><virtualDirectory path="/" physicalPath="D:\site" /></application></site></sites></system.applicationHost>
            """;
        return new InMemoryServerFacts().WithStockEnvironment().WithTree(@"C:\").WithTree(@"D:\").WithFolder(@"D:\site").WithApplicationHost(declarations + Sites + inner + "</configuration>");
    }

    /// <summary>The sample's sections as they would stand in the body; null when it is not one of whole sections, or brings sites of its own.</summary>
    private static string? Inner(string name)
    {
        try
        {
            var root = XDocument.Load(WildFiles.At(name)).Root!;
            var inner = root.Name.LocalName == "configuration" ? root.Elements().ToArray() : [root];
            return inner.Length > 0 && inner.All(element => s_groups.Contains(element.Name.LocalName)) ? string.Concat(inner.Select(element => element.ToString())) : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }
}
