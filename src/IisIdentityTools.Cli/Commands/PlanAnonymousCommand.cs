using System.CommandLine;
using IisIdentityTools.Changes;
using IisIdentityTools.Cli.Changes;

namespace IisIdentityTools.Cli.Commands;

/// <summary>iisid plan anonymous-to-pool: anonymous requests run as the application pool, or as IUSR again.</summary>
internal static class PlanAnonymousCommand
{
    public const string Examples = """
        Examples:
          iisid plan anonymous-to-pool ./WEB01 --site Shop
          iisid plan anonymous-to-pool ./WEB01 --site Shop --grant-missing --apply
          iisid plan anonymous-to-pool ./WEB01 --site Shop --path /press /jobs
          iisid plan anonymous-to-pool ./WEB01 --site Shop --to-iusr     the way back
          iisid plan anonymous-to-pool ./WEB01 --site Shop --script > shop.ps1
        """;

    private const string Remedy = "--grant-missing grants what the new identity lacks, --force does it all the same.";

    public static Command Create(AnswerRun run)
    {
        var question = new PlanQuestion(run);
        var site = NameOption.Create("--site", "NAME", "Sites, by name or pattern. Without it, all.");
        var application = NameOption.Create("--application", "PATH", "Applications by path in their site. Without it, all.");
        var path = NameOption.Create("--path", "PATH", "URL paths in the sites: only these places instead of whole applications.");
        var toIusr = new Option<bool>("--to-iusr") { Description = "The way back: anonymous requests run as IUSR." };
        var grantMissing = new Option<bool>("--grant-missing") { Description = "Grant along what the new identity lacks of what the old one can do, and nothing more." };
        var command = new Command("anonymous-to-pool", "Anonymous requests run as the application pool.") { question.Source, site, application, path, toIusr, grantMissing };
        return question.Complete(command, Remedy, (parsed, configuration, onMissing, force, cancellation) => new AnonymousUserPlanner(configuration).Plan(
            new AnonymousUserQuery
            {
                Sites = parsed.GetValue(site),
                Applications = parsed.GetValue(application),
                Paths = parsed.GetValue(path),
                User = parsed.GetValue(toIusr) ? AnonymousUser.Iusr : AnonymousUser.ApplicationPool,
                GrantMissingAccess = parsed.GetValue(grantMissing),
                Force = force,
            },
            onMissing,
            cancellation));
    }
}
