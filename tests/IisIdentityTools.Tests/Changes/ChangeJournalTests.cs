using IisIdentityTools.ChangeLoop;
using IisIdentityTools.Changes;
using IisIdentityTools.Facts;
using Xunit;

namespace IisIdentityTools.Tests.Changes;

public sealed class ChangeJournalTests : IDisposable
{
    private readonly ChangeFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_change_writes_every_step_and_leaves_a_complete_record()
    {
        ChangeRecord record;
        using (var journal = _fixture.Journal())
            record = journal.Apply(_fixture.ToB());
        Assert.Equal("BBB", _fixture.State());
        Assert.Equal(ChangeState.Complete, record.State);
        Assert.Equal("20260314T0201000000000Z-to-b.complete.json", Assert.Single(_fixture.Records()));
        var read = Assert.Single(_fixture.ReadRecords());
        Assert.Equal(("to-b", "WEB01", "Flip.", ChangeFixture.When(1), null), (read.Id, read.Server, read.Reason, read.CreatedUtc, read.Undoes));
        Assert.Equal([Flip.ApplicationHost, Flip.Folder, Flip.WebConfig], read.Steps.Select(step => step.Path));
        Assert.Equal(Flip.A, read.Steps[0].GetBefore());
        Assert.Equal((Flip.DaclA, Flip.DaclB), (read.Steps[1].Before, read.Steps[1].After));
        Assert.Equal((20_000L, 33_000L, ContentHash.Of(Flip.B)), (read.Steps[2].BeforeLength, read.Steps[2].AfterLength, read.Steps[2].After));
    }

