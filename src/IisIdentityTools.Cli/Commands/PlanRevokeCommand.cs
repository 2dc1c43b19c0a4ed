using System.CommandLine;
using IisIdentityTools.Changes;
using IisIdentityTools.Cli.Changes;

namespace IisIdentityTools.Cli.Commands;

/// <summary>iisid plan revoke: rights that somebody shall not have any more.</summary>
internal static class PlanRevokeCommand
{
    public const string Examples = """
        Examples:
          iisid plan revoke ./WEB01 'D:\sites\shop' --identity IUSR                 all that its own entries give
          iisid plan revoke ./WEB01 'D:\sites\shop' --identity IUSR --right Write   these rights only
        """;

    public static Command Create(AnswerRun run)
    {
        var question = new PlanQuestion(run);
        var options = new PlanAccessOptions();
        var command = new Command("revoke", "Identities lose the rights that the entries of a file or folder give to them themselves.") { question.Source };
        options.AddTo(command, needsIdentity: true);
        return question.Complete(command, "--force does it all the same.", (parsed, configuration, onMissing, force, cancellation) =>
            new FolderGrantPlanner(configuration).PlanRevoke(options.Query(parsed, force), onMissing, cancellation));
    }
}
