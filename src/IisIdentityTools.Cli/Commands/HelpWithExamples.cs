using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace IisIdentityTools.Cli.Commands;

/// <summary>The library's help page of a command, followed by the command's examples.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private readonly HelpAction _page;
    private readonly IReadOnlyDictionary<string, string> _examples;

    /// <summary>Makes the action.</summary>
    /// <param name="page">The library's page.</param>
    /// <param name="width">Characters in a line.</param>
    /// <param name="examples">Examples by name of the command.</param>
    public HelpWithExamples(HelpAction page, int width, IReadOnlyDictionary<string, string> examples)
    {
        _page = page;
        _page.MaxWidth = width;
        _examples = examples;
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        _page.Invoke(parseResult);
        if (_examples.TryGetValue(parseResult.CommandResult.Command.Name, out var examples))
            parseResult.InvocationConfiguration.Output.WriteLine(examples.ReplaceLineEndings());
        return ExitCode.Answered;
    }
}
