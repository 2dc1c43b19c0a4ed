using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Evidence;

/// <summary>No content takes all memory, however it goes on. Alone, because memory is measured for the whole process.</summary>
[CollectionDefinition(nameof(EvidenceMemoryTests), DisableParallelization = true)]
[Collection(nameof(EvidenceMemoryTests))]
public sealed class EvidenceMemoryTests
{
    private const long Size = 16_000_000;
    private const long Allowed = 12_000_000;

    [Theory]
    [InlineData("events.xml", "<Events><Event><EventData><Data>", "x")]
    [InlineData("events.xml", "<Events><Event><EventData><Data Name='", "x")]
    [InlineData("events.xml", "<Events><Event><System>", "<a>")]
    [InlineData("events.xml", "<Events><Event><System><![CDATA[", "]")]
    [InlineData("events.xml", "<Events><!-- ", "-")]
    [InlineData("events.xml", "<Events>", "<Event/>")]
    [InlineData("events.xml", "", " ")]
    [InlineData("fr.xml", "<failedRequest url='a'><Event><EventData><Data Name='ErrorCode'>", "5")]
    [InlineData("fr.xml", "<failedRequest ", "a='b' ")]
    [InlineData("fr.xml", "<failedRequest>", "<Event><RenderingInfo><Opcode>FILE_CACHE_ACCESS_START</Opcode></RenderingInfo></Event>")]
    [InlineData("viewer.csv", "Source,Event ID\n", "WAS,5021\n")]
    [InlineData("viewer.csv", "Source,Event ID\nWAS,\"", "x")]
    [InlineData("procmon.csv", "Process Name,Path,Result\n", ",")]
    [InlineData("procmon.csv", "Process Name,Path,Result\nw3wp.exe,\"", "a\n")]
    [InlineData("procmon.csv", "", "x")]
    public void Endless_content_takes_bounded_memory(string kind, string head, string repeated)
    {
        using var stream = new RepeatingStream(head, repeated, Size);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = 0L;
        stream.OnRead = () => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
        EvidenceFuzzTests.Reads(kind, stream);
        Assert.InRange(peak, long.MinValue, Allowed);
    }
}
