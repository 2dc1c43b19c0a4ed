using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;
using IisIdentityTools.Tests.Facts;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Configuration;

/// <summary>Which schema a server is read with: all files of its schema folder, IIS's own first (rule A1: modules add files).</summary>
public sealed class SchemaFolderTests
{
    private const string Folder = @"C:\Windows\System32\inetsrv\config\schema\";

    private const string Stock = """
        <configSchema>
          <sectionSchema name="system.webServer/directoryBrowse"><attribute name="enabled" type="bool" defaultValue="false" /></sectionSchema>
        </configSchema>
        """;

    private const string ThirdParty = """
        <configSchema>
          <sectionSchema name="system.webServer/contosoFilter"><attribute name="level" type="int" defaultValue="7" /></sectionSchema>
        </configSchema>
        """;

    [Fact]
    public void AModulesOwnSchemaFileIsRead()
    {
        var server = Load(Server().WithFile(Folder + "IIS_schema.xml", Stock).WithFile(Folder + "Contoso_schema.xml", ThirdParty));
        Assert.Empty(server.Problems);
        Assert.Equal("7", server.Schema.Find("system.webServer/contosoFilter")!.Element.FindAttribute("level")!.Default);
    }

    [Fact]
    public void WithoutIissOwnFileTheBuiltInSchemaCounts()
    {
        var server = Load(Server().WithFile(Folder + "Contoso_schema.xml", ThirdParty));
        Assert.Null(server.Schema.Find("system.webServer/contosoFilter"));
        Assert.NotNull(server.Schema.Find("system.webServer/handlers"));
    }

    [Fact]
    public void ASchemaFileThatVanishesIsAProblemAndTheBuiltInSchemaCounts()
    {
        using var folder = new TemporaryFolder();
        const string Config = "drives/C/Windows/System32/inetsrv/config/";
        folder.Write(Config + "applicationHost.config", "<configuration />");
        folder.Write(Config + "schema/IIS_schema.xml", Stock);
        var third = folder.Write(Config + "schema/Contoso_schema.xml", ThirdParty);
        using var snapshot = ServerSnapshot.Open(folder.Root);
        File.Delete(third);
        var server = ServerConfiguration.Load(snapshot, TestContext.Current.CancellationToken);
        var problem = Assert.Single(server.Problems);
        Assert.StartsWith("The captured schema is not used: " + Folder + "Contoso_schema.xml cannot be read: ", problem.Message, StringComparison.Ordinal);
        Assert.NotNull(server.Schema.Find("system.webServer/handlers"));
    }

    private static InMemoryServerFacts Server() => new InMemoryServerFacts().WithStockEnvironment().WithApplicationHost("<configuration />");

    private static ServerConfiguration Load(InMemoryServerFacts facts) => ServerConfiguration.Load(facts, TestContext.Current.CancellationToken);
}
