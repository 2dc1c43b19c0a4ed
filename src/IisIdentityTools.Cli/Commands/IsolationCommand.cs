using System.CommandLine;
using IisIdentityTools.Access;
using IisIdentityTools.Cli.Access;
using IisIdentityTools.Cli.Json;
using IisIdentityTools.Security;

namespace IisIdentityTools.Cli.Commands;

/// <summary>iisid isolation: who reaches the files of other sites.</summary>
internal static class IsolationCommand
{
    public const string Examples = """
        Examples:
          iisid isolation ./WEB01
          iisid isolation ./WEB01 --site Shop --right CreateFiles --trail
          iisid isolation ./WEB01 --volume D:=/mnt/d                     permissions of a mounted NTFS volume
          iisid isolation ./WEB01 --json | jq -r '.[] | select(.Access == "Allowed") | .Site + ": " + .Identity'
        """;

    public static Command Create(AnswerRun run)
    {
        var source = SourceArgument.CreateBesideVolumes();
        var site = new Option<string[]>("--site") { HelpName = "NAME", Description = "Sites whose files are looked at, by name or pattern.", AllowMultipleArgumentsPerToken = true, Arity = ArgumentArity.OneOrMore };
        var right = RightOption.Create("Only findings with all of these rights: Read, Write, CreateFiles ..., RX, M, or 0x1200a9.");
        var trail = new Option<bool>("--trail") { Description = "Step by step why." };
        var volume = VolumeOption.Create();
        var json = JsonOption.Create();
        var command = new Command("isolation", "Which identities reach the files of sites that they do not work for.") { source, site, right, trail, volume, json };
        command.Validators.Add(result =>
        {
            if (VolumeOption.IsAlone(result, source))
                result.AddError("isolation needs a snapshot: the sites and their identities come from it.");
        });
        command.SetAction(parsed =>
        {
            var query = new IsolationQuery { Sites = parsed.GetValue(site), Right = parsed.GetValue(right) };
            return run.Answer(new Question<IsolationFinding>
            {
                Source = parsed.GetRequiredValue(source),
                Volumes = parsed.GetValue(volume) ?? [],
                Ask = (configuration, onMissing, cancellation) => new IsolationResolver(configuration).Resolve(query, onMissing, cancellation),
                MakeSink = () => parsed.GetValue(json) ? new JsonArraySink<IsolationFinding>(run.Host.Output, AnswersJson.Default.IsolationFinding) : new IsolationSink(run.Host, parsed.GetValue(trail)),
                HasProblems = finding => finding.Access == AccessVerdict.Allowed,
                IsJson = parsed.GetValue(json),
            });
        });
        return command;
    }
}
