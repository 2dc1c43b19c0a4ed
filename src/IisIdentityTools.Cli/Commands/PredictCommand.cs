using System.CommandLine;
using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Cli.Json;
using IisIdentityTools.Cli.Refusals;
using IisIdentityTools.Diagnosis.Causes;

namespace IisIdentityTools.Cli.Commands;

/// <summary>iisid predict: what will be refused.</summary>
internal static class PredictCommand
{
    public const string Examples = """
        Examples:
          iisid predict ./WEB01                                 every request that must fail, why, and what puts it right
          iisid predict ./WEB01 --site Intranet --user 'CONTOSO\bert'
          iisid predict ./WEB01 --no-recurse                    the folders that sites name, without what lies in them
          iisid predict ./WEB01 --json | jq -r '.[] | [.Status, .Site, .Url, .CauseId] | @tsv'
        """;

    public static Command Create(AnswerRun run)
    {
        var source = SourceArgument.Create();
        var site = NameOption.Create("--site", "NAME", "Sites, by name or pattern.");
        var application = NameOption.Create("--application", "PATH", "Applications by path in their site.");
        var user = new Option<string?>("--user") { HelpName = "NAME", Description = "Who will log in; without it, only what no user can change is told." };
        var shallow = new Option<bool>("--no-recurse") { Description = "Only the folders that applications and virtual directories name." };
        var all = new Option<bool>("--all") { Description = "Every cause with every step." };
        var json = JsonOption.Create();
        var command = new Command("predict", "Which requests a server will refuse before anybody makes them: the cause, with file and line or entry, and the fix.") { source, site, application, user, shallow, all, json };
        command.SetAction(parsed =>
        {
            var isJson = parsed.GetValue(json);
            var progress = new ProgressLine(run.Host);
            return run.Answer(new Question<RefusalExplanation>
            {
                Source = parsed.GetRequiredValue(source),
                Ask = (configuration, onMissing, cancellation) => new RefusalPredictor(configuration).Predict(
                    new PredictionQuery { Sites = parsed.GetValue(site), Applications = parsed.GetValue(application), User = parsed.GetValue(user), Recurse = !parsed.GetValue(shallow), OnProgress = progress.Walk }, onMissing, cancellation),
                MakeSink = () => isJson ? new JsonArraySink<RefusalExplanation>(run.Host.Output, AnswersJson.Default.RefusalExplanation) : new RefusalSink(run.Host, parsed.GetValue(all)),
                HasProblems = _ => true,
                Progress = progress,
                IsJson = isJson,
            });
        });
        return command;
    }
}
