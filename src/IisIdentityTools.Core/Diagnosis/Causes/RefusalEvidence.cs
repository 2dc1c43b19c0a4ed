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

    /// <summary>Windows events.</summary>
    public IReadOnlyList<EventEvidence> Events { get; init; } = [];
}
