using IisIdentityTools.Configuration.Schema;
using Xunit;

namespace IisIdentityTools.Tests.Configuration.Schema;

/// <summary>The built-in facts and the reader of schema files, held against schema files published by others, fact by fact.</summary>
public class PublishedSchemaTests
{
    private const string JexusIisSchema = "jexuswebserver+JexusManager/Microsoft.Web.Administration/Resources/IIS_schema.xml";

    // Facts of later Windows 10 builds that the published file predates.
    private static readonly string[] s_newer = ["/recycling@logEventOnRecycle "];

    [Fact]
    public void Built_in_facts_of_IIS_equal_the_published_schema_file()
    {
        var file = Path.Combine(SharedSchemaData.Folder("schema"), JexusIisSchema);
        Assert.True(File.Exists(file), file + " is missing");
        var published = SchemaFacts.FromXml([file], withDefaultsOfSecrets: false).Lines.Where(IsComparable).ToArray();
        var paths = Read([file]).Sections.Select(s => s.Path).ToHashSet();
        var sections = BuiltInSchema.ForVersion(null).Sections.Where(s => paths.Contains(s.Path));
        var builtIn = SchemaFacts.FromModel(sections, withDefaultsOfSecrets: false).Lines.Where(IsComparable).ToArray();

        Assert.True(published.Length > 700, $"{published.Length} facts are too few to mean anything");
        Assert.Empty(published.Except(builtIn));
        Assert.All(builtIn.Except(published), f => Assert.True(IsOfAnotherFile(f), f));
    }

    [Theory]
    [InlineData("jexuswebserver+JexusManager/Microsoft.Web.Administration/schemas/rscaext.xml")]
    [InlineData("jexuswebserver+JexusManager/Tests/schema/httpplatform_schema.xml")]
    [InlineData("jexuswebserver+JexusManager/Tests/schema/dbmanager_schema.xml")]
    [InlineData("tjanczuk+iisnode/src/config/iisnode_schema.xml")]
    [InlineData("tjanczuk+iisnode/src/config/iisnode_schema_x64.xml")]
    public void Built_in_facts_hold_those_of_module_schema_files(string name)
    {
        var published = SchemaFacts.FromXml([Path.Combine(SharedSchemaData.Folder("schema"), name)]).Lines.Where(IsAttribute).ToArray();
        var builtIn = SchemaFacts.FromModel(BuiltInSchema.ForVersion(null).Sections).Lines;

        Assert.NotEmpty(published);
        Assert.Empty(published.Except(builtIn));
    }

    [Fact]
    public void Reader_finds_the_facts_of_every_published_file()
    {
        var files = SharedSchemaData.Files(SharedSchemaData.Folder("schema"), "*.xml")
            .Where(f => File.ReadAllText(f).Contains("<configSchema", StringComparison.Ordinal) && !f.Contains("LanguageServer", StringComparison.Ordinal))
            .ToArray();
        Assert.NotEmpty(files);
        foreach (var file in files)
            AssertReadsAll([file]);
    }

    [Theory]
    [InlineData("7.0")]
    [InlineData("7.5")]
    [InlineData("8.0")]
    [InlineData("8.5")]
    [InlineData("10.0")]
    public void Built_in_facts_equal_the_schema_files_of_each_version(string version)
    {
        var files = VersionFiles(version);
        AssertReadsAll(files);
        var published = SchemaFacts.FromXml(files).Lines.ToArray();
        var paths = Read(files).Sections.Select(s => s.Path).ToHashSet();
        var sections = BuiltInSchema.ForVersion(Version.Parse(version)).Sections;
        var builtIn = SchemaFacts.FromModel(sections).Lines.ToArray();
        var sameSections = SchemaFacts.FromModel(sections.Where(s => paths.Contains(s.Path))).Lines;

        Assert.Empty(published.Except(builtIn));
        Assert.All(sameSections.Except(published), f => Assert.True(version == "7.0" && f.Contains("/ftpServer", StringComparison.Ordinal), f));
    }

    [Fact]
    public void Built_in_facts_equal_the_schema_files_of_modules()
    {
        var files = new[] { "arr_schema.xml", "webfarm.xml", "aspnetcore_schema.xml", "aspnetcore_schema_v2.xml" }
            .Select(f => Path.Combine(SharedSchemaData.VersionFolder("master"), f)).ToArray();
        AssertReadsAll(files);

        Assert.Empty(SchemaFacts.FromXml(files).Lines.Except(SchemaFacts.FromModel(BuiltInSchema.ForVersion(null).Sections).Lines));
    }

    // .NET Framework 4 and 4.5 install two files more on the older servers; the repository has them only under 7.0.
    private static string[] VersionFiles(string version)
    {
        var files = SharedSchemaData.Files(SharedSchemaData.VersionFolder(version), "*.xml").ToList();
        if (version == "7.5")
            files.AddRange(SharedSchemaData.Files(SharedSchemaData.VersionFolder("7.0"), "NetFx*.xml"));
        return [.. files];
    }

    private static void AssertReadsAll(IReadOnlyCollection<string> files)
    {
        var result = Read(files);
        Assert.Empty(result.Problems);
        Assert.NotEmpty(result.Sections);
        Assert.Equal(SchemaFacts.FromXml(files).Lines, SchemaFacts.FromModel(result.Sections).Lines);
    }

    private static SchemaReadResult Read(IEnumerable<string> files)
    {
        var reader = new SchemaXmlReader();
        foreach (var file in files)
        {
            using var stream = File.OpenRead(file);
            reader.Add(stream, Path.GetFileName(file));
        }

        return reader.ToResult();
    }

    private static bool IsComparable(string fact) => s_newer.All(n => !fact.Contains(n, StringComparison.Ordinal));

    private static bool IsAttribute(string fact) => fact.Split(' ')[0].Contains('@', StringComparison.Ordinal);

    private static bool IsOfAnotherFile(string fact) =>
        fact.Contains("runtime", StringComparison.Ordinal)
        || fact.Contains("/workerProcesses", StringComparison.Ordinal)
        || fact.Contains("/ftpServer", StringComparison.Ordinal);
}
