using System.CommandLine;
using System.CommandLine.Parsing;
using IisIdentityTools.Cli.Hosting;

namespace IisIdentityTools.Cli.Commands;

/// <summary>What to say when the command line itself is wrong.</summary>
internal static class UsageErrors
{
    // Arguments that must be there, each with an example.
    private static readonly Dictionary<string, string> s_examples = new()
    {
        [SourceArgument.Name] = "./WEB01",
        [DeniedCommand.LogArgument] = "./LogFiles",
        [ExplainCommand.StatusArgument] = "401.3",
    };

    public static int Report(ParseResult parsed, IReadOnlyList<string> arguments, CliHost host, ErrorLines errors)
    {
        foreach (var message in Messages(parsed).Distinct())
            errors.Error(message);
        errors.Hint($"Type '{NameOf(parsed)} --help' for what can be asked.");
        if (arguments.Contains("--json"))
            host.Text.Write("[]\n");
        return ExitCode.BadInput;
    }

    private static IEnumerable<string> Messages(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0)
        {
            var names = string.Join(", ", command.Subcommands.Select(each => each.Name));
            return [parsed.UnmatchedTokens is [var wrong, ..] ? $"There is no command or option '{wrong}'. The commands are: {names}." : $"No command was given. The commands are: {names}."];
        }

        return parsed.Errors.Select(error => error.SymbolResult is ArgumentResult { Tokens.Count: 0 } missing && s_examples.TryGetValue(missing.Argument.Name, out var example)
            ? $"No {missing.Argument.Name} was named. It stands before the options: {NameOf(parsed)} {example} --json"
            : error.Message);
    }

    private static string NameOf(ParseResult parsed) => NameOf(parsed.CommandResult);

    private static string NameOf(CommandResult result) => result.Parent is CommandResult parent ? $"{NameOf(parent)} {result.Command.Name}" : "iisid";
}
