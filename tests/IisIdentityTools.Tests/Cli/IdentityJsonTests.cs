using System.Text.Json;
using IisIdentityTools.Identity;
using Xunit;

namespace IisIdentityTools.Tests.Cli;

/// <summary>--json is a contract: names, kinds of values and encoding.</summary>
public sealed class IdentityJsonTests
{
    private static readonly string[] s_identities = ["Process", "Request", "Code", "Content", "Configuration", "FileAuthorization", "Network"];

    private static readonly string[] s_names =
    [
        "Server", "Source", "Site", "Application", "VirtualDirectory", "Path", "PhysicalPath", "HandlerKind", "HandlerName", "Authentication", "ApplicationPool",
        .. s_identities.SelectMany(part => new[] { $"{part}Identity", $"{part}IdentitySid", $"{part}IdentityKind" }),
        "Certainty", "Problems", "Unknowns", "Trail",
    ];

    [Fact]
    public void An_answer_has_the_names_of_the_PowerShell_result_in_their_order() =>
        Assert.All(CliRun.Of("identity", CliRun.Contoso, "--json").Json, answer => Assert.Equal(s_names, Names(answer)));

    [Fact]
    public void Problems_and_steps_have_their_names()
    {
        var answers = CliRun.Of("identity", CliRun.Contoso, "--site", "Sandbox", "--json").Json;
        var problem = answers.SelectMany(answer => answer.GetProperty("Problems").EnumerateArray()).First();
        var step = answers.SelectMany(answer => answer.GetProperty("Trail").EnumerateArray()).First();
        Assert.Equal(["Status", "HResult", "Message", "Fix", "File", "Line", "Column", "Location", "Section", "LockFile", "LockLine"], Names(problem));
        Assert.Equal(["File", "Line", "Column", "Location", "Setting", "Value", "Says", "Rule"], Names(step));
        Assert.Equal(JsonValueKind.Number, step.GetProperty("Line").ValueKind);
    }

    [Fact]
    public void Enumerations_are_words_and_nothing_is_null()
    {
        var answer = CliRun.Of("identity", CliRun.Contoso, "--site", "Shop", "--application", "/help", "--handler", "StaticFile", "--json").Json.Single();
        Assert.Equal("StaticFile", answer.GetProperty("HandlerKind").GetString());
        Assert.Equal("Anonymous", answer.GetProperty("Authentication").GetString());
        Assert.Equal("Iusr", answer.GetProperty("RequestIdentityKind").GetString());
        Assert.Equal("None", answer.GetProperty("CodeIdentityKind").GetString());
        Assert.Equal("", answer.GetProperty("CodeIdentity").GetString());
        Assert.Equal("Known", answer.GetProperty("Certainty").GetString());
        Assert.DoesNotContain(answer.EnumerateObject(), member => member.Value.ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public void Bytes_are_plain_UTF8_with_one_answer_in_a_line()
    {
        var result = CliRun.Of("identity", CliRun.Contoso, "--json");
        Assert.Equal((byte)'[', result.Bytes[0]);
        Assert.DoesNotContain("\\u0027", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', result.Output);
        Assert.Equal(result.Json.Count + 3, result.Output.Split('\n').Length);
    }

    [Fact]
    public void Names_in_any_script_stay_readable()
    {
        using var folder = new Facts.TemporaryFolder();
        var source = SmallServer.Write(folder, SmallServer.Sites(1).Replace("Site1", "Müller &amp; 商店", StringComparison.Ordinal));
        Assert.Contains("\"Site\":\"Müller & 商店\"", CliRun.Of("identity", source, "--json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_matrix_has_its_names()
    {
        var rows = CliRun.Of("identity", CliRun.Contoso, "--site", "Shop", "--application", "/", "--matrix", "--json").Json;
        Assert.Equal(4, rows.Count);
        Assert.Equal(typeof(IdentityMatrixRow).GetProperties().Select(property => property.Name), Names(rows[0]));
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);
}
