using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Cli.Json;

namespace IisIdentityTools.Cli.Statuses;

/// <summary>Explains statuses.</summary>
internal sealed class ExplainRun(CliHost host, ErrorLines errors)
{
    /// <summary>Explains each text; those that name nothing are errors, and the others are answered.</summary>
    /// <returns>The <see cref="ExitCode"/>.</returns>
    public int Answer(IReadOnlyList<string> texts, bool isJson)
    {
        using var json = isJson ? new JsonArraySink<StatusExplanation>(host.Output, AnswersJson.Default.StatusExplanation) : null;
        var page = new ExplanationPage(host);
        var code = ExitCode.Answered;
        foreach (var text in texts)
        {
            try
            {
                var status = StatusExplanation.Of(text);
                if (json is null)
                    page.Write(status);
                else
                    json.Write(status);
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
