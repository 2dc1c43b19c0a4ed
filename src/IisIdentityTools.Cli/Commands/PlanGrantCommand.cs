using System.CommandLine;
using IisIdentityTools.Changes;
using IisIdentityTools.Cli.Changes;

namespace IisIdentityTools.Cli.Commands;

/// <summary>iisid plan grant: rights that are missing.</summary>
internal static class PlanGrantCommand
{
    public const string Examples = """
        Examples:
          iisid plan grant ./WEB01 'D:\sites\shop\App_Data' --site Shop --purpose Modify
          iisid plan grant ./WEB01 'D:\sites\images' --identity IUSR 'IIS AppPool\Shop' --right Read --apply
          iisid plan grant ./WEB01 --site Shop --script > grant.ps1      whatever the site lacks
        """;

    public static Command Create(AnswerRun run)
    {
        var question = new PlanQuestion(run);
        var options = new PlanAccessOptions();
        var command = new Command("grant", "Missing rights are granted: by SID, only what is missing, to those who need it.") { question.Source };
        options.AddTo(command, needsIdentity: false);
        return question.Complete(command, "--force does it all the same.", (parsed, configuration, onMissing, force, cancellation) =>
            new FolderGrantPlanner(configuration).PlanGrant(options.Query(parsed, force), onMissing, cancellation));
    }
}
