using System.CommandLine;

namespace IisIdentityTools.Cli.Commands;

/// <summary>iisid plan: changes thought through, and made in snapshots.</summary>
internal static class PlanCommand
{
    public const string Examples = """
        Examples:
          iisid plan anonymous-to-pool ./WEB01 --site Shop               what would change, what would break
          iisid plan grant ./WEB01 'D:\sites\shop\upload' --site Shop --purpose Upload
          iisid plan revoke ./WEB01 'D:\sites\shop' --identity IUSR --script > revoke.ps1
        """;

    public static Command Create(AnswerRun run) => new("plan", "What a change would do: what breaks, what is written, who may do what before and after.")
    {
        PlanAnonymousCommand.Create(run), PlanGrantCommand.Create(run), PlanRevokeCommand.Create(run),
    };
}
