using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Identity;

namespace IisIdentityTools.Diagnosis.Causes.Rules.Places.Code;

/// <summary>Trust, threads and the event log: settings and identities that rule these causes out, or leave them open (rule B3).</summary>
internal sealed class CodeSettingsRule : ICauseRule
{
    private const string Trust = "NET-TRUST";
    private const string Thread = "NET-THREAD";
    private const string EventLog = "NET-EVENTLOG";
    private const string Sql = "NET-SQL";

    public IReadOnlyList<string> Ids { get; } = [Trust, Thread, EventLog, Sql];

    public IEnumerable<CauseFinding> Judge(RefusalCase refusal)
    {
        if (refusal.Place is not { } place)
            yield break;
        var level = place.Value("system.web/trust", "level");
        yield return level.Is("Full") ? CauseFinding.Refuted(Trust) : new CauseFinding(Trust, CauseVerdict.Consistent)
        {
            Because = [$"The code runs with the trust level {level.Text} at '{place.ConfigurationPath}'."],
        }.At(level);
        var code = place.Answer.Identities.Code;
        if (code.Sid == place.Process.Sid)
            yield return CauseFinding.Refuted(Thread);
        // SYSTEM may create sources and read every log.
        if (code.Kind is IdentityKind.LocalSystem or IdentityKind.None)
            yield return CauseFinding.Refuted(EventLog);
        if (code.Kind == IdentityKind.None)
            yield return CauseFinding.Refuted(Sql);
        else if (place.Answer.NetworkIdentity is { Length: > 0 } network)
            yield return new(Sql, CauseVerdict.Possible)
            {
                Identity = code.Name,
                IdentitySid = code.Sid,
                Because = [$"A database on this server sees {code.Name}, one on another server {network}: that name needs the login."],
            };
    }
}
