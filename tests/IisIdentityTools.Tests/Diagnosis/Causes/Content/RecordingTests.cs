using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Facts;
using IisIdentityTools.Tests.Access;
using IisIdentityTools.Tests.Diagnosis.Evidence;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Causes.Content;

/// <summary>What Process Monitor and failed request traces add to what is computed, and where they contradict it.</summary>
public sealed class RecordingTests
{
    private const string Header = "Process Name,PID,Operation,Path,Result,Detail,User\n";

    // The row has no status: the worker impersonated nobody.
    [Fact]
    public void A_refused_write_of_the_worker()
    {
        var server = AccessServer.Create().WithSddl(@"D:\site\data", "O:BAG:SYD:P(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)");
        var request = Row(@"D:\site\data", "ACCESS DENIED", "Desired Access: Write Data/Add File, Synchronize, Disposition: OpenIf", @"IIS APPPOOL\Pool");
        var explanation = server.Explain(request);
        var cause = explanation.Causes[0];
        Assert.Equal(("NET-WRITE", CauseConfidence.Proved, AccessServer.PoolSid, @"D:\site\data"), (cause.Id, cause.Confidence, cause.IdentitySid, cause.Path));
        Assert.Contains("which serves 'Site/data'", cause.Because[1], StringComparison.Ordinal);
        // Writing is granted where it is needed, not at the top of the site.
        Assert.Contains(@"-Path 'D:\site\data'", cause.Command, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_that_the_list_does_not_explain()
    {
        var server = AccessServer.Create().WithSddl(@"D:\site\data", $"O:BAG:SYD:P(A;OICI;FA;;;BA)(A;OICI;0x1301bf;;;{AccessServer.PoolSid})");
        var cause = server.Explain(Row(@"D:\site\data", "ACCESS DENIED", "Desired Access: Write Data/Add File", @"IIS APPPOOL\Pool")).Causes[0];
        Assert.Equal(CauseConfidence.Consistent, cause.Confidence);
        Assert.Contains(cause.Because, sentence => sentence.Contains("were changed since", StringComparison.Ordinal));
    }

    // No site serves it; the account is looked up by its name.
    [Fact]
    public void A_refusal_outside_of_all_sites()
    {
        var server = AccessServer.Create().WithSddl(@"C:\data", "O:BAG:SYD:P(A;OICI;FA;;;BA)");
        var cause = server.Explain(Row(@"C:\data", "ACCESS DENIED", "Desired Access: Generic Read", @"CONTOSO\anna")).Causes[0];
        Assert.Equal(("NET-WRITE", @"CONTOSO\anna"), (cause.Id, cause.Identity));
    }

    // The worker lists a folder to look for web.config and to watch it (rule B2).
    [Fact]
    public void A_refused_listing_of_the_worker()
    {
        var server = AccessServer.Create().WithSddl(@"D:\site\sub", "O:BAG:SYD:P(A;OICI;FA;;;BA)");
        Assert.Equal("CFG-ACL", server.Explain(Row(@"D:\site\sub", "ACCESS DENIED", "Desired Access: Read Data/List Directory, Synchronize", "")).Causes[0].Id);
    }

    [Fact]
    public void An_impersonated_row_is_a_401_3_of_that_account()
    {
        var server = AccessServer.Create().WithFile(@"D:\site\a.htm", "x").WithSddl(@"D:\site\a.htm", "O:BAG:SYD:P(A;;FA;;;BA)", PathKind.File);
        var cause = server.Explain(Row(@"D:\site\a.htm", "ACCESS DENIED", @"Desired Access: Generic Read, Impersonating: NT AUTHORITY\IUSR", @"IIS APPPOOL\Pool")).Causes[0];
        Assert.Equal(("ACL-ANON", CauseConfidence.Proved, "S-1-5-17"), (cause.Id, cause.Confidence, cause.IdentitySid));
    }

    // fr000401.xml: 401.3 for /images/logo.png, opened as NT AUTHORITY\IUSR, refused with 0x80070005. Nothing of the list was captured.
    [Fact]
    public void A_trace_proves_what_was_not_captured()
    {
        var trace = EvidenceSamples.Trace(EvidenceSamples.Bytes("fr000401.xml"), "fr000401.xml").Trace;
        var path = trace.FileAccesses.First(access => !access.Succeeded).Path;
        var root = WindowsPath.Parent(WindowsPath.Parent(path)!)!;
        var server = AccessServer.Create().Application("/", root).WithFile(path, "x");
        var request = RefusedRequest.From(trace) with { Site = Explained.Site, Url = "/images/logo.png" };
        var cause = server.Explain(request, new RefusalEvidence { Traces = [trace] }).Causes[0];
        Assert.Equal(("ACL-ANON", CauseConfidence.Proved, "S-1-5-17"), (cause.Id, cause.Confidence, cause.IdentitySid));
        Assert.Contains(cause.Evidence, line => line.StartsWith("fr000401.xml:", StringComparison.Ordinal));
    }

    // The same trace, and a configuration in which anonymous requests are the pool: one of the two is not of that time.
    [Fact]
    public void A_trace_may_contradict_the_configuration()
    {
        var trace = EvidenceSamples.Trace(EvidenceSamples.Bytes("fr000401.xml"), "fr000401.xml").Trace;
        var path = trace.FileAccesses.First(access => !access.Succeeded).Path;
        var server = AccessServer.Create().Application("/", WindowsPath.Parent(WindowsPath.Parent(path)!)!).WithFile(path, "x").WithSddl(path, "O:BAG:SYD:P(A;;FA;;;BA)", PathKind.File)
            .Location("Site", "<system.webServer><security><authentication><anonymousAuthentication userName=\"\" /></authentication></security></system.webServer>");
        var request = RefusedRequest.From(trace) with { Site = Explained.Site, Url = "/images/logo.png" };
        var cause = server.Explain(request, new RefusalEvidence { Traces = [trace] }).Cause("ACL-ANON-POOL");
        Assert.Equal(CauseConfidence.Consistent, cause.Confidence);
        Assert.Contains(cause.Because, sentence => sentence.Contains("the two do not agree", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sharing_violation_proves_a_lock()
    {
        var rows = EvidenceSamples.ProcessMonitor(EvidenceSamples.Utf8(Header + "w3wp.exe,1,CreateFile,D:\\site\\a.htm,SHARING VIOLATION,\"Desired Access: Generic Read\",\n"), new() { Results = ["SHARING VIOLATION"] }).Entries;
        var explanation = AccessServer.Create().WithFile(@"D:\site\a.htm", "x").Explain(Explained.Request("/a.htm", "500.0.32"), new RefusalEvidence { ProcessMonitorEntries = rows });
        Assert.Contains("FILE-LOCK", explanation.Proved());
    }

    private static RefusedRequest Row(string path, string result, string detail, string user) =>
        RefusedRequest.From(Assert.Single(EvidenceSamples.ProcessMonitor(EvidenceSamples.Utf8($"{Header}w3wp.exe,1,CreateFile,{path},{result},\"{detail}\",{user}\n")).Entries));
}
