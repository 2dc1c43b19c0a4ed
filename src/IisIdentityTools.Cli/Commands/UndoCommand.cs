using System.CommandLine;
using IisIdentityTools.Cli.Changes;

namespace IisIdentityTools.Cli.Commands;

/// <summary>iisid undo: takes a change of a snapshot back.</summary>
internal static class UndoCommand
{
    public const string Examples = """
        Examples:
          iisid undo ./WEB01                                             the last change
          iisid undo ./WEB01 20261122T101500Z-3fa9
        """;

    public static Command Create(ChangeRun run)
    {
        var source = SourceArgument.Create();
        var id = new Argument<string?>("id") { Description = "The change, as iisid changes lists it. Without it, the last one that is not undone yet.", Arity = ArgumentArity.ZeroOrOne };
        var force = new Option<bool>("--force") { Description = "Also where something was changed afterwards, which is lost then." };
        var command = new Command("undo", "Takes a change of a snapshot back, byte for byte.") { source, id, force };
        command.SetAction(parsed => run.Undo(parsed.GetRequiredValue(source), parsed.GetValue(id), parsed.GetValue(force)));
        return command;
    }
}
