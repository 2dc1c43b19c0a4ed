using IisIdentityTools.Access.Checks;
using IisIdentityTools.Configuration;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Changes.Planning;

/// <summary>What a plan says will be, in a form that can be held against the server afterwards.</summary>
/// <param name="Sites">The sites whose answers are predicted; none when the plan changes no configuration.</param>
/// <param name="Answers">Every answer of these sites.</param>
/// <param name="Checks">Access checks with the verdict to come.</param>
internal sealed record PlanForecast(IReadOnlyList<string> Sites, IReadOnlyList<string> Answers, IReadOnlyList<ForecastCheck> Checks)
{
    /// <summary>Writes the forecast down.</summary>
    public static PlanForecast Of(ServerConfiguration after, IReadOnlyList<string> sites, IEnumerable<AccessRow> rows, CancellationToken cancellation) =>
        new(sites, AnswersOf(after, sites, cancellation), [.. rows.Select(row => new ForecastCheck(row.After.Path, row.After.Subject, row.After.Rights, row.After.Verdict))]);

    /// <summary>Where the server says something else than was predicted, one sentence each; none when everything came true.</summary>
    public IReadOnlyList<string> Differences(ServerConfiguration actual, CancellationToken cancellation)
    {
        var differences = new List<string>();
        var answers = AnswersOf(actual, Sites, cancellation);
        differences.AddRange(answers.Except(Answers).Select(answer => $"Not predicted: {answer}."));
        differences.AddRange(Answers.Except(answers).Select(answer => $"Predicted, but not so: {answer}."));
        var checker = new PathAccessChecker(actual.Facts, new DescriptorStore(actual.Facts));
        foreach (var check in Checks)
        {
            var verdict = checker.Check(check.Path, check.Subject, check.Rights)?.Verdict;
            if (verdict != check.Verdict)
                differences.Add($"{check.Subject.Name} on '{check.Path}': {verdict?.ToString() ?? "no such path"} instead of {check.Verdict}.");
        }

        return differences;
    }

    private static string[] AnswersOf(ServerConfiguration configuration, IReadOnlyList<string> sites, CancellationToken cancellation) => sites.Count == 0 ? []
        : [.. PlaceChanges.Answers(configuration, new IdentityQuery { Sites = sites }, cancellation).Select(answer => $"{answer}, configuration {answer.ConfigurationIdentity}, network {answer.NetworkIdentity}, {answer.Certainty}")];
}
