using IisIdentityTools.Cli.Commands;
using IisIdentityTools.Cli.Denied;
using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Cli.Json;
using IisIdentityTools.Cli.Refusals;
using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Diagnosis.Statuses;

namespace IisIdentityTools.Cli.Statuses;

/// <summary>Explains statuses, and requests that got them.</summary>
internal sealed class ExplainRun(CliHost host, ErrorLines errors, CancellationToken cancellation)
{
    /// <summary>Answers a question; texts that name nothing are errors, and the others are answered.</summary>
    /// <returns>The <see cref="ExitCode"/>.</returns>
    public int Answer(ExplainQuestion question) => question.IsAboutRequest
        ? new RunGuard(errors, cancellation).Run(question.Server ?? "evidence", () => Requests(question))
        : Statuses(question.Statuses, question.IsJson);

    private int Statuses(IReadOnlyList<string> texts, bool isJson)
    {
        using var json = isJson ? new JsonArraySink<StatusExplanation>(host.Output, AnswersJson.Default.StatusExplanation) : null;
        var page = new ExplanationPage(host);
        return Each(texts, text =>
        {
            var status = StatusExplanation.Of(text);
            if (json is null)
                page.Write(status);
            else
                json.Write(status);
        });
    }

    private int Requests(ExplainQuestion question)
    {
        if (EvidenceOptions.Load(question.Evidence, errors, cancellation) is not { } evidence)
            return ExitCode.BadInput;
        using var server = question.Server is { } source ? AskedServer.Open(source, cancellation) : null;
        using var json = question.IsJson ? new JsonArraySink<RefusalExplanation>(host.Output, AnswersJson.Default.RefusalExplanation) : null;
        var resolver = new RefusalResolver(server?.Configuration, evidence);
        var page = new RefusalPage(host, question.ExplainsAll);
        var isMissing = false;
        void Explain(RefusedRequest request)
        {
            foreach (var explanation in resolver.Resolve(request, error =>
            {
                isMissing = true;
                host.Text.Flush();
                errors.Error(error.Message);
            }))
            {
                cancellation.ThrowIfCancellationRequested();
                if (json is null)
                    page.Write(explanation);
                else
                    json.Write(explanation);
            }
        }

        if (question.Statuses.Count == 0)
            foreach (var request in evidence.Requests)
                Explain(request);
        var code = Each(question.Statuses, text => Explain(question.RequestOf(text)));
        return isMissing ? ExitCode.BadInput : code;
    }

    private int Each(IReadOnlyList<string> texts, Action<string> explain)
    {
        var code = ExitCode.Answered;
        foreach (var text in texts)
        {
            try
            {
                explain(text);
            }
            catch (FormatException e)
            {
                host.Text.Flush();
                errors.Error(e.Message);
                code = ExitCode.BadInput;
            }
        }

        return code;
    }
}
