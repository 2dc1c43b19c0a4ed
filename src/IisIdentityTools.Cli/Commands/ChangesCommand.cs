using System.CommandLine;
using IisIdentityTools.Cli.Changes;

namespace IisIdentityTools.Cli.Commands;

/// <summary>iisid changes: what was changed in a snapshot.</summary>
internal static class ChangesCommand
{
    public const string Examples = """
        Examples:
          iisid changes ./WEB01
          iisid changes ./WEB01 --json | jq -r '.[] | select(.State == "Complete") | .Id'
        """;

    public static Command Create(ChangeRun run)
    {
        var source = SourceArgument.Create();
        var json = new Option<bool>("--json") { Description = "One JSON array with everything there is, steps included." };
        var command = new Command("changes", "The changes that were made to a snapshot, the newest first.") { source, json };
        command.SetAction(parsed => run.List(parsed.GetRequiredValue(source), parsed.GetValue(json)));
        return command;
    }
}
