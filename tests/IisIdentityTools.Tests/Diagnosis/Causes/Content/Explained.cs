using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Diagnosis.Statuses;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Causes.Content;

/// <summary>Refusals that a test states, and what the resolver says of them.</summary>
internal static class Explained
{
    public const string Site = "Site";

    // "pool" of PoolSid is the default pool of the fixture; Read and Execute is 0x1200a9, Read 0x120089.
    public const string Stock = "(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";

    /// <summary>The refusal with that status, as a person states it: "401.3.5", "500.19/0x80070021".</summary>
    public static RefusedRequest Request(string url, string status, string user = "", string verb = "")
    {
        var reference = StatusText.Parse(status);
        return new() { Basis = RefusalBasis.Stated, Site = Site, Url = url, Verb = verb, User = user, StatusCode = reference.Status, SubStatus = reference.SubStatus, Win32Status = reference.Win32 };
    }

    public static RefusalExplanation Explain(this TestServer server, string url, string status, string user = "", string verb = "", RefusalEvidence? evidence = null) =>
        server.Explain(Request(url, status, user, verb), evidence);

    public static RefusalExplanation Explain(this TestServer server, RefusedRequest request, RefusalEvidence? evidence = null) =>
        Assert.Single(new RefusalResolver(server.Load(), evidence).Resolve(request));

    /// <summary>The one cause with that id.</summary>
    public static Cause Cause(this RefusalExplanation explanation, string id) => Assert.Single(explanation.Causes, cause => cause.Id == id);

    /// <summary>The ids that are proved, in order.</summary>
    public static IEnumerable<string> Proved(this RefusalExplanation explanation) =>
        explanation.Causes.Where(cause => cause.Confidence == CauseConfidence.Proved).Select(cause => cause.Id);
}
