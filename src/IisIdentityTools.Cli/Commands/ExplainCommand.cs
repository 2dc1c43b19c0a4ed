using System.CommandLine;
using IisIdentityTools.Cli.Statuses;

namespace IisIdentityTools.Cli.Commands;

/// <summary>iisid explain: what statuses say.</summary>
internal static class ExplainCommand
{
    public const string StatusArgument = "status";

    public const string Examples = """
        Examples:
          iisid explain 401.3.5
          iisid explain 401                      every sub-status of it
          iisid explain 500.19/0x80070021        with the error code of the page
          iisid explain 0x8009030E 1326          error codes alone: sc-win32-status, HRESULT, NTSTATUS
          iisid explain AppOffline 'WAS 5021'    reasons of the HTTPERR log, Windows events
          iisid explain 401.1.1385 --json | jq -r '.[].Needed[]'
        """;

    public static Command Create(ExplainRun run)
    {
        var status = new Argument<string[]>(StatusArgument) { Description = "Statuses, error codes, HTTPERR reasons and events, each as one text: 401.3, 500.19/0x80070021, AppOffline, 'WAS 5021'.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "One JSON array, one status in a line." };
        var command = new Command("explain", "What a status says: who sets it, what it says about identities and permissions, and what would tell the cause.") { status, json };
        command.SetAction(parsed => run.Answer(parsed.GetRequiredValue(status), parsed.GetValue(json)));
        return command;
    }
}
