using IisIdentityTools.Cli.Commands;
using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Cli.Text;
using IisIdentityTools.Configuration;
using IisIdentityTools.Facts.Volumes;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Cli;

/// <summary>Opens a server, streams the answers to a question into their sink, and turns every way that this can end into an exit code.</summary>
internal sealed class AnswerRun(CliHost host, ErrorLines errors, CancellationToken cancellation)
{
    /// <summary>Where the run writes to.</summary>
    public CliHost Host => host;

    /// <summary>Answers one question.</summary>
    /// <returns>The <see cref="ExitCode"/>.</returns>
    public int Answer<T>(Question<T> question)
    {
        using var sink = question.MakeSink();
        var code = new RunGuard(errors, cancellation).Run(question.Source, () =>
        {
            var source = SourceOf(question);
            using var facts = source.Open();
            var configuration = source.HasSnapshot ? ServerConfiguration.Load(facts, cancellation) : ServerConfiguration.Unknown(facts);
            return configuration.IsReadable || !configuration.IsKnown ? Stream(question, configuration, sink) : Unreadable(configuration);
        });
        if (code == ExitCode.Interrupted)
            question.Progress?.Clear();
        return code;
    }

    private static FactsSource SourceOf<T>(Question<T> question)
    {
        if (question.Volumes is not { } volumes)
            return new FactsSource(question.Source, null);
        var hasSnapshot = question.Source != VolumeOption.NoSnapshot;
        // Without either, the volumes' own error says what is missing.
        var mounted = hasSnapshot && volumes.Count == 0 ? null : MountedVolumes.Open(volumes.Select(text => VolumeMapping.Parse(text)));
        return new FactsSource(hasSnapshot ? question.Source : null, mounted);
    }

    private int Unreadable(ServerConfiguration configuration)
    {
        foreach (var problem in configuration.Problems)
            errors.Error(ErrorLines.Describe(problem));
        return ExitCode.BadInput;
    }

    private int Stream<T>(Question<T> question, ServerConfiguration configuration, IAnswerSink<T> sink)
    {
        Report(question, configuration.Problems);
        var missing = new List<IdentityQueryException>();
        var hasProblems = question.CountsServerProblems && configuration.Problems.Count > 0;
        var isAnswered = false;
        foreach (var answer in question.Ask(configuration, missing.Add, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            isAnswered = true;
            hasProblems |= question.HasProblems(answer);
            question.Progress?.Clear();
            sink.Write(answer);
        }

        question.Progress?.Clear();
        if (isAnswered || missing.TrueForAll(name => name.IsWarning))
            sink.Complete();
        host.Text.Flush();
        foreach (var name in missing)
            (isAnswered || name.IsWarning ? errors.Warning : (Action<string>)errors.Error)(name.Message);
        return missing.Exists(name => !name.IsWarning) ? ExitCode.BadInput : hasProblems ? ExitCode.Problems : ExitCode.Answered;
    }

    /// <summary>Problems of the server's own files come first: they may explain all that follows.</summary>
    private void Report<T>(Question<T> question, IReadOnlyList<ConfigurationProblem> problems)
    {
        if (question.IsJson)
        {
            foreach (var problem in problems)
                errors.Warning(ErrorLines.Describe(problem));
            return;
        }

        var page = new Page(host);
        foreach (var problem in problems)
            page.Problem(problem, "");
        if (problems.Count > 0)
            page.Line();
    }
}
