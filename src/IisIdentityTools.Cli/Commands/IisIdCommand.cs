using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;
using IisIdentityTools.Cli.Changes;
using IisIdentityTools.Cli.Denied;
using IisIdentityTools.Cli.Lines;
using IisIdentityTools.Cli.Statuses;

namespace IisIdentityTools.Cli.Commands;

/// <summary>The command line of iisid as a whole.</summary>
internal static class IisIdCommand
{
    private const string Examples = """
        Examples:
          iisid identity ./WEB01                         who runs what, on the whole server
          iisid identity WEB01.zip --site Shop --trail   one site, with every step that led there
          iisid identity applicationHost.config --json   one file is enough; answers as JSON
          iisid token ./WEB01 IUSR                       what the token of IUSR holds, and why
          iisid access ./WEB01 Shop/ --purpose Upload    may the code of the site store files there, and if not, why
          iisid plan anonymous-to-pool ./WEB01 --site Shop   what a change would break; --apply makes it, iisid undo takes it back
          iisid denied ./LogFiles --server ./WEB01       who was refused where, by the logs, and why, by the server
          iisid explain 401.3.5                          what a status says about identities and permissions
          iisid predict ./WEB01                          what will be refused before anybody asks
          iisid sddl 'O:BAG:SYD:(A;;FA;;;BA)' --to json  what a security descriptor says; iisid check decides on one

        Exit codes: 0 answered, 1 the configuration has problems, access is denied, requests failed or a plan is refused, 2 wrong input, 130 stopped by Ctrl+C.
        """;

    public static RootCommand Create(AnswerRun run, LineRun lines, ChangeRun changes, DeniedRun failures, ExplainRun statuses)
    {
        var root = new RootCommand("Tells which Windows identity IIS requests run as, and whether it may use its folders, from a captured server; what was refused, from logs; plans changes, and makes them in copies. Needs no IIS.");
        var identity = IdentityCommand.Create(run);
        var token = TokenCommand.Create(run);
        var access = AccessCommand.Create(run);
        var isolation = IsolationCommand.Create(run);
        var plan = PlanCommand.Create(run);
        var recorded = ChangesCommand.Create(changes);
        var undo = UndoCommand.Create(changes);
        var denied = DeniedCommand.Create(failures);
        var explain = ExplainCommand.Create(statuses);
        var predict = PredictCommand.Create(run);
        var check = CheckCommand.Create(lines);
        var sddl = SddlCommand.Create(lines);
        var examples = new Dictionary<string, string>
        {
            [root.Name] = Examples,
            [identity.Name] = IdentityCommand.Examples,
            [token.Name] = TokenCommand.Examples,
            [access.Name] = AccessCommand.Examples,
            [isolation.Name] = IsolationCommand.Examples,
            [plan.Name] = PlanCommand.Examples,
            [plan.Subcommands[0].Name] = PlanAnonymousCommand.Examples,
            [plan.Subcommands[1].Name] = PlanGrantCommand.Examples,
            [plan.Subcommands[2].Name] = PlanRevokeCommand.Examples,
            [recorded.Name] = ChangesCommand.Examples,
            [undo.Name] = UndoCommand.Examples,
            [denied.Name] = DeniedCommand.Examples,
            [explain.Name] = ExplainCommand.Examples,
            [predict.Name] = PredictCommand.Examples,
            [check.Name] = CheckCommand.Examples,
            [sddl.Name] = SddlCommand.Examples,
        };
        // Only names with dashes: /h may be an application.
        var help = new HelpOption("--help", "-h", "-?") { Description = "Show help." };
        help.Action = new HelpWithExamples((HelpAction)help.Action!, run.Host.Width, examples);
        root.Options.Clear();
        root.Options.Add(help);
        root.Options.Add(new VersionOption("--version") { Description = "Show the version.", Action = new VersionAction() });
        foreach (var command in new[] { identity, token, access, isolation, plan, recorded, undo, denied, explain, predict, check, sddl })
        {
            SwallowedOption.Refuse(command);
            root.Subcommands.Add(command);
        }

        return root;
    }

    /// <summary>The version of the tool, "0.1.0".</summary>
    public static string Version => typeof(IisIdCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
