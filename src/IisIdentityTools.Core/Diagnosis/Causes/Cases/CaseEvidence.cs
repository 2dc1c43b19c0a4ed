using IisIdentityTools.Diagnosis.Evidence.Events;
using IisIdentityTools.Diagnosis.Evidence.ProcessMonitor;
using IisIdentityTools.Diagnosis.Evidence.Traces;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Diagnosis.Causes.Cases;

/// <summary>The recordings that belong to one request.</summary>
internal sealed class CaseEvidence
{
    // Clocks of the log and of the event log are the same; an event may be written a little later than the answer, and a pool is started
    // some seconds before its requests are refused.
    private static readonly TimeSpan s_before = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_after = TimeSpan.FromMinutes(1);

    /// <summary>Nothing was recorded.</summary>
    public static CaseEvidence None { get; } = new();

    /// <summary>The trace; null without one.</summary>
    public FailedRequestTrace? Trace { get; private init; }

    /// <summary>The events.</summary>
    public IReadOnlyList<EventEvidence> Events { get; private init; } = [];

    /// <summary>The rows.</summary>
    public IReadOnlyList<ProcessMonitorEntry> ProcessMonitorEntries { get; private init; } = [];

    /// <summary>Picks what belongs to a request.</summary>
    /// <param name="all">Everything that was recorded.</param>
    /// <param name="request">The request.</param>
    /// <param name="path">The file or folder behind it; empty when it is not known.</param>
    /// <param name="pool">Its pool; empty when it is not known.</param>
    /// <param name="siteId">Number of its site; null when that is not known.</param>
    public static CaseEvidence Of(RefusalEvidence all, RefusedRequest request, string path, string pool, long? siteId) => new()
    {
        // Sites have the same paths: a trace of another one is no evidence.
        Trace = all.Traces.FirstOrDefault(trace => IsOf(trace, request) && (siteId is null || trace.SiteId == 0 || trace.SiteId == siteId)),
        Events = all.Events.Where(evidence => IsInTime(evidence.TimeUtc, request) && (pool.Length == 0 || evidence.ApplicationPool.Length == 0 || evidence.ApplicationPool == "*" || Same(evidence.ApplicationPool, pool))).ToArray(),
        ProcessMonitorEntries = path.Length == 0 ? [] : all.ProcessMonitorEntries.Where(entry => WindowsPath.Comparer.Equals(entry.Path, path) || WindowsPath.IsAtOrBelow(path, entry.Path)).ToArray(),
    };

    private static bool IsOf(FailedRequestTrace trace, RefusedRequest request) =>
        trace.Status == request.StatusCode && Same(PathOf(trace.Url), PathOf(request.Url)) && IsInTime(trace.Time, request);

    private static bool IsInTime(DateTime time, RefusedRequest request) =>
        time == default || request.FirstSeenUtc == default || (time >= request.FirstSeenUtc - s_before && time <= request.LastSeenUtc + s_after);

    private static string PathOf(string url)
    {
        var path = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? Uri.UnescapeDataString(uri.AbsolutePath) : url;
        var query = path.IndexOf('?');
        return query < 0 ? path : path.Substring(0, query);
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
