using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Cli.Text;
using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;
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
        try
        {
            using var facts = ServerSnapshot.Open(question.Source);
            var configuration = ServerConfiguration.Load(facts, cancellation);
            return configuration.IsReadable ? Stream(question, configuration, sink) : Unreadable(configuration);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (FactsException e)
        {
            errors.Error(e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Error($"'{question.Source}' cannot be read: {e.Message}");
        }
        catch (Exception e) when (e is not OutputException)
        {
            errors.Error($"This is a fault of iisid {typeof(AnswerRun).Assembly.GetName().Version}. Please report it with what follows: {e}");
        }

        return ExitCode.BadInput;
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
        var hasProblems = configuration.Problems.Count > 0;
        var isAnswered = false;
        foreach (var answer in question.Ask(configuration, missing.Add, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            isAnswered = true;
            hasProblems |= question.HasProblems(answer);
            sink.Write(answer);
        }

        if (isAnswered || missing.Count == 0)
            sink.Complete();
        host.Text.Flush();
        foreach (var name in missing)
            (isAnswered ? errors.Warning : (Action<string>)errors.Error)(name.Message);
        return missing.Count > 0 ? ExitCode.BadInput : hasProblems ? ExitCode.Problems : ExitCode.Answered;
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
