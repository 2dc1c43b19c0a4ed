namespace IisIdentityTools.Diagnosis.Evidence.ProcessMonitor;

/// <summary>Which rows of a Process Monitor log are wanted. Names are compared in any case; an empty list takes all.</summary>
public sealed class ProcessMonitorFilter
{
    /// <summary>Names of processes; the IIS worker process by default.</summary>
    public IReadOnlyList<string> Processes { get; init; } = ["w3wp.exe"];

    /// <summary>Results as Process Monitor writes them; ACCESS DENIED by default.</summary>
    public IReadOnlyList<string> Results { get; init; } = ["ACCESS DENIED"];
}
