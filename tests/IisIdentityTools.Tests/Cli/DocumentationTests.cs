using System.Text.RegularExpressions;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Cli;

/// <summary>What the documents show of iisid is what it prints.</summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Documents => ["README.md", "docs/cli.md"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Shown_output_is_real(string document)
    {
        var blocks = Blocks().Matches(File.ReadAllText(SourceTree.At(document)).ReplaceLineEndings("\n"));
        Assert.NotEmpty(blocks);
        Assert.All(blocks, block =>
        {
            var command = block.Groups["command"].Value.Replace("samples/contoso", CliRun.Contoso, StringComparison.Ordinal).Replace("tests/data/logs", SourceTree.At("tests/data/logs"), StringComparison.Ordinal).Replace("samples/logs", SourceTree.At("samples/logs"), StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal).Split(" < ");
            var arguments = command[0].Split(' ');
            var result = command.Length == 1 ? CliRun.At(110, arguments) : CliRun.WithInput(File.ReadAllText(SourceTree.At(command[1])), arguments);
            Assert.Equal(block.Groups["output"].Value, result.Output.ReplaceLineEndings("\n"));
        });
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_lead_somewhere(string document)
    {
        var folder = Path.GetDirectoryName(SourceTree.At(document))!;
        var links = Links().Matches(File.ReadAllText(SourceTree.At(document))).Select(link => link.Groups[1].Value).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(folder, link)), link));
    }

    [GeneratedRegex(@"```console\n\$ iisid (?<command>.+)\n(?<output>(?:.*\n)*?)```\n")]
    private static partial Regex Blocks();

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)\)")]
    private static partial Regex Links();
}
