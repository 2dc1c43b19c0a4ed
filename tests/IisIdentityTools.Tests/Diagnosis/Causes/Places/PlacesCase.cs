using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Diagnosis.Evidence.Events;
using IisIdentityTools.Diagnosis.Statuses;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Causes.Places;

/// <summary>Explains one refusal of a test server.</summary>
internal static class PlacesCase
{
    /// <summary>A request that somebody states, with what the row says of it.</summary>
    public static RefusedRequest Request(string url, string status, string verb = "GET", string site = "Site")
    {
        var stated = StatusText.Parse(status);
        return new()
        {
            Basis = RefusalBasis.Stated,
            Site = site,
            Url = url,
            Verb = verb,
            StatusCode = stated.Status,
            SubStatus = stated.SubStatus,
            Win32Status = stated.Win32,
            Reason = stated.Reason ?? "",
        };
    }

    /// <summary>The causes that are found.</summary>
    public static IReadOnlyList<Cause> Explain(TestServer server, RefusedRequest request, params EventEvidence[] events) =>
        Assert.Single(new RefusalResolver(server.Load(), new RefusalEvidence { Events = events }).Resolve(request)).Causes;

    /// <summary>The confidence of a cause; null when it is refuted.</summary>
    public static CauseConfidence? Of(IReadOnlyList<Cause> causes, string id) => causes.FirstOrDefault(cause => cause.Id == id)?.Confidence;

    /// <summary>An event of a provider about a pool or an account.</summary>
    public static EventEvidence Event(string provider, int id, string pool = "", string account = "", string subStatus = "", int logonType = 0) => new()
    {
        Provider = provider,
        EventId = id,
        Name = "an event",
        Level = EventLevel.Error,
        TimeUtc = default,
        Time = "",
        Server = "WEB01",
        RecordId = 1,
        ApplicationPool = pool,
        Account = account,
        Status = subStatus.Length > 0 ? "0xC000006D" : "",
        StatusName = "",
        SubStatus = subStatus,
        SubStatusName = "",
        LogonType = logonType,
        LogonProcess = "",
        AuthenticationPackage = "",
        Process = "",
        Workstation = "",
        Address = "",
        ErrorCode = "",
        ErrorName = "",
        Win32 = 0,
        Reason = "A reason.",
        Message = "",
        File = "events.xml",
        Line = 1,
    };
}
