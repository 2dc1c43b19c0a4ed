using System.Text.RegularExpressions;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Cli;

/// <summary>Help pages and docs/cli.md say the same.</summary>
public sealed partial class HelpTests
{
    [Theory]
    [InlineData("identity")]
    [InlineData("token")]
    [InlineData("access")]
    [InlineData("isolation")]
    [InlineData("plan", "anonymous-to-pool")]
    [InlineData("plan", "grant")]
    [InlineData("plan", "revoke")]
    [InlineData("changes")]
    [InlineData("undo")]
    [InlineData("denied")]
    [InlineData("explain")]
    [InlineData("sddl")]
    public void The_document_lists_the_options_of_the_help(params string[] command)
    {
        var help = CliRun.Of([.. command, "--help"]);
        Assert.Equal(0, help.Code);
        var options = Options().Matches(help.Output).Select(match => match.Value.Trim()).ToList();
        Assert.NotEmpty(options);
        var document = File.ReadAllText(SourceTree.At("docs/cli.md"));
        Assert.All(options, option => Assert.Contains($"`{option}", document, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData()]
    [InlineData("identity")]
    [InlineData("token")]
    [InlineData("access")]
    [InlineData("isolation")]
    [InlineData("plan")]
    [InlineData("plan", "anonymous-to-pool")]
    [InlineData("plan", "grant")]
    [InlineData("plan", "revoke")]
    [InlineData("changes")]
    [InlineData("undo")]
    [InlineData("denied")]
    [InlineData("explain")]
    [InlineData("check")]
    [InlineData("sddl")]
    public void Every_page_has_examples(params string[] command) =>
        Assert.Contains("Examples:", CliRun.Of([.. command, "--help"]).Output, StringComparison.Ordinal);

    [Fact]
    public void An_application_called_h_is_no_call_for_help() =>
        Assert.Contains("no application '/h'", CliRun.Of("identity", CliRun.Contoso, "--application", "/h").Error, StringComparison.Ordinal);

    [GeneratedRegex(@"(?m)^  --[a-z-]+")]
    private static partial Regex Options();
}
