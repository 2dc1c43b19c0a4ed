using System.Text;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Logs;

/// <summary>No input breaks the reader, holds it up or makes it grow.</summary>
public sealed class LogFuzzTests : IDisposable
{
    private readonly LogFolder _folder = new();

    [Fact]
    public void Bytes_that_are_changed_change_counts_and_nothing_else()
    {
        var stream = new MemoryStream();
        var generator = new LogGenerator(stream, 1);
        generator.Write(300, 100, 100, 20, 50);
        generator.Finish();
        var random = new Random(3);
        for (var round = 0; round < 150; round++)
        {
            var bytes = stream.ToArray();
            for (var i = random.Next(200); i >= 0; i--)
                bytes[random.Next(bytes.Length)] = (byte)(random.Next(2) == 0 ? random.Next(256) : " \"\n\r#-,"[random.Next(7)]);
            _folder.AddBytes("u_ex1.log", bytes);

            var report = _folder.Scan(new() { SegmentSize = random.Next(2) == 0 ? 0 : 5_000, IncludeHarmless = true });

            // By another way: every request that fails is in one group, and of one kind.
            Assert.Equal(report.Failures + report.HandshakeLegs + report.AnonymousProbes + report.ClientAborts, report.Groups.Sum(group => group.Count));
            Assert.True(report.Requests + report.RejectedLines <= report.Lines, $"round {round}");
        }
    }

    [Fact]
    public void Random_bytes_are_read_to_their_end()
    {
        var random = new Random(4);
        for (var round = 0; round < 60; round++)
        {
            var bytes = new byte[random.Next(100_000)];
            random.NextBytes(bytes);
            var head = round % 3 == 0 ? "#Fields: date time sc-status c-ip\n" : round % 3 == 1 ? "" : string.Concat(Enumerable.Repeat("a, ", 15)) + "\n";
            _folder.AddBytes("u_ex1.log", [.. Encoding.ASCII.GetBytes(head), .. bytes]);

            var report = _folder.Scan(new() { BlockSize = 1_024 });

            Assert.InRange(report.Lines, 1, bytes.Length + 2);
            Assert.Equal(0, report.Failures);
        }
    }

    [Fact]
    public void Quotes_that_never_close_are_read_in_one_go()
    {
        // Quadratic reading would take minutes for these 100,000 quotes in each line.
        var line = string.Concat(Enumerable.Repeat("\"a ", 30_000));
        _folder.Add("u_ex1.log", ["#Fields: date time sc-status", .. Enumerable.Repeat(line, 50)]);

        Assert.Equal(50, _folder.Scan().RejectedLines);
    }

    [Fact]
    public void A_line_of_two_gigabytes_is_one_rejected_line()
    {
        var path = Path.Combine(_folder.Path, "u_ex1.log");
        using (var file = File.Create(path))
        {
            file.Write(Encoding.ASCII.GetBytes("#Fields: date time cs-uri-stem sc-status\n2026-03-09 10:00:00 /a 404\n"));
            // A hole in the file: it takes no room on the disk.
            file.SetLength((2L << 30) + 100);
            file.Seek(0, SeekOrigin.End);
            file.Write(Encoding.ASCII.GetBytes("\n2026-03-09 10:00:01 /a 404\n"));
        }

        var report = _folder.Scan();

        Assert.Equal((4, 2, 1), (report.Lines, report.Failures, report.RejectedLines));
        Assert.Equal("Longer than 131072 bytes.", Assert.Single(report.Rejected).Reason);
    }

    [Fact]
    public void More_urls_users_and_clients_than_are_told_apart_are_counted_together()
    {
        var letters = (int i) => new string([.. Enumerable.Range(0, 5).Select(at => (char)('a' + (i / (int)Math.Pow(26, at) % 26)))]);
        _folder.Add("u_ex1.log", [LogFolder.Fields, .. Enumerable.Range(0, 30_000).Select(i => LogFolder.Line("10:00:00", "/" + letters(i), "user" + letters(i), $"10.0.{i >> 8}.{i & 255}", "403 14 0"))]);

        var report = _folder.Scan();

        Assert.Equal(30_000, report.Failures);
        Assert.Equal(30_000, report.Groups.Sum(group => group.Count));
        Assert.InRange(report.Groups.Count, 1_000, 20_001);
        var others = report.Groups.First(group => group.Url == "(others)" && group.User == "(others)");
        // 10,000 users were met before, all of them with URLs of their own or among the other URLs.
        Assert.Equal((20_000, 10_000, false), (others.Count, others.ClientCount, others.IsClientCountExact));
    }

    public void Dispose() => _folder.Dispose();
}
