using IisIdentityTools.Configuration.Hosting;
using IisIdentityTools.Diagnosis.Evidence.Events;
using IisIdentityTools.Diagnosis.Evidence.ProcessMonitor;
using IisIdentityTools.Diagnosis.Evidence.Traces;
using IisIdentityTools.Diagnosis.Statuses;
using IisIdentityTools.Facts;

namespace IisIdentityTools.Diagnosis.Causes.Cases;

/// <summary>One refusal with everything that is at hand to explain it. Rules ask it, and nothing else.</summary>
internal sealed class RefusalCase(RefusedRequest request, CaseServer? server, SiteDefinition? site, CasePlace? place, CaseEvidence evidence)
{
    private const long AccessDenied = 5;

    /// <summary>What was seen.</summary>
    public RefusedRequest Request => request;

    /// <summary>The server; null when nothing of it is at hand.</summary>
    public CaseServer? Server => server;

    /// <summary>Its facts; null without it.</summary>
    public IServerFacts? Facts => server?.Facts;

    /// <summary>The site; null when it is not known.</summary>
    public SiteDefinition? Site => site;

    /// <summary>Where the request landed; null when that is not known.</summary>
    public CasePlace? Place => place;

    /// <summary>What was recorded besides, as far as it belongs to this request.</summary>
    public CaseEvidence Evidence => evidence;

    /// <summary>The failed request trace of it; null without one.</summary>
    public FailedRequestTrace? Trace => evidence.Trace;

    /// <summary>Events that may belong to it.</summary>
    public IReadOnlyList<EventEvidence> Events => evidence.Events;

    /// <summary>Rows of Process Monitor about its files.</summary>
    public IReadOnlyList<ProcessMonitorEntry> ProcessMonitorEntries => evidence.ProcessMonitorEntries;

    /// <summary>Name of the pool; empty when it is not known.</summary>
    public string Pool => place?.Worker.Pool ?? request.ApplicationPool;

    /// <summary>
    /// True when the request was refused with that status. A part that nobody stated may be any, so a rule that needs it asks <see cref="IsStated"/>.
    /// </summary>
    public bool Is(int status, int subStatus = StatusReference.Unstated, long win32 = StatusReference.Unstated) =>
        request.StatusCode == status && request.Reason.Length == 0
        && (subStatus < 0 || request.SubStatus < 0 || request.SubStatus == subStatus)
        && (win32 < 0 || request.Win32Status < 0 || Win32Codes.AsLogged(request.Win32Status) == Win32Codes.AsLogged(win32));

    /// <summary>True when the sub-status is known and, if asked for, the error code.</summary>
    public bool IsStated(bool withWin32 = false) => request.SubStatus >= 0 && (!withWin32 || request.Win32Status >= 0);

    /// <summary>The error code, 0x80070005 as 5; -1 when it is not known.</summary>
    public long Win32 => request.Win32Status < 0 ? -1 : Win32Codes.AsLogged(request.Win32Status);

    /// <summary>True when an open of a file was refused, and no status of a request is known to come of it.</summary>
    public bool IsOfOpen => request.StatusCode == StatusReference.Unstated && request.Path.Length > 0 && Win32 == AccessDenied;

    /// <summary>The opens that were recorded, that of the refusal itself among them.</summary>
    public IEnumerable<ObservedOpen> Opens => request.Path.Length > 0 && request.Basis == RefusalBasis.Observed && Win32 == AccessDenied
        ? ObservedOpen.Of(evidence).Prepend(new(request.Path, request.Account, true, request.SeenAt.Count > 0 ? request.SeenAt[0] : ""))
        : ObservedOpen.Of(evidence);

    /// <summary>A registry value of the server as text; null when it was not captured, empty when it is known to be absent.</summary>
    public string? Switch(string name) => Facts?.GetSwitch(name);
}
