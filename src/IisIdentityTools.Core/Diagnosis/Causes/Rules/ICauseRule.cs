using IisIdentityTools.Diagnosis.Causes.Cases;

namespace IisIdentityTools.Diagnosis.Causes.Rules;

/// <summary>Judges one cause, or a few that the same facts tell apart. Rules keep no state.</summary>
internal interface ICauseRule
{
    /// <summary>The causes that it judges.</summary>
    IReadOnlyList<string> Ids { get; }

    /// <summary>
    /// What it finds; nothing for a cause of which it cannot say anything. Asked for each request that looks like one of its causes, and for those whose
    /// evidence does; the server may not be known (<see cref="RefusalCase.Place"/> is null then).
    /// </summary>
    IEnumerable<CauseFinding> Judge(RefusalCase refusal);
}
