using Xunit;

namespace IisIdentityTools.Tests.Cli;

/// <summary>iisid changes and iisid undo.</summary>
public sealed class UndoTests : IDisposable
{
    private readonly CopiedServer _server = new();

    [Fact]
    public void Changes_are_listed_the_newest_first()
    {
        Assert.Equal("Nothing was changed here.", Changes().Output.Trim());
        var shop = Apply("Shop");
        var media = Apply("Media");
        var records = Changes("--json").Json;
        Assert.Equal([media, shop], records.Select(record => record.GetProperty("Id").GetString()!));
        Assert.Equal(["Complete", "Complete"], records.Select(record => record.GetProperty("State").GetString()!));
        Assert.Equal("", records[0].GetProperty("Undoes").GetString());
        Assert.Equal(@"C:\Windows\System32\inetsrv\config\applicationHost.config", records[0].GetProperty("Steps")[0].GetProperty("Path").GetString());
        Assert.StartsWith(media, Changes().Lines[1], StringComparison.Ordinal);
        Assert.StartsWith(shop, Changes().Lines.First(line => line.Contains("'Shop'", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_name_the_last_change_that_is_in_force_is_undone()
    {
        var original = _server.Hashes();
        Apply("Shop");
        var withShop = _server.Hashes();
        Apply("Media");
        Assert.Equal(0, Undo().Code);
        Assert.Equal(withShop, _server.Hashes());
        Assert.Equal(0, Undo().Code);
        Assert.Equal(original, _server.Hashes());
        var nothing = Undo();
        Assert.Equal(2, nothing.Code);
        Assert.Contains("no change in", Assert.Single(nothing.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(original, _server.Hashes());
    }

    [Fact]
    public void An_undo_can_be_undone_and_then_the_change_is_in_force_again()
    {
        var original = _server.Hashes();
        Apply("Shop");
        var changed = _server.Hashes();
        Undo();
        var undo = Changes("--json").Json[0].GetProperty("Id").GetString()!;
        Assert.Equal(0, Undo(undo).Code);
        Assert.Equal(changed, _server.Hashes());
        Assert.Equal(0, Undo().Code);
        Assert.Equal(original, _server.Hashes());
    }

    [Fact]
    public void What_was_changed_afterwards_is_lost_only_by_force()
    {
        var original = _server.Hashes();
        var shop = Apply("Shop");
        File.AppendAllText(_server.ApplicationHost, "<!-- by hand -->");
        var edited = _server.Hashes();
        var refused = Undo(shop);
        Assert.Equal(2, refused.Code);
        Assert.Contains("this was changed after it", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(edited, _server.Hashes());
        Assert.Equal(0, Undo(shop, "--force").Code);
        Assert.Equal(original, _server.Hashes());
    }

    // The state of a change stands in the name of its record (docs/changes.md): this is what a process leaves that was killed at its end.
    [Fact]
    public void What_was_not_finished_is_put_back_first()
    {
        var original = _server.Hashes();
        Apply("Shop");
        var record = Directory.EnumerateFiles(_server.Changes, "*.complete.json").Single();
        File.Move(record, record.Replace(".complete.", ".pending.", StringComparison.Ordinal));
        var refused = CliRun.Of("plan", "anonymous-to-pool", _server.Root, "--site", "Media", "--apply");
        Assert.Equal(2, refused.Code);
        Assert.Contains("was begun and not finished", Assert.Single(refused.ErrorLines), StringComparison.Ordinal);
        Assert.StartsWith("Put back: ", Undo().Output, StringComparison.Ordinal);
        Assert.Equal(original, _server.Hashes());
        Assert.Equal("Reverted", Changes("--json").Json.Single().GetProperty("State").GetString());
    }

    [Fact]
    public void A_broken_configuration_does_not_keep_from_undoing()
    {
        var original = _server.Hashes();
        var shop = Apply("Shop");
        File.WriteAllText(_server.ApplicationHost, "<configuration><broken");
        Assert.Equal(0, Undo(shop, "--force").Code);
        Assert.Equal(original, _server.Hashes());
    }

    [Fact]
    public void A_record_that_cannot_be_read_is_2_and_the_others_are_listed()
    {
        var shop = Apply("Shop");
        File.WriteAllText(Path.Combine(_server.Changes, "20260101T0000000000000Z-broken.complete.json"), "{");
        var result = Changes("--json");
        Assert.Equal(2, result.Code);
        Assert.Equal(shop, result.Json.Single().GetProperty("Id").GetString());
        Assert.Contains("is no record of a change", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no change nothing-like-it", "undo", "nothing-like-it")]
    [InlineData("does not exist", "undo/gone")]
    [InlineData("does not exist", "changes/gone")]
    public void What_is_not_there_is_2(string expected, string command, params string[] id)
    {
        var words = command.Split('/');
        var result = CliRun.Of([words[0], Path.Combine(_server.Root, words.Length == 1 ? "" : words[1]), .. id]);
        Assert.Equal(2, result.Code);
        Assert.Contains(expected, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    public void Dispose() => _server.Dispose();

    private string Apply(string site) =>
        CliRun.Of("plan", "anonymous-to-pool", _server.Root, "--site", site, "--apply", "--json").Json.Single().GetProperty("ChangeId").GetString()!;

    private CliResult Changes(params string[] options) => CliRun.Of(["changes", _server.Root, .. options]);

    private CliResult Undo(params string[] options) => CliRun.Of(["undo", _server.Root, .. options]);
}
