using IisIdentityTools.Tests.Facts;
using Xunit;

namespace IisIdentityTools.Tests.Cli;

/// <summary>No output of any command holds a password, whatever state the file that stores it is in.</summary>
public sealed class SecretTests
{
    private const string Secret = "Tr0ub4dor-n3ver-sh0wn";

    private static readonly string[][] s_questions =
    [
        ["identity"], ["identity", "--trail"], ["identity", "--json"], ["identity", "--matrix"], ["identity", "--matrix", "--json"],
        ["token"], ["token", "--json"], ["token", "CONTOSO\\svc"], ["token", "--application-pool", "*"],
    ];

    public static TheoryData<string> Configurations =>
    [
        $"""<virtualDirectory path="/" physicalPath="C:\web" userName="CONTOSO\svc" password="{Secret}" />""",
        $"""<virtualDirectory path="/" physicalPath="C:\web" userName="CONTOSO\svc" Password="{Secret}" />""",
        $"""<virtualDirectory path="/" physicalPath="C:\web" userName="CONTOSO\svc" password="[enc:AesProvider:{Secret}:enc]" />""",
        $"""<virtualDirectory path="/" physicalPath="C:\web" userName="CONTOSO\svc" password="{Secret}" password="{Secret}" />""",
        $"""<virtualDirectory path="/" physicalPath="C:\web" userName="CONTOSO\svc" password={Secret} />""",
        $"""<virtualDirectory path="/" physicalPath="C:\web" userName="CONTOSO\svc" password="<{Secret}" />""",
        $"""<virtualDirectory path="/" physicalPath="C:\web" userName="CONTOSO\svc" password="a&{Secret};b" />""",
        $"""<virtualDirectory path="/" physicalPath="C:\web" userName="CONTOSO\svc" password="x"{Secret}" />""",
        $"""<virtualDirectory path="/" physicalPath="C:\web" userName="CONTOSO\svc" password="{Secret} />""",
    ];

    [Theory]
    [MemberData(nameof(Configurations))]
    public void A_password_is_never_shown(string virtualDirectory)
    {
        using var folder = new TemporaryFolder();
        var source = SmallServer.Write(folder, $"""<site name="Web" id="1"><application path="/">{virtualDirectory}</application></site>""");
        AssertSilent(source);
    }

    [Theory]
    [InlineData("""<identity impersonate="true" userName="CONTOSO\svc" password="{0}" />""")]
    [InlineData("""<identity impersonate="true" userName="CONTOSO\svc" password={0} />""")]
    [InlineData("""<machineKey validationKey="{0}" decryptionKey="{0}" />""")]
    [InlineData("""<sessionState sqlConnectionString="password={0}" /><sessionState sqlConnectionString="password={0}" />""")]
    public void Nor_one_of_a_web_config(string element)
    {
        using var folder = new TemporaryFolder();
        var source = SmallServer.Write(folder);
        folder.Write("drives/C/web/web.config", $"<configuration><system.web>{element.Replace("{0}", Secret, StringComparison.Ordinal)}</system.web></configuration>");
        AssertSilent(source);
    }

    [Fact]
    public void Nor_what_stands_at_the_place_where_facts_are_broken()
    {
        using var folder = new TemporaryFolder();
        SmallServer.Write(folder);
        folder.Write("facts.json", $$"""{ "schemaVersion": 1, "password": {{Secret}} }""");
        AssertSilent(folder.Root);
    }

    private static void AssertSilent(string source)
    {
        foreach (var question in s_questions)
        {
            var result = CliRun.Of([question[0], source, .. question[1..]]);
            Assert.DoesNotContain(Secret, result.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(Secret, result.Error, StringComparison.Ordinal);
        }
    }
}
