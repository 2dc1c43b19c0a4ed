using System.CommandLine;
using IisIdentityTools.Diagnosis.Logs;

namespace IisIdentityTools.Cli.Commands;

/// <summary>--status: which failures are asked about; null when left out.</summary>
internal static class StatusOption
{
    private const string Every = "*";

    public static Option<StatusFilter?> Create() => new("--status")
    {
        HelpName = "STATUS",
        Description = "Statuses: 401, 401.3, 4xx, 5xx, or * for all from 400 up. Without it: those that refuse (401, 403, 404.3, 500.19, 503 ...).",
        AllowMultipleArgumentsPerToken = true,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result =>
        {
            var patterns = result.Tokens.Select(token => token.Value).ToArray();
            try
            {
                return patterns.Contains(Every) ? StatusFilter.All : StatusFilter.Parse(patterns);
            }
            catch (FormatException e)
            {
                result.AddError(e.Message);
                return null;
            }
        },
    };
}
