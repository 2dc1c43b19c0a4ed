using System.Diagnostics.CodeAnalysis;
using IisIdentityTools.ChangeLoop;
using IisIdentityTools.Changes;
using Xunit;

namespace IisIdentityTools.Tests.Changes;

/// <summary>Changes that fail or are broken off at each of their three writes.</summary>
public sealed class ChangeJournalFailureTests : IDisposable
{
    private readonly ChangeFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData(1, "AAA")]
    [InlineData(2, "BAA")]
    [InlineData(3, "BBA")]
    public void What_a_killed_process_left_is_refused_and_then_recovered(int write, string left)
    {
        using (var journal = _fixture.Journal(DyingAt(write)))
            Assert.Throws<DeathException>(() => journal.Apply(_fixture.ToB()));
        Assert.Equal(left, _fixture.State());
        using var next = _fixture.Journal();
        Assert.Equal("ChangeUnfinished", Assert.Throws<ChangeException>(() => next.Apply(Change())).ErrorId);
        Assert.Equal(("to-b", ChangeState.Pending), (next.FindPending()!.Id, next.FindPending()!.State));
        Assert.Equal(ChangeState.Reverted, next.Recover()!.State);
        Assert.Equal("AAA", _fixture.State());
        Assert.Null(next.Recover());
        Assert.EndsWith("-to-b.reverted.json", Assert.Single(_fixture.Records()), StringComparison.Ordinal);
        Assert.Equal("NothingToUndo", Assert.Throws<ChangeException>(() => next.Undo("to-b", "undo", ChangeFixture.When(2))).ErrorId);
        next.Apply(Change());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_recovery_that_is_killed_is_recovered(int write)
    {
        using (var journal = _fixture.Journal(DyingAt(3)))
            Assert.Throws<DeathException>(() => journal.Apply(_fixture.ToB()));
        using (var journal = _fixture.Journal(DyingAt(write)))
            Assert.Throws<DeathException>(() => journal.Recover());
        using var next = _fixture.Journal();
        Assert.Equal(ChangeState.Reverted, next.Undo("to-b", "unused", ChangeFixture.When(2)).State);
        Assert.Equal("AAA", _fixture.State());
    }

    [Fact]
    public void Recovery_refuses_what_was_changed_in_between_unless_it_is_forced()
    {
        using (var journal = _fixture.Journal(DyingAt(3)))
            Assert.Throws<DeathException>(() => journal.Apply(_fixture.ToB()));
        File.WriteAllText(_fixture.ApplicationHost, "later");
        using var next = _fixture.Journal();
        var error = Assert.Throws<ChangeException>(() => next.Recover());
        Assert.Equal(("UndoConflict", Flip.ApplicationHost), (error.ErrorId, error.Path));
        Assert.Equal("?BA", _fixture.State());
        next.Recover(force: true);
        Assert.Equal("AAA", _fixture.State());
    }

    [Fact]
    public void Half_written_files_are_removed()
    {
        using (var journal = _fixture.Journal(DyingAt(2)))
            Assert.Throws<DeathException>(() => journal.Apply(_fixture.ToB()));
        File.WriteAllText(_fixture.WebConfig + ".iisid-tmp", "BBBBB");
        File.WriteAllText(_fixture.FactsJson + ".iisid-tmp", "{");
        File.WriteAllText(Path.Combine(_fixture.Changes, "20260314T0202000000000Z-next.pending.json.iisid-tmp"), "{");
        using var next = _fixture.Journal();
        next.Recover();
        Assert.Empty(_fixture.Unfinished());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_step_that_fails_takes_those_before_it_back(int write)
    {
        using var journal = _fixture.Journal(new FaultyWriter(_fixture.Writer(), number => FailAt(number, write)));
        Assert.Equal("DiskFull", Assert.Throws<ChangeException>(() => journal.Apply(_fixture.ToB())).ErrorId);
        Assert.Equal("AAA", _fixture.State());
        Assert.Equal(ChangeState.Reverted, Assert.Single(_fixture.ReadRecords()).State);
        Assert.Empty(_fixture.Unfinished());
    }

    [Fact]
    public void A_failure_that_cannot_be_taken_back_stays_on_record()
    {
        using (var journal = _fixture.Journal(new FaultyWriter(_fixture.Writer(), number => FailAt(Math.Min(number, 2), 2))))
        {
            var error = Assert.Throws<ChangeException>(() => journal.Apply(_fixture.ToB()));
            Assert.Equal("ChangeUnfinished", error.ErrorId);
            Assert.Contains("No room. No room.", error.Message, StringComparison.Ordinal);
        }
        Assert.Equal("BAA", _fixture.State());
        using var next = _fixture.Journal();
        next.Recover();
        Assert.Equal("AAA", _fixture.State());
    }

    [Theory]
    [InlineData("\"base64\": \"QUFB", "\"base64\": \"QkJC", "does not have the hash")]
    [InlineData("\"recordVersion\": 1", "\"recordVersion\": 2", "\"recordVersion\" is not 1")]
    [InlineData("\"id\": \"to-b\"", "\"id\": \"to-c\"", "its name is that of another change")]
    [InlineData("\"steps\": [", "\"steps\": [,", ":8:")]
    [InlineData("\"D:AI", "\"O:BAD:AI", "no DACL alone")]
    [InlineData("\"kind\": \"permissions\"", "\"kind\": \"share\"", "\"share\" is no kind")]
    public void A_record_that_was_touched_is_not_used(string text, string other, string problem)
    {
        using var journal = _fixture.Journal();
        var file = journal.Apply(_fixture.ToB()).File;
        var content = File.ReadAllText(file);
        Assert.Contains(text, content, StringComparison.Ordinal);
        File.WriteAllText(file, content.Replace(text, other, StringComparison.Ordinal));
        var error = Assert.Throws<ChangeException>(() => journal.Undo("to-b", "undo", ChangeFixture.When(2)));
        Assert.Equal("RecordInvalid", error.ErrorId);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal("BBB", _fixture.State());
    }

    [Fact]
    [SuppressMessage("Interoperability", "CA1416", Justification = "Skipped on Windows.")]
    public void Records_are_for_their_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "On Windows records inherit from their folder.");
        using var journal = _fixture.Journal();
        var file = journal.Apply(_fixture.ToB()).File;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_fixture.Changes));
    }

    [Fact]
    public void Contents_are_not_among_the_properties_that_a_shell_prints()
    {
        var properties = new[] { typeof(ChangeStep), typeof(ChangeSet), typeof(ChangeRecord) }.SelectMany(type => type.GetProperties());
        Assert.DoesNotContain(properties, property => property.PropertyType == typeof(byte[]));
    }

    private static ChangeSet Change() =>
        new("other", "WEB01", "Other.", ChangeFixture.When(5), [ChangeStep.OfFile(Flip.WebConfig, Flip.A, Flip.B)]);

    private FaultyWriter DyingAt(int write) => new(_fixture.Writer(), number =>
    {
        if (number == write)
            throw new DeathException();
    });

    private static void FailAt(int number, int write)
    {
        if (number == write)
            throw new ChangeException("DiskFull", "x", "No room.");
    }

    private sealed class DeathException : Exception;
}
