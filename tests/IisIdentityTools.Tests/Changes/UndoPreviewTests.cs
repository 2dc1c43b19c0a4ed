using System.Text;
using IisIdentityTools.ChangeLoop;
using IisIdentityTools.Changes;
using IisIdentityTools.Configuration;
using IisIdentityTools.Facts;
using Xunit;

namespace IisIdentityTools.Tests.Changes;

/// <summary>What is said of recorded changes before they are taken back: which still stand, and what their undo would write.</summary>
public sealed class UndoPreviewTests : IDisposable
{
    private readonly ChangeFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_record_says_what_took_it_back_until_that_is_taken_back_too()
    {
        using var journal = _fixture.Journal();
        journal.Apply(_fixture.ToB());
        journal.Undo("to-b", "undo-1", ChangeFixture.When(2));
        Assert.Equal([null, "undo-1"], _fixture.ReadRecords().Select(record => record.UndoneBy));
        journal.Undo("undo-1", "undo-2", ChangeFixture.When(3));
        Assert.Equal([null, "undo-2", null], _fixture.ReadRecords().Select(record => record.UndoneBy));
    }

    [Fact]
    public void The_last_change_is_the_newest_in_force_that_is_no_undo()
    {
        Assert.Null(ChangeJournal.FindLast(_fixture.ReadRecords()));
        using var journal = _fixture.Journal();
        journal.Apply(_fixture.ToB());
        Assert.Equal("to-b", ChangeJournal.FindLast(_fixture.ReadRecords())?.Id);
        journal.Undo("to-b", "undo-1", ChangeFixture.When(2));
        Assert.Null(ChangeJournal.FindLast(_fixture.ReadRecords()));
        journal.Undo("undo-1", "undo-2", ChangeFixture.When(3));
        Assert.Equal("to-b", ChangeJournal.FindLast(_fixture.ReadRecords())?.Id);
    }

    // The state of a change stands in the name of its record: this is what a killed process leaves.
    [Fact]
    public void An_unfinished_change_goes_before_newer_ones()
    {
        using (var journal = _fixture.Journal())
        {
            journal.Apply(_fixture.ToB());
            journal.Apply(new ChangeSet("third", "WEB01", "A third state.", ChangeFixture.When(2), [ChangeStep.OfFile(Flip.WebConfig, Flip.B, Encoding.UTF8.GetBytes("<third />"))]));
        }

        Assert.Equal("third", ChangeJournal.FindLast(_fixture.ReadRecords())?.Id);
        var record = Path.Combine(_fixture.Changes, _fixture.Records()[0]);
        File.Move(record, record.Replace(".complete.", ".pending.", StringComparison.Ordinal));
        Assert.Equal("to-b", ChangeJournal.FindLast(_fixture.ReadRecords())?.Id);
    }

    [Fact]
    public void A_preview_has_the_steps_of_the_undo_and_writes_nothing()
    {
        using (var journal = _fixture.Journal())
            journal.Apply(_fixture.ToB());
        var files = Directory.GetFiles(_fixture.Root, "*", SearchOption.AllDirectories);
        var steps = ChangeJournal.PreviewUndo(_fixture.Writer(), _fixture.ReadRecords()[0]);
        Assert.Equal("BBB", _fixture.State());
        Assert.Equal(files, Directory.GetFiles(_fixture.Root, "*", SearchOption.AllDirectories));
        Assert.Equal([Flip.WebConfig, Flip.Folder, Flip.ApplicationHost], steps.Select(step => step.Path));
        Assert.Equal((Flip.DaclB, Flip.DaclA), (steps[1].Before, steps[1].After));
    }

    [Fact]
    public void A_preview_refuses_as_the_undo_would()
    {
        using (var journal = _fixture.Journal())
            journal.Apply(_fixture.ToB());
        File.WriteAllText(_fixture.WebConfig, "something else");
        var record = _fixture.ReadRecords()[0];
        Assert.Equal("UndoConflict", Assert.Throws<ChangeException>(() => ChangeJournal.PreviewUndo(_fixture.Writer(), record)).ErrorId);
        Assert.Equal(3, ChangeJournal.PreviewUndo(_fixture.Writer(), record, force: true).Count);
    }

    [Fact]
    public void An_older_change_can_be_looked_at_as_if_the_newer_one_were_taken_back()
    {
        using (var journal = _fixture.Journal())
        {
            journal.Apply(_fixture.ToB());
            journal.Apply(new ChangeSet("third", "WEB01", "A third state.", ChangeFixture.When(2), [ChangeStep.OfFile(Flip.WebConfig, Flip.B, Encoding.UTF8.GetBytes("<third />"))]));
        }

        var (newer, older) = (_fixture.ReadRecords()[0], _fixture.ReadRecords()[1]);
        Assert.Equal("UndoConflict", Assert.Throws<ChangeException>(() => ChangeJournal.PreviewUndo(_fixture.Writer(), older)).ErrorId);
        var first = ChangeJournal.PreviewUndo(_fixture.Writer(), newer);
        Assert.Equal(3, ChangeJournal.PreviewUndo(_fixture.Writer(), older, assumed: first).Count);
    }

    [Fact]
    public void A_step_is_shown_as_a_difference_without_secrets()
    {
        using var snapshot = ServerSnapshot.Open(_fixture.Root);
        var configuration = ServerConfiguration.Unknown(snapshot);
        var file = ChangeStep.OfFile(@"C:\web.config", Encoding.UTF8.GetBytes("<a>\n<b password=\"secret\" />\n</a>\n"), Encoding.UTF8.GetBytes("<a>\n<b />\n</a>\n"));
        Assert.StartsWith("--- C:\\web.config\n+++ C:\\web.config\n@@ -1,3 +1,3 @@\n <a>\n-<b password=", StepDiff.Of(file, configuration), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", StepDiff.Of(file, configuration), StringComparison.Ordinal);
        var list = ChangeStep.OfPermissions(@"C:\inetpub\wwwroot", "D:(A;OICI;FA;;;SY)", "D:(A;OICI;FA;;;SY)(A;OICI;0x1200a9;;;S-1-5-17)");
        Assert.Equal(@"+ (A;OICI;0x1200a9;;;S-1-5-17)  allow NT AUTHORITY\IUSR ReadAndExecute, this folder, subfolders, files", StepDiff.Of(list, configuration));
    }
}
