using System.CommandLine;
using IisIdentityTools.Changes;
using IisIdentityTools.Cli.Commands;
using IisIdentityTools.Cli.Json;
using IisIdentityTools.Configuration;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Cli.Changes;

/// <summary>What all commands below "iisid plan" have in common: the options that say what becomes of a plan, and the way there.</summary>
internal sealed class PlanQuestion(AnswerRun run)
{
    private readonly Argument<string> _source = SourceArgument.Create();
    private readonly Option<bool> _force = new("--force") { Description = "Also when it breaks something that works now." };
    private readonly Option<bool> _apply = new("--apply") { Description = "Make the change, in the snapshot. A record is kept, and iisid undo takes it back." };
    private readonly Option<bool> _script = new("--script") { Description = "Write the plan as a script for Windows PowerShell 5.1 on the server." };
    private readonly Option<bool> _json = new("--json") { Description = "One JSON array with the plan." };

    /// <summary>The source, which comes first.</summary>
    public Argument<string> Source => _source;

    /// <summary>Completes a command.</summary>
    /// <param name="command">The command with its own options.</param>
    /// <param name="remedy">What helps when the plan is refused.</param>
    /// <param name="plan">Makes the plan; its last argument says whether it may break something.</param>
    public Command Complete(Command command, string remedy, Func<ParseResult, ServerConfiguration, Action<IdentityQueryException>, bool, CancellationToken, ChangePlan> plan)
    {
        command.Options.Add(_force);
        command.Options.Add(_apply);
        command.Options.Add(_script);
        command.Options.Add(_json);
        command.Validators.Add(result => Exclusive.Check(result, _script, _apply, _json));
        command.SetAction(parsed => Run(parsed, remedy, plan));
        return command;
    }

    private int Run(ParseResult parsed, string remedy, Func<ParseResult, ServerConfiguration, Action<IdentityQueryException>, bool, CancellationToken, ChangePlan> plan)
    {
        var source = parsed.GetRequiredValue(_source);
        return run.Answer(new Question<ChangePlan>
        {
            Source = source,
            Ask = (configuration, onMissing, cancellation) =>
            {
                var isWrong = false;
                var made = plan(parsed, configuration, error => { isWrong |= !error.IsWarning; onMissing(error); }, parsed.GetValue(_force), cancellation);
                // A misspelt name is no reason to change the rest.
                if (isWrong && (made.Steps.Count == 0 || parsed.GetValue(_apply)))
                    return [];
                return [parsed.GetValue(_apply) && made.State == PlanState.Planned ? new SnapshotChanges(source, run.Host.Clock, cancellation).Apply(made) : made];
            },
            MakeSink = () => MakeSink(parsed, source, remedy),
            HasProblems = made => made.State == PlanState.Refused,
            CountsServerProblems = false,
            IsJson = parsed.GetValue(_json) || parsed.GetValue(_script),
        });
    }

    private IAnswerSink<ChangePlan> MakeSink(ParseResult parsed, string source, string remedy) =>
        parsed.GetValue(_json) ? new JsonArraySink<ChangePlan>(run.Host.Output, AnswersJson.Default.ChangePlan)
        : parsed.GetValue(_script) ? new ScriptSink(run.Host)
        : new PlanSink(run.Host, source, remedy);
}
