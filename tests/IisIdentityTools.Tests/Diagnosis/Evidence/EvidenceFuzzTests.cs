using IisIdentityTools.Diagnosis.Evidence;
using IisIdentityTools.Diagnosis.Evidence.Events;
using IisIdentityTools.Diagnosis.Evidence.ProcessMonitor;
using IisIdentityTools.Diagnosis.Evidence.Traces;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Evidence;

/// <summary>Whatever the bytes: an answer, problems, or the documented exception; no other, no hang.</summary>
public sealed class EvidenceFuzzTests
{
    private const int Seed = 20261122;
    private const int Rounds = 400;
    private const string Letters = "<>\"'&,;\r\n\0-]!?0";

    public static TheoryData<string> Samples => ["fr000401.xml", "fr000519.xml", "procmon.csv", "events.xml", "wevtutil.xml", "viewer.csv", "winevent.csv"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Damaged_samples_are_read_or_refused(string sample)
    {
        var random = new Random(Seed);
        var original = EvidenceSamples.Bytes(sample);
        var (read, refused) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            using var stream = new MemoryStream(Damage(original, random));
            if (Reads(sample, stream))
                read++;
            else
                refused++;
        }

        Assert.Equal(Rounds, read + refused);
        Assert.True(read > Rounds / 20, $"Only {read} of {Rounds} were read: the damage hides what is tested.");
    }

    /// <summary>Reads a sample by the kind that its name says; false when it is refused as the readers document.</summary>
    internal static bool Reads(string sample, Stream stream)
    {
        var problems = new EvidenceProblems();
        var cancellation = TestContext.Current.CancellationToken;
        try
        {
            if (sample.StartsWith("fr", StringComparison.Ordinal))
                Assert.NotNull(FailedRequestTraceReader.Read(stream, sample, problems, cancellation).ToString());
            else if (sample.StartsWith("procmon", StringComparison.Ordinal))
                foreach (var entry in ProcessMonitorReader.Read(stream, sample, problems, null, cancellation))
                    Assert.NotEmpty(entry.ToString());
            else
                foreach (var found in WindowsEventReader.Read(stream, sample, problems, new() { UtcOffset = TimeSpan.Zero }, cancellation))
                    Assert.NotEmpty(found.ToString());
            Assert.InRange(problems.First.Count, 0, EvidenceProblems.Kept);
            return true;
        }
        catch (EvidenceException e)
        {
            Assert.StartsWith(sample + ":", e.Message, StringComparison.Ordinal);
            return false;
        }
    }

    private static byte[] Damage(byte[] original, Random random)
    {
        var content = original.ToList();
        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var at = random.Next(content.Count);
            switch (random.Next(5))
            {
                case 0:
                    content[at] = (byte)random.Next(256);
                    break;
                case 1:
                    content.RemoveRange(at, Math.Min(random.Next(1, 40), content.Count - at));
                    break;
                case 2:
                    content.InsertRange(at, content.GetRange(random.Next(content.Count / 2), Math.Min(30, content.Count / 2)));
                    break;
                case 3:
                    content.Insert(at, (byte)Letters[random.Next(Letters.Length)]);
                    break;
                default:
                    content.RemoveRange(at, random.Next(20) == 0 ? content.Count - at : 0);
                    break;
            }

            if (content.Count < 10)
                break;
        }

        return [.. content];
    }
}
