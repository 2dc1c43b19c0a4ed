using IisIdentityTools.Configuration;
using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Diagnosis.Evidence.Events;
using IisIdentityTools.Diagnosis.Evidence.Traces;
using IisIdentityTools.Diagnosis.Statuses;
using IisIdentityTools.Tests.Fixtures;

namespace IisIdentityTools.Tests.Diagnosis.Causes.Logons;

/// <summary>Refusals of a test server, and the recordings beside them.</summary>
internal static class LogonCases
{
    public const string Authentication = "system.webServer/security/authentication";

    /// <summary>When the requests of these tests were refused.</summary>
    public static readonly DateTime Time = new(2025, 3, 14, 9, 26, 53, DateTimeKind.Utc);

    /// <summary>A site with those ways to log in; anonymous is on unless it is set otherwise.</summary>
    public static TestServer Server(string sections) =>
        new TestServer().Location("Site", $"<system.webServer><security><authentication>{sections}</authentication></security></system.webServer>");

    /// <summary>A refused request of the site.</summary>
    public static RefusedRequest Request(string status, string user = "", string url = "/a.htm", string verb = "GET")
    {
        var parsed = StatusText.Parse(status);
        return new()
        {
            Basis = RefusalBasis.Observed, Site = "Site", Url = url, Verb = verb, User = user,
            StatusCode = parsed.Status, SubStatus = parsed.SubStatus, Win32Status = parsed.Win32, Reason = parsed.Reason,
            Count = 1, ClientCount = 1, FirstSeenUtc = Time, LastSeenUtc = Time,
        };
    }

    /// <summary>All causes that stand.</summary>
    public static IReadOnlyList<Cause> Explain(TestServer server, RefusedRequest request, params EventEvidence[] events) => Explain(server.Load(), request, new() { Events = events });

    /// <summary>All causes that stand.</summary>
    public static IReadOnlyList<Cause> Explain(ServerConfiguration server, RefusedRequest request, RefusalEvidence? evidence = null) =>
        new RefusalResolver(server, evidence).Resolve(request).Single().Causes;

    /// <summary>How far one cause is shown: "Proved", "Consistent", "Possible", or "-" when it does not stand.</summary>
    public static string Confidence(TestServer server, RefusedRequest request, string id, params EventEvidence[] events) =>
        Explain(server, request, events).FirstOrDefault(cause => cause.Id == id)?.Confidence.ToString() ?? "-";

    /// <summary>An event 4625.</summary>
    public static EventEvidence Failed(string account, string subStatus, int type = 3, int secondsLater = 0, string address = "", string package = "NTLM") => new()
    {
        Provider = "Microsoft-Windows-Security-Auditing", EventId = 4625, Name = "Logon failed", Level = EventLevel.Information,
        TimeUtc = Time.AddSeconds(secondsLater), Time = "", Server = "WEB01", RecordId = 1, ApplicationPool = "", Account = account,
        Status = "0xC000006D", StatusName = "STATUS_LOGON_FAILURE", SubStatus = subStatus, SubStatusName = "", LogonType = type, LogonProcess = "NtLmSsp", AuthenticationPackage = package,
        Process = "", Workstation = "", Address = address, ErrorCode = "", ErrorName = "", Win32 = 1326, Reason = "The logon failed.", Message = "", File = "security.xml", Line = 7,
    };

    /// <summary>A trace in which that module set the status first.</summary>
    public static FailedRequestTrace Trace(string module, int status, int subStatus, string url) => new()
    {
        File = "fr000001.xml", Server = "WEB01", Url = "http://localhost:80" + url, Verb = "GET", SiteId = 1, ApplicationPool = "Pool", ProcessId = 1, AuthenticationType = "", RemoteUser = "", User = "",
        TokenUser = "", FailureReason = "STATUS_CODE", Status = status, SubStatus = subStatus, TimeTaken = 0, Time = Time, PhysicalPath = "", Handler = "",
        Errors = [new() { Module = module, Notification = "EXECUTE_REQUEST_HANDLER", Status = status, SubStatus = subStatus, Reason = "", HResult = "0x00000000", HResultName = "", ConfigurationMessage = "", Time = Time, Line = 3 }],
        FileAccesses = [], IsComplete = true,
    };
}
