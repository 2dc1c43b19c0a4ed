using IisIdentityTools.Diagnosis.Causes.Cases;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Forbidden;

/// <summary>403.0: the trace names who said it (rule D3).</summary>
internal sealed class TraceRule : ICauseRule
{
    private const string Id = "F403-APP";

    public IReadOnlyList<string> Ids { get; } = [Id];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Trace?.Errors.FirstOrDefault(error => error.Status == 403) is { } error)
            yield return new(Id, CauseVerdict.Proved)
            {
                File = refusal.Trace.File,
                Line = error.Line,
                Because = [$"{error.Module} set 403.{error.SubStatus} in {error.Notification}: its own rules decide."],
                Evidence = [error.ToString()],
            };
        else
            yield return new(Id, CauseVerdict.Consistent)
            {
                Because = ["IIS itself sets a sub-status with each of its own refusals: a 403 without one comes from the application or a module."],
                ToProve = ["A failed request trace of the URL: it names the module that set the status."],
            };
    }
}
