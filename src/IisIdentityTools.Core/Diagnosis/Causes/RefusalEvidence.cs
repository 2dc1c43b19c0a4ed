using IisIdentityTools.Diagnosis.Evidence.Events;
using IisIdentityTools.Diagnosis.Evidence.ProcessMonitor;
using IisIdentityTools.Diagnosis.Evidence.Traces;

namespace IisIdentityTools.Diagnosis.Causes;

/// <summary>What else was recorded while requests were refused.</summary>
public sealed class RefusalEvidence
{
    /// <summary>Nothing was.</summary>
    public static RefusalEvidence None { get; } = new();

    /// <summary>Failed request traces.</summary>
    public IReadOnlyList<FailedRequestTrace> Traces { get; init; } = [];

    /// <summary>Rows of Process Monitor logs.</summary>
    public IReadOnlyList<ProcessMonitorEntry> ProcessMonitorEntries { get; init; } = [];

    /// <summary>The refusals that the recordings show by themselves: each trace, and each file of Process Monitor with each account once.</summary>
    public IEnumerable<RefusedRequest> Requests => Traces.Select(RefusedRequest.From).Concat(ProcessMonitorEntries.Select(RefusedRequest.From)
        .GroupBy(request => (request.Path.ToUpperInvariant(), request.Account.ToUpperInvariant(), request.DesiredAccess)).Select(group => group.First() with { Count = group.Count() }));

    /// <summary>Windows events.</summary>
    public IReadOnlyList<EventEvidence> Events { get; init; } = [];
}
