using IisIdentityTools.Configuration;
using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Diagnosis.Causes.Cases;
using IisIdentityTools.Diagnosis.Evidence.Files;
using IisIdentityTools.Diagnosis.Logs;
using IisIdentityTools.Facts;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Causes;

/// <summary>The logs and recordings of the sample server, explained together: what samples/logs/README.md and samples/evidence/README.md say of them.</summary>
public sealed class SampleEvidenceTests : IDisposable
{
    private readonly ServerSnapshot _facts = ServerSnapshot.Open(SourceTree.At("samples/contoso"));
    private readonly EvidenceInput _input = new() { Traces = [SourceTree.At("samples/evidence")], EventLogs = [SourceTree.At("samples/evidence/events.xml")] };

    [Theory]
    // 4625 of partner1 at the second of the request, sub-status C000006A: wrong password (table of section 4625).
    [InlineData("/portal.aspx", "401.1.1326", "LOGON-BADPW", CauseConfidence.Proved, "partner1")]
    // The pool's own logon (type 4) failed with C000006A, and WAS 5021 names the pool.
    [InlineData("/portal.aspx", "503 AppOffline", "POOL-PASSWORD", CauseConfidence.Proved, @"CONTOSO\svc_partners")]
    // Anonymous requests for static files open them as IUSR (rule B1), and the trace shows that open refused: who and on what is proved, though the list was not captured.
    [InlineData("/uploads/logo.png", "401.3.5", "ACL-ANON", CauseConfidence.Proved, @"NT AUTHORITY\IUSR")]
    // Configuration errors need no recording.
    [InlineData("/locked/", "500.19.33", "CFG-LOCKED", CauseConfidence.Proved, "")]
    [InlineData("/broken/", "500.19.13", "CFG-XML", CauseConfidence.Proved, "")]
    public void A_recording_tells_the_cause(string url, string status, string cause, CauseConfidence confidence, string identity)
    {
        var explanation = Explanations(_input.Read(TestContext.Current.CancellationToken)).Single(each => each.Url == url && each.Status == status);
        Assert.Equal((cause, confidence), (explanation.CauseId, explanation.Confidence));
        Assert.EndsWith(identity, explanation.Identity, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(_input.Problems);
    }

    // Without recordings the same groups have their causes only as far as the server itself shows them.
    [Theory]
    [InlineData("/portal.aspx", "401.1.1326")]
    [InlineData("/uploads/logo.png", "401.3.5")]
    public void Without_recordings_nothing_is_proved(string url, string status) =>
        Assert.DoesNotContain(Explanations(RefusalEvidence.None).Single(each => each.Url == url && each.Status == status).Causes, cause => cause.Confidence == CauseConfidence.Proved);

    // fr000001.xml is of site 5; sites have the same paths, and a request of another site at that second is not its request.
    [Theory]
    [InlineData(5, true)]
    [InlineData(2, false)]
    public void A_trace_counts_for_its_own_site(long siteId, bool counts)
    {
        var request = new RefusedRequest { Url = "/uploads/logo.png", StatusCode = 401, SubStatus = 3, Win32Status = 5 };
        var evidence = CaseEvidence.Of(_input.Read(TestContext.Current.CancellationToken), request, "", "", siteId);
        Assert.Equal(counts, evidence.Trace is not null);
    }

    public void Dispose() => _facts.Dispose();

    private RefusalExplanation[] Explanations(RefusalEvidence evidence)
    {
        var configuration = ServerConfiguration.Load(_facts, TestContext.Current.CancellationToken);
        var logs = LogInput.Find([SourceTree.At("samples/logs"), SourceTree.At("samples/evidence/httperr1.log")]);
        var groups = new FailureScanner(logs, new FailureQuery { Statuses = StatusFilter.Refusals }).Scan(TestContext.Current.CancellationToken).Groups;
        return groups.SelectMany(group => new RefusalResolver(configuration, evidence).Resolve(RefusedRequest.From(group))).ToArray();
    }
}
