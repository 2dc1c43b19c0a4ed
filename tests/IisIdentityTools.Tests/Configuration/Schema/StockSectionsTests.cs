using System.Xml.Linq;
using IisIdentityTools.Configuration.Schema;
using Xunit;

namespace IisIdentityTools.Tests.Configuration.Schema;

public class StockSectionsTests
{
    // Published: aspnet/IISIntegration, an applicationHost.config of IIS 10.
    private const string PublishedFile = "aspnet+IISIntegration/test/Common.FunctionalTests/AppHostConfig/IIS.config";

    // Rows: learn.microsoft.com, "Understanding IIS Configuration Delegation" and the reference of each section.
    [Theory]
    [InlineData("system.applicationHost/applicationPools", false, "AppHostOnly")]
    [InlineData("system.webServer/handlers", false, "Everywhere")]
    [InlineData("system.webServer/modules", false, "MachineToApplication")]
    [InlineData("system.webServer/defaultDocument", true, "Everywhere")]
    [InlineData("system.webServer/security/authentication/anonymousAuthentication", false, "Everywhere")]
    [InlineData("system.webServer/security/authorization", true, "Everywhere")]
    [InlineData("system.webServer/serverRuntime", false, "Everywhere")]
    [InlineData("system.webServer/applicationInitialization", true, "MachineToApplication")]
    public void Application_host_section(string path, bool isAllowed, string definition) =>
        AssertSection(StockSections.ApplicationHost, path, isAllowed, definition);

    [Theory]
    [InlineData("appSettings", "Everywhere")]
    [InlineData("system.web/identity", "Everywhere")]
    [InlineData("system.web/authorization", "Everywhere")]
    [InlineData("system.web/authentication", "MachineToApplication")]
    [InlineData("system.web/sessionState", "MachineToApplication")]
    [InlineData("system.web/trust", "MachineToApplication")]
    [InlineData("system.web/processModel", "MachineOnly")]
    [InlineData("system.web/protocols", "MachineToRootWeb")]
    [InlineData("system.serviceModel/serviceHostingEnvironment", "MachineToApplication")]
    public void Machine_section(string path, string definition) => AssertSection(StockSections.Machine, path, true, definition);

    [Fact]
    public void Added_modules_are_not_stock()
    {
        Assert.DoesNotContain(StockSections.ApplicationHost, s => s.Path.Contains("aspNetCore", StringComparison.Ordinal));
        Assert.DoesNotContain(StockSections.ApplicationHost, s => s.Path.Contains("rewrite", StringComparison.Ordinal));
    }

    [Fact]
    public void No_section_is_declared_twice() =>
        Assert.Empty(StockSections.ApplicationHost.Concat(StockSections.Machine).GroupBy(s => s.Path).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void Every_application_host_section_has_a_schema() =>
        Assert.All(StockSections.ApplicationHost, s => Assert.NotNull(BuiltInSchema.ForVersion(null).Find(s.Path)));

    [Fact]
    public void Equals_the_declarations_of_a_published_file()
    {
        var file = Path.Combine(SharedSchemaData.Folder("apphost"), PublishedFile);
        var published = Declared(XDocument.Load(file).Root!.Element("configSections")!, "").ToArray();
        var stock = StockSections.ApplicationHost.Select(s => $"{s.Path} {(s.OverrideModeAllowed ? "Allow" : "Deny")} {s.AllowDefinition}").ToArray();

        Assert.NotEmpty(published);
        Assert.Equal(["system.webServer/aspNetCore Allow Everywhere"], published.Except(stock));
        Assert.Equal(["system.webServer/applicationInitialization Allow MachineToApplication"], stock.Except(published));
    }

    [Theory]
    [InlineData("sections", 1)]
    [InlineData("file a\n  group\n    name", 3)]
    [InlineData("file a\n  group\n    name Maybe", 3)]
    [InlineData("file a\n  group\n    name Allow Anywhere", 3)]
    [InlineData("file a\n  group\n    name Allow Everywhere now", 3)]
    [InlineData("file a\n    name Allow", 2)]
    public void Bad_line_is_named(string text, int line)
    {
        var error = Assert.Throws<InvalidDataException>(() => StockSectionsReader.Read(new StringReader(text), "stock", "a"));

        Assert.StartsWith($"stock:{line}: ", error.Message, StringComparison.Ordinal);
    }

    private static void AssertSection(IReadOnlyList<StockSection> sections, string path, bool isAllowed, string definition)
    {
        var found = Assert.Single(sections, s => s.Path == path);

        Assert.Equal((isAllowed, definition), (found.OverrideModeAllowed, found.AllowDefinition));
    }

    private static IEnumerable<string> Declared(XElement parent, string prefix) => parent.Elements().SelectMany(e => e.Name.LocalName == "section"
        ? [$"{prefix}{(string)e.Attribute("name")!} {(string)e.Attribute("overrideModeDefault")!} {(string?)e.Attribute("allowDefinition") ?? "Everywhere"}"]
        : Declared(e, prefix + (string)e.Attribute("name")! + "/"));
}