    [Fact]
    public void The_record_is_on_the_disk_before_anything_is_touched()
    {
        var seen = new List<string>();
        using var journal = _fixture.Journal(new FaultyWriter(_fixture.Writer(), _ => seen.Add($"{_fixture.State()} {_fixture.Records().Single()}")));
        journal.Apply(_fixture.ToB());
        Assert.Equal(["AAA", "BAA", "BBA"], seen.Select(line => line[..3]));
        Assert.All(seen, line => Assert.EndsWith("-to-b.pending.json", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Undo_gives_every_byte_back_and_is_a_change_itself()
    {
        var original = Contents();
        using var journal = _fixture.Journal();
        journal.Apply(_fixture.ToB());
        var changed = Contents();
        var undo = journal.Undo("to-b", "undo-1", ChangeFixture.When(2));
        Assert.Equal(original, Contents());
        Assert.Equal(("to-b", "Undo of to-b: Flip.", ChangeState.Complete), (undo.Undoes, undo.Reason, undo.State));
        journal.Undo("undo-1", "undo-2", ChangeFixture.When(3));
        Assert.Equal(changed, Contents());
        Assert.Equal(["undo-2", "undo-1", "to-b"], _fixture.ReadRecords().Select(record => record.Id));
    }

    [Fact]
    public void A_file_that_was_made_is_deleted_again()
    {
        const string path = @"C:\inetpub\wwwroot\other.config";
        using var journal = _fixture.Journal();
        journal.Apply(Change(ChangeStep.OfFile(path, null, Flip.B)));
        Assert.True(File.Exists(_fixture.At("drives/C/inetpub/wwwroot/other.config")));
        journal.Undo("one", "two", ChangeFixture.When(2));
        Assert.False(File.Exists(_fixture.At("drives/C/inetpub/wwwroot/other.config")));
        journal.Undo("two", "three", ChangeFixture.When(3));
        Assert.Equal(Flip.B, File.ReadAllBytes(_fixture.At("drives/C/inetpub/wwwroot/other.config")));
    }

    [Fact]
    public void The_spelling_that_a_list_had_comes_back()
    {
        using var journal = _fixture.Journal();
        journal.Apply(Change(ChangeStep.OfPermissions(Flip.Folder, "D:AI(A;OICI;FA;;;S-1-5-18)(A;OICI;0x1200a9;;;S-1-5-32-545)", Flip.DaclB)));
        journal.Undo("one", "two", ChangeFixture.When(2));
        Assert.Equal("AAA", _fixture.State());
    }

    [Fact]
    public void Undo_refuses_what_was_changed_in_between_and_names_all_of_it()
    {
        using var journal = _fixture.Journal();
        journal.Apply(_fixture.ToB());
        File.WriteAllText(_fixture.ApplicationHost, "later");
        File.WriteAllText(_fixture.WebConfig, "later too");
        var error = Assert.Throws<ChangeException>(() => journal.Undo("to-b", "undo", ChangeFixture.When(2)));
        Assert.Equal("UndoConflict", error.ErrorId);
        Assert.Contains($"'{Flip.WebConfig}', '{Flip.ApplicationHost}'", error.Message, StringComparison.Ordinal);
        Assert.Equal("?B?", _fixture.State());
        journal.Undo("to-b", "undo", ChangeFixture.When(2), force: true);
        Assert.Equal("AAA", _fixture.State());
        journal.Undo("undo", "redo", ChangeFixture.When(3));
        Assert.Equal("later", File.ReadAllText(_fixture.ApplicationHost));
    }

    [Fact]
    public void Undo_puts_back_what_is_left_to_put_back()
    {
        using var journal = _fixture.Journal();
        journal.Apply(_fixture.ToB());
        File.WriteAllBytes(_fixture.ApplicationHost, Flip.A);
        Assert.Equal([Flip.WebConfig, Flip.Folder], journal.Undo("to-b", "undo", ChangeFixture.When(2)).Steps.Select(step => step.Path));
        Assert.Equal("AAA", _fixture.State());
        Assert.Equal("NothingToUndo", Assert.Throws<ChangeException>(() => journal.Undo("to-b", "again", ChangeFixture.When(3))).ErrorId);
    }

    [Fact]
    public void A_plan_that_is_out_of_date_is_refused_whole()
    {
        var change = _fixture.ToB();
        File.WriteAllText(_fixture.WebConfig, "later");
        using var journal = _fixture.Journal();
        var error = Assert.Throws<ChangeException>(() => journal.Apply(change));
        Assert.Equal(("FileChanged", Flip.WebConfig), (error.ErrorId, error.Path));
        Assert.Equal("AA?", _fixture.State());
        Assert.Empty(_fixture.Records());
    }

    [Fact]
    public void Changes_of_other_servers_and_used_identifiers_are_refused()
    {
        using var journal = _fixture.Journal();
        journal.Apply(_fixture.ToB());
        var step = ChangeStep.OfFile(Flip.WebConfig, Flip.B, Flip.A);
        Assert.Equal("ServerMismatch", Assert.Throws<ChangeException>(() => journal.Apply(new ChangeSet("x", "WEB02", "", ChangeFixture.When(2), [step]))).ErrorId);
        Assert.Equal("ChangeExists", Assert.Throws<ChangeException>(() => journal.Apply(new ChangeSet("TO-B", "WEB01", "", ChangeFixture.When(2), [step]))).ErrorId);
        Assert.Equal("ChangeNotFound", Assert.Throws<ChangeException>(() => journal.Undo("y", "z", ChangeFixture.When(2))).ErrorId);
        Assert.Equal("BBB", _fixture.State());
    }

    [Fact]
    public void The_lock_says_who_holds_it_and_is_given_back()
    {
        using (_fixture.Journal())
        {
            var error = Assert.Throws<ChangeException>(() => _fixture.Journal());
            Assert.Equal("ServerLocked", error.ErrorId);
            Assert.Contains("'WEB01' (the test)", error.Message, StringComparison.Ordinal);
            Assert.InRange(_fixture.Pauses.Sum(pause => pause.TotalSeconds), 1.9, 2.1);
        }
        using var next = _fixture.Journal();
        Assert.Null(next.FindPending());
    }

    [Fact]
    public void The_snapshot_reader_passes_over_records_lock_and_leftovers()
    {
        var before = Seen();
        using (var journal = _fixture.Journal())
        {
            journal.Apply(_fixture.ToB());
            File.WriteAllText(_fixture.WebConfig + ".iisid-tmp", "half");
            Assert.Equal(before, Seen());
        }

        string[] Seen()
        {
            using var snapshot = ServerSnapshot.Open(_fixture.Root);
            return [snapshot.Server.Name, .. snapshot.FindFiles(@"C:\inetpub\wwwroot", ""), .. snapshot.FindConfigurationFiles(@"C:\")];
        }
    }

    [Fact]
    public void A_broken_record_does_not_hide_the_others()
    {
        using var journal = _fixture.Journal();
        var broken = journal.Apply(_fixture.ToB()).File;
        journal.Undo("to-b", "undo", ChangeFixture.When(2));
        File.WriteAllText(broken, "{");
        var problems = new List<ChangeException>();
        Assert.Equal("undo", Assert.Single(ChangeJournal.ReadRecords(_fixture.Changes, _ => { }, problems.Add)).Id);
        Assert.Equal(("RecordInvalid", broken), (Assert.Single(problems).ErrorId, problems[0].Path));
        Assert.Empty(ChangeJournal.ReadRecords(_fixture.At("no such folder"), _ => { }, problem => throw problem));
    }

    [Fact]
    public void A_change_says_what_is_wrong_with_it()
    {
        var step = ChangeStep.OfFile(Flip.WebConfig, Flip.A, Flip.B);
        Assert.Throws<ArgumentException>(() => new ChangeSet("../x", "WEB01", "", ChangeFixture.When(1), [step]));
        Assert.Throws<ArgumentException>(() => new ChangeSet("x", "WEB01", "", DateTime.SpecifyKind(ChangeFixture.When(1), DateTimeKind.Local), [step]));
        Assert.Throws<ArgumentException>(() => new ChangeSet("x", "WEB01", "", ChangeFixture.When(1), []));
        Assert.Throws<ArgumentException>(() => new ChangeSet("x", "WEB01", "", ChangeFixture.When(1), [step, ChangeStep.OfFile(Flip.WebConfig.ToUpperInvariant(), Flip.B, null)]));
        Assert.Throws<ArgumentException>(() => ChangeStep.OfPermissions(Flip.Folder, "O:BAD:P", "D:P"));
        Assert.Throws<ArgumentException>(() => ChangeStep.OfFile(" ", null, null));
    }

    private static ChangeSet Change(ChangeStep step) => new("one", "WEB01", "One.", ChangeFixture.When(1), [step]);

    private Dictionary<string, string> Contents() => Directory.GetFiles(_fixture.Root, "*", SearchOption.AllDirectories)
        .Where(file => !file.StartsWith(_fixture.Changes, StringComparison.Ordinal))
        .ToDictionary(file => file, file => Convert.ToHexString(File.ReadAllBytes(file)), StringComparer.Ordinal);
}
