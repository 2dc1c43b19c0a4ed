using IisIdentityTools.Facts;
using Xunit;

namespace IisIdentityTools.Tests.Facts;

/// <summary>What is known of a path: present, absent, unreadable, and unknown whenever nobody looked.</summary>
public sealed class ServerSnapshotPathTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServerSnapshot _snapshot;

    public ServerSnapshotPathTests()
    {
        _folder.Write("facts.json", """
            {
              "schemaVersion": 1,
              "capturedTrees": [ "C:\\tree", "\\\\files01\\web" ],
              "paths": [
                { "path": "C:\\gone", "state": "absent" },
                { "path": "C:\\gonefile\\web.config", "state": "absent", "kind": "file" },
                { "path": "C:\\tree\\gone", "state": "absent", "kind": "folder" },
                { "path": "C:\\tree\\secret", "state": "unreadable", "kind": "folder", "reason": "Access is denied" },
                { "path": "C:\\tree\\secret\\open", "state": "present", "kind": "folder" },
                { "path": "C:\\tree\\locked\\web.config", "state": "unreadable", "kind": "file", "reason": "Sharing violation" },
                { "path": "C:\\seen", "state": "present", "kind": "folder", "sddl": "O:BA" },
                { "path": "C:\\seen\\notes.txt", "state": "present", "kind": "file" },
                { "path": "C:\\thing", "state": "present" },
                { "path": "C:\\app\\ruled\\web.config", "state": "absent", "kind": "file" }
              ]
            }
            """);
        _folder.Write("drives/C/app/deep/er/web.config", "<d/>");
        _folder.Write("drives/C/app/web.config", "<a/>");
        _folder.Write("drives/C/app/ruled/web.config", "<r/>");
        _folder.Write("drives/C/only/deep/web.config");
        _folder.Write("drives/C/tree/site/Web.config");
        _folder.Write("drives/C/appendix/web.config");
        _folder.Write("unc/files01/web/web.config");
        _snapshot = ServerSnapshot.Open(_folder.Root);
    }

    public void Dispose()
    {
        _snapshot.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(@"C:\app\web.config", FactState.Present)]
    [InlineData(@"c:/APP/WEB.CONFIG", FactState.Present)]
    [InlineData(@"C:\app\ruled\web.config", FactState.Present)]
    [InlineData(@"C:\app\other.config", FactState.Absent)]
    [InlineData(@"C:\app\deep\web.config", FactState.Unknown)]
    [InlineData(@"C:\app\deep\er\other.config", FactState.Absent)]
    [InlineData(@"C:\app\new\web.config", FactState.Unknown)]
    [InlineData(@"C:\only\web.config", FactState.Unknown)]
    [InlineData(@"C:\elsewhere\web.config", FactState.Unknown)]
    [InlineData(@"C:\web.config", FactState.Unknown)]
    [InlineData(@"D:\web.config", FactState.Unknown)]
    [InlineData(@"C:\gone", FactState.Absent)]
    [InlineData(@"C:\gone\web.config", FactState.Absent)]
    [InlineData(@"C:\gone\a\b\web.config", FactState.Absent)]
    [InlineData(@"C:\gonefile\web.config", FactState.Absent)]
    [InlineData(@"C:\gonefile\other.config", FactState.Unknown)]
    [InlineData(@"C:\tree\web.config", FactState.Absent)]
    [InlineData(@"C:\tree\a\b\web.config", FactState.Absent)]
    [InlineData(@"C:\tree\site\web.config", FactState.Present)]
    [InlineData(@"C:\tree\gone\web.config", FactState.Absent)]
    [InlineData(@"C:\tree\secret\web.config", FactState.Unreadable)]
    [InlineData(@"C:\tree\secret\a\web.config", FactState.Unreadable)]
    [InlineData(@"C:\tree\secret\open\web.config", FactState.Absent)]
    [InlineData(@"C:\tree\locked\web.config", FactState.Unreadable)]
    [InlineData(@"C:\tree\locked\other.config", FactState.Absent)]
    [InlineData(@"C:\seen\web.config", FactState.Absent)]
    [InlineData(@"C:\seen", FactState.Absent)]
    [InlineData(@"C:\seen\a\web.config", FactState.Unknown)]
    [InlineData(@"C:\seen\notes.txt", FactState.Unknown)]
    [InlineData(@"C:\seen\notes.txt\web.config", FactState.Absent)]
    [InlineData(@"C:\thing", FactState.Unknown)]
    [InlineData(@"C:\app", FactState.Unknown)]
    [InlineData(@"\\files01\web\web.config", FactState.Present)]
    [InlineData(@"\\?\UNC\files01\web\web.config", FactState.Present)]
    [InlineData(@"\\files01\web\a\web.config", FactState.Absent)]
    [InlineData(@"\\files01\web2\web.config", FactState.Unknown)]
    [InlineData(@"web.config", FactState.Unknown)]
    [InlineData(@"", FactState.Unknown)]
    [InlineData(@"C:\", FactState.Unknown)]
    public void Files(string path, FactState expected) => Assert.Equal(expected, _snapshot.GetFile(path).State);

    [Theory]
    [InlineData(@"C:\app", FactState.Present)]
    [InlineData(@"C:\app\", FactState.Present)]
    [InlineData(@"C:\app\deep", FactState.Unknown)]
    [InlineData(@"C:\app\deep\er", FactState.Present)]
    [InlineData(@"C:\app\web.config", FactState.Absent)]
    [InlineData(@"C:\only", FactState.Unknown)]
    [InlineData(@"C:\", FactState.Unknown)]
    [InlineData(@"C:\gone", FactState.Absent)]
    [InlineData(@"C:\gone\a\b", FactState.Absent)]
    [InlineData(@"C:\tree", FactState.Present)]
    [InlineData(@"C:\tree\any", FactState.Present)]
    [InlineData(@"C:\tree\gone\a", FactState.Absent)]
    [InlineData(@"C:\tree\secret", FactState.Unreadable)]
    [InlineData(@"C:\tree\secret\a", FactState.Unreadable)]
    [InlineData(@"C:\tree\secret\open", FactState.Present)]
    [InlineData(@"C:\tree\locked\web.config", FactState.Absent)]
    [InlineData(@"C:\seen", FactState.Present)]
    [InlineData(@"C:\seen\a", FactState.Unknown)]
    [InlineData(@"C:\seen\notes.txt", FactState.Absent)]
    [InlineData(@"C:\thing", FactState.Unknown)]
    [InlineData(@"\\files01\web", FactState.Present)]
    [InlineData(@"\\files01\web\a", FactState.Present)]
    [InlineData(@"\\files01", FactState.Unknown)]
    [InlineData(@"inetpub", FactState.Unknown)]
    public void Folders(string path, FactState expected) => Assert.Equal(expected, _snapshot.GetFolder(path));

    [Theory]
    [InlineData(@"C:\tree\secret\a\web.config", "Access is denied")]
    [InlineData(@"C:\tree\locked\web.config", "Sharing violation")]
    [InlineData(@"C:\gone\a\web.config", @"The folder 'C:\gone' does not exist.")]
    [InlineData(@"C:\seen\notes.txt", "It exists, but its content was not captured.")]
    [InlineData(@"C:\elsewhere\web.config", null)]
    public void Reasons(string path, string? expected) => Assert.Equal(expected, _snapshot.GetFile(path).Reason);

    [Theory]
    [InlineData(@"C:\app", @"C:\app\deep\er\web.config,C:\app\ruled\web.config,C:\app\web.config")]
    [InlineData(@"c:\APP\DEEP\", @"C:\app\deep\er\web.config")]
    [InlineData(@"C:\tree", @"C:\tree\site\Web.config")]
    [InlineData(@"\\FILES01\web", @"\\files01\web\web.config")]
    [InlineData(@"\\files01", @"\\files01\web\web.config")]
    [InlineData(@"C:\elsewhere", "")]
    [InlineData(@"", "")]
    public void Configuration_files_are_found_below_a_folder(string folder, string expected) =>
        Assert.Equal(expected, string.Join(",", _snapshot.FindConfigurationFiles(folder)));

    [Fact]
    public void A_root_finds_everything_on_its_drive_in_ordinal_order()
    {
        var found = _snapshot.FindConfigurationFiles(@"C:\");
        Assert.Equal(6, found.Count);
        Assert.Equal(found.Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public void Notes_of_a_path_are_at_hand()
    {
        Assert.Equal("O:BA", _snapshot.FindPath(@"c:\seen\")!.Sddl);
        Assert.Null(_snapshot.FindPath(@"C:\app"));
    }

    [Fact]
    public void What_is_not_present_cannot_be_opened() =>
        Assert.Throws<InvalidOperationException>(() => _snapshot.GetFile(@"C:\elsewhere\web.config").Open());
}
