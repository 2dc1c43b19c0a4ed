using System.Text;
using IisIdentityTools.Diagnosis.Evidence;
using IisIdentityTools.Diagnosis.Evidence.Events;
using IisIdentityTools.Diagnosis.Evidence.ProcessMonitor;
using IisIdentityTools.Diagnosis.Evidence.Traces;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Evidence;

/// <summary>The samples of tests/data/evidence, and ways to read a text as one of them.</summary>
internal static class EvidenceSamples
{
    public static byte[] Bytes(string name) => File.ReadAllBytes(SourceTree.At("tests/data/evidence/" + name));

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name)).TrimStart('\uFEFF');

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static (FailedRequestTrace Trace, EvidenceProblems Problems) Trace(byte[] content, string file = "fr.xml")
    {
        var problems = new EvidenceProblems();
        using var stream = new MemoryStream(content);
        return (FailedRequestTraceReader.Read(stream, file, problems, TestContext.Current.CancellationToken), problems);
    }

    public static (IReadOnlyList<ProcessMonitorEntry> Entries, EvidenceProblems Problems) ProcessMonitor(byte[] content, ProcessMonitorFilter? filter = null)
    {
        var problems = new EvidenceProblems();
        using var stream = new MemoryStream(content);
        return ([.. ProcessMonitorReader.Read(stream, "procmon.csv", problems, filter, TestContext.Current.CancellationToken)], problems);
    }

    public static (IReadOnlyList<EventEvidence> Events, EvidenceProblems Problems) Events(byte[] content, EventCsvTimes? times = null)
    {
        var problems = new EvidenceProblems();
        using var stream = new MemoryStream(content);
        return ([.. WindowsEventReader.Read(stream, "events", problems, times, TestContext.Current.CancellationToken)], problems);
    }
}
