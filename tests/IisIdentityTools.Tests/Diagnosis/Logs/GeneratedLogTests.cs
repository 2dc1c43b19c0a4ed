using System.Globalization;
using IisIdentityTools.Diagnosis.Logs;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Logs;

/// <summary>Logs whose writer counted: every count is exact, however the log is cut among processors.</summary>
public sealed class GeneratedLogTests : IDisposable
{
    private readonly LogFolder _folder = new();

    [Theory]
    [InlineData(1, 0, 0, "\r\n")]
    [InlineData(2, 20, 0, "\n")]
    [InlineData(3, 20, 500, "\r\n")]
    [InlineData(4, 0, 37, "\r")]
    public void Counts_are_exact(int seed, int garbage, int linesOfHeader, string newLine)
    {
        var expected = Generate("u_ex260309.log", seed, 8_000, garbage, linesOfHeader, newLine);

        var report = _folder.Scan();

        AssertCounts(expected, report);
    }

    [Theory]
    [InlineData(100_000, 4_096)]
    [InlineData(33_333, 65_536)]
    [InlineData(4_001, 2_048)]
    public void Counts_are_exact_however_the_file_is_cut(long segment, int block)
    {
        var expected = Generate("u_ex260309.log", 5, 8_000, garbage: 10, linesOfHeader: 777, "\r\n");

        var report = _folder.Scan(new() { SegmentSize = segment, BlockSize = block });

        AssertCounts(expected, report);
        Assert.Equal(Rows(_folder.Scan()), Rows(report));
    }

    [Fact]
    public void A_packed_log_says_the_same()
    {
        var bytes = new MemoryStream();
        var expected = Generate(bytes, 6, 8_000, 10, 500, "\r\n");
        _folder.AddPacked("u_ex260309.log.gz", bytes.ToArray());

        AssertCounts(expected, _folder.Scan());
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Every_culture_reads_the_same(string culture)
    {
        Generate("u_ex260309.log", 7, 3_000, 10, 500, "\r\n");
        var invariant = Rows(_folder.Scan());
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal(invariant, Rows(_folder.Scan()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Entries_are_as_many_as_requests_in_groups()
    {
        var expected = Generate("u_ex260309.log", 8, 8_000, 10, 500, "\r\n");
        FailureReport? end = null;

        var entries = new FailureScanner(LogInput.Find([_folder.Path]), new() { IncludeHarmless = true })
            .ReadEntries(report => end = report, TestContext.Current.CancellationToken).ToLookup(entry => entry.Kind);

        Assert.Equal(expected.Failures.Values.Sum(), entries[FailureKind.Failure].Count());
        Assert.Equal(expected.HandshakeLegs, entries[FailureKind.HandshakeLeg].Count());
        Assert.Equal(expected.AnonymousProbes, entries[FailureKind.AnonymousProbe].Count());
        Assert.Equal(expected.ClientAborts, entries[FailureKind.ClientAbort].Count());
        Assert.Equal((expected.Lines, expected.Garbage), (end!.Lines, end.RejectedLines));
    }

    [Fact]
    public void Every_sample_stands_at_its_line()
    {
        Generate("u_ex260309.log", 9, 8_000, 10, 500, "\r\n");
        var lines = File.ReadAllLines(Path.Combine(_folder.Path, "u_ex260309.log"));

        var samples = _folder.Scan(new() { SegmentSize = 50_000, IncludeHarmless = true }).Groups.SelectMany(group => group.Samples).ToList();

        Assert.NotEmpty(samples);
        Assert.All(samples, sample => Assert.Contains($" {sample.Url} ", lines[sample.LineNumber - 1], StringComparison.Ordinal));
        Assert.All(samples, sample => Assert.Contains(FormattableString.Invariant($" {sample.StatusCode} {sample.SubStatus} {sample.Win32Status}"), lines[sample.LineNumber - 1], StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static void AssertCounts(LogGenerator expected, FailureReport report)
    {
        Assert.Equal(expected.Lines, report.Lines);
        Assert.Equal(expected.Requests, report.Requests);
        Assert.Equal(expected.Garbage, report.RejectedLines);
        Assert.Equal(Math.Min(20, expected.Garbage), report.Rejected.Count);
        Assert.Equal(expected.HandshakeLegs, report.HandshakeLegs);
        Assert.Equal(expected.AnonymousProbes, report.AnonymousProbes);
        Assert.Equal(expected.ClientAborts, report.ClientAborts);
        // Servers differ between headers, so groups of one status, URL and user are added up.
        var groups = report.Groups.GroupBy(group => (FormattableString.Invariant($"{group.StatusCode} {group.SubStatus} {group.Win32Status}"), group.Url, group.User.Length == 0 ? "-" : group.User))
            .ToDictionary(same => same.Key, same => same.Sum(group => group.Count));
        Assert.Equal(expected.Failures.OrderBy(pair => pair.Key), groups.OrderBy(pair => pair.Key));
        Assert.Equal(expected.Failures.Values.Sum(), report.Failures);
    }

    private static IEnumerable<string> Rows(FailureReport report) => report.Groups.Select(group =>
        FormattableString.Invariant($"{group} {group.FirstSeenUtc:o} {group.LastSeenUtc:o} {group.ClientCount} {string.Join(',', group.Clients)} {string.Join(',', group.Samples.Select(sample => sample.LineNumber))}"));

    private LogGenerator Generate(string name, int seed, int requests, int garbage, int linesOfHeader, string newLine)
    {
        using var file = File.Create(Path.Combine(_folder.Path, name));
        return Generate(file, seed, requests, garbage, linesOfHeader, newLine);
    }

    private static LogGenerator Generate(Stream stream, int seed, int requests, int garbage, int linesOfHeader, string newLine)
    {
        var generator = new LogGenerator(stream, seed, newLine);
        generator.Write(requests, failuresOfThousand: 60, handshakesOfThousand: 60, garbage, linesOfHeader);
        generator.Finish();
        Assert.True(generator.HandshakeLegs > 0 && generator.AnonymousProbes > 0 && generator.ClientAborts > 0);
        return generator;
    }
}
