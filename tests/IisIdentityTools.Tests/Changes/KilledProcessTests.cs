using System.Globalization;
using IisIdentityTools.Changes;
using Xunit;

namespace IisIdentityTools.Tests.Changes;

/// <summary>Processes that end without a chance to tidy up. IISID_KILL_ROUNDS sets how many are killed (50 by default).</summary>
public sealed class KilledProcessTests : IDisposable
{
    private static readonly string[] s_whole = ["AAA", "BBB"];
    private readonly ChangeFixture _fixture = new();
    private readonly List<string> _left = [];

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Whenever_a_writer_is_killed_each_file_is_old_or_new_and_recovery_makes_all_of_them_so()
    {
        var rounds = int.Parse(Environment.GetEnvironmentVariable("IISID_KILL_ROUNDS") ?? "50", CultureInfo.InvariantCulture);
        var random = new Random(20260314);
        var next = new ChangeProcess("loop", _fixture.Root);
        try
        {
            for (var round = 0; round < rounds; round++)
            {
                using var process = next;
                process.Begin();
                next = new ChangeProcess("loop", _fixture.Root);
                process.Expect("begun");
                Thread.Sleep(random.Next(0, 40));
                Assert.False(process.HasExited, "The writer gave up by itself.");
                process.Kill();
                Check(recovers: round % 2 == 0);
            }
        }
        finally
        {
            next.Dispose();
        }
        var pending = _left.Count(line => line.EndsWith("pending", StringComparison.Ordinal));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', _left.GroupBy(line => line).OrderBy(group => group.Key).Select(group => $"{group.Count(),5} {group.Key}")));
        Assert.True(pending > 0, "No writer was killed in the middle of a change: the test proves nothing.");
    }

    [Fact]
    public void Of_two_processes_one_writes_and_the_other_says_who_does()
    {
        using var holder = new ChangeProcess("hold", _fixture.Root);
        holder.Begin();
        holder.Expect("holding");
        var error = Assert.Throws<ChangeException>(() => _fixture.Journal());
        Assert.Equal("ServerLocked", error.ErrorId);
        Assert.Contains($"change-loop {holder.Id}", error.Message, StringComparison.Ordinal);
        Assert.InRange(_fixture.Pauses.Count, 1, 20);
        holder.Kill();
        using var journal = _fixture.Journal();
        journal.Apply(_fixture.ToB());
        Assert.Equal("BBB", _fixture.State());
    }

    private void Check(bool recovers)
    {
        var state = _fixture.State();
        var records = _fixture.ReadRecords().ToList();
        var pending = records.SingleOrDefault(record => record.State == ChangeState.Pending);
        _left.Add($"{state}{(_fixture.Unfinished().Length > 0 ? " half-written" : "")}{(pending is null ? "" : " pending")}");
        Assert.DoesNotContain('?', state);
        Assert.DoesNotContain('-', state);
        if (pending is null)
            Assert.Contains(state, s_whole);
        if (!recovers)
            return;
        using (var journal = _fixture.Journal())
            Assert.Equal(pending?.Id, journal.Recover()?.Id);
        Assert.Contains(_fixture.State(), s_whole);
        if (pending is not null)
            Assert.Equal(pending.Steps[0].BeforeLength == 20_000 ? "AAA" : "BBB", _fixture.State());
        Assert.Empty(_fixture.Unfinished());
        foreach (var record in records)
            File.Delete(record.File);
    }
}
