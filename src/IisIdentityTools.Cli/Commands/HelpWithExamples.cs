using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace IisIdentityTools.Cli.Commands;

/// <summary>The library's help page of a command, followed by the command's examples.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    private static readonly ConditionalWeakTable<Command, string> s_examples = [];

    private readonly HelpAction _page;

    public HelpWithExamples(HelpAction page, int width)
    {
        _page = page;
        _page.MaxWidth = width;
    }

    public override bool ClearsParseErrors => true;

    /// <summary>Gives a command its examples.</summary>
    public static void Add(Command command, string examples) => s_examples.Add(command, examples);

    public override int Invoke(ParseResult parseResult)
    {
        _page.Invoke(parseResult);
        if (s_examples.TryGetValue(parseResult.CommandResult.Command, out var examples))
            parseResult.InvocationConfiguration.Output.WriteLine(examples.ReplaceLineEndings());
        return ExitCode.Answered;
    }
}
