using IisIdentityTools.Facts;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Facts;

/// <summary>Permissions, folder contents and shares of a snapshot: what was captured, and unknown whenever nobody looked.</summary>
public sealed class ServerSnapshotSecurityTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServerSnapshot _snapshot;

    public ServerSnapshotSecurityTests()
    {
        _folder.Write("facts.json", """
            {
              "schemaVersion": 1,
              "capturedTrees": [ "C:\\tree", "\\\\files01\\web" ],
              "paths": [
                { "path": "C:\\gone", "state": "absent" },
                { "path": "C:\\tree", "state": "present", "kind": "folder", "sddl": "O:BA" },
                { "path": "C:\\tree\\bare", "state": "present", "kind": "folder" },
                { "path": "C:\\tree\\secret", "state": "unreadable", "kind": "folder", "reason": "Access is denied" },
                { "path": "C:\\tree\\shown", "state": "unreadable", "kind": "folder", "reason": "Access is denied", "sddl": "O:SY" },
                { "path": "C:\\tree\\link", "state": "present", "kind": "folder", "sddl": "O:BU", "attributes": [ "Directory", "ReparsePoint" ] },
                { "path": "C:\\tree\\lost.txt", "state": "absent", "sddl": "O:BA" },
                { "path": "C:\\tree\\site\\web.config", "state": "present", "sddl": "O:WD", "attributes": [ "readonly", "Encrypted", "Future", "7" ] }
              ],
              "shares": [ { "path": "\\\\files01\\web", "state": "present", "sddl": "D:", "localPath": "E:\\web" } ]
            }
            """);
        _folder.Write("drives/C/tree/site/web.config");
        _folder.Write("drives/C/tree/other/Web.config");
        _folder.Write("drives/D/only/deep/web.config");
        _folder.Write("unc/files01/web/web.config");
        _snapshot = ServerSnapshot.Open(_folder.Root);
    }

    public void Dispose()
    {
        _snapshot.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(@"C:\tree", FactState.Present, PathKind.Folder, "O:BA")]
    [InlineData(@"c:/TREE/", FactState.Present, PathKind.Folder, "O:BA")]
    [InlineData(@"C:\tree\shown", FactState.Present, PathKind.Folder, "O:SY")]
    [InlineData(@"C:\tree\site\web.config", FactState.Present, PathKind.File, "O:WD")]
    [InlineData(@"C:\tree\bare", FactState.Unknown, PathKind.Folder, null)]
    [InlineData(@"C:\tree\site", FactState.Unknown, PathKind.Folder, null)]
    [InlineData(@"C:\tree\other\web.config", FactState.Unknown, PathKind.File, null)]
    [InlineData(@"C:\tree\any", FactState.Unknown, PathKind.Unknown, null)]
    [InlineData(@"C:\tree\any\page.html", FactState.Unknown, PathKind.Unknown, null)]
    [InlineData(@"C:\tree\any\web.config", FactState.Absent, PathKind.Unknown, null)]
    [InlineData(@"C:\tree\secret", FactState.Unreadable, PathKind.Folder, null)]
    [InlineData(@"C:\tree\secret\a\b.txt", FactState.Unreadable, PathKind.Unknown, null)]
    [InlineData(@"C:\tree\lost.txt", FactState.Absent, PathKind.Unknown, null)]
    [InlineData(@"C:\gone", FactState.Absent, PathKind.Unknown, null)]
    [InlineData(@"C:\gone\a\b", FactState.Absent, PathKind.Unknown, null)]
    [InlineData(@"C:\tree\site\web.config\x", FactState.Absent, PathKind.Unknown, null)]
    [InlineData(@"D:\only", FactState.Unknown, PathKind.Unknown, null)]
    [InlineData(@"E:\", FactState.Unknown, PathKind.Unknown, null)]
    [InlineData("", FactState.Unknown, PathKind.Unknown, null)]
    public void Permissions(string path, FactState state, PathKind kind, string? sddl)
    {
        var fact = _snapshot.GetPathSecurity(path);
        Assert.Equal((state, kind, sddl), (fact.State, fact.Kind, fact.Sddl));
        Assert.Equal(state == FactState.Present, fact.Sddl is not null);
        Assert.Equal(WindowsPath.Normalize(path), fact.Path, WindowsPath.Comparer);
    }

    [Theory]
    [InlineData(@"C:\tree\bare", "It exists, but its permissions were not captured.")]
    [InlineData(@"C:\tree\secret\a\b.txt", "Access is denied")]
    [InlineData(@"C:\gone\a\b", @"The folder 'C:\gone' does not exist.")]
    [InlineData(@"C:\tree\shown", null)]
    public void Reasons(string path, string? reason) => Assert.Equal(reason, _snapshot.GetPathSecurity(path).Reason);

    [Fact]
    public void Attributes_are_flags_and_unknown_words_are_passed_over()
    {
        Assert.Equal(FileAttributes.ReadOnly | FileAttributes.Encrypted, _snapshot.GetPathSecurity(@"C:\tree\site\web.config").Attributes);
        Assert.Null(_snapshot.GetPathSecurity(@"C:\tree").Attributes);
    }

    [Theory]
    [InlineData(@"C:\tree", FactState.Present, "bare:Folder link:Folder:link other:Folder secret:Folder shown:Folder site:Folder")]
    [InlineData(@"c:\TREE\Site", FactState.Present, "web.config:File")]
    [InlineData(@"C:\tree\any", FactState.Present, "")]
    [InlineData(@"C:\tree\secret", FactState.Unreadable, "")]
    [InlineData(@"C:\gone", FactState.Absent, "")]
    [InlineData(@"C:\tree\site\web.config", FactState.Absent, "")]
    [InlineData(@"C:\", FactState.Present, "tree:Folder")]
    [InlineData(@"D:\only", FactState.Present, "deep:Folder")]
    [InlineData(@"D:\never", FactState.Unknown, "")]
    [InlineData(@"\\files01\web", FactState.Present, "web.config:File")]
    public void Folders_hold_what_was_captured_of_them(string path, FactState state, string expected)
    {
        var listing = _snapshot.ListFolder(path);
        Assert.Equal(state, listing.State);
        Assert.Equal(expected, string.Join(' ', listing.Entries.Select(entry => $"{entry.Name}:{entry.Kind}{(entry.IsLink ? ":link" : "")}")));
        // A snapshot promises configuration files and no others.
        Assert.False(listing.IsComplete);
    }

    [Theory]
    [InlineData("files01", "web", FactState.Present)]
    [InlineData("FILES01", "Web", FactState.Present)]
    [InlineData("files01", "other", FactState.Unknown)]
    [InlineData("files02", "web", FactState.Unknown)]
    public void Shares(string server, string share, FactState state)
    {
        var fact = _snapshot.FindShare(server, share);
        Assert.Equal((state, state == FactState.Present ? @"E:\web" : null), (fact.State, fact.LocalPath));
    }

    [Fact]
    public void A_bare_file_tells_no_permissions()
    {
        using var bare = ServerSnapshot.Open(_folder.Write("bare.config"));
        Assert.Equal(FactState.Unknown, bare.GetPathSecurity(@"C:\inetpub").State);
        Assert.Equal(FactState.Unknown, bare.FindShare("a", "b").State);
        Assert.Equal(FactState.Unknown, bare.ListFolder(@"C:\inetpub").State);
    }

    [Fact]
    public void The_sample_has_each_kind_of_permission_that_its_page_names()
    {
        using var sample = ServerSnapshot.Open(SourceTree.At("samples/contoso"));
        var places = File.ReadLines(SourceTree.At("docs/samples.md")).SkipWhile(line => line != "## Permissions worth a look").Skip(1)
            .TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('`')[1]).ToList();
        Assert.True(places.Count >= 20);
        var unknown = places.Where(place => sample.GetPathSecurity(place).State == FactState.Unknown
            && (!WindowsPath.IsUnc(place) || sample.FindShare(place.Split('\\')[2], place.Split('\\')[3]).State == FactState.Unknown));
        Assert.Empty(unknown);
        Assert.Equal(FactState.Unreadable, sample.GetPathSecurity(@"D:\sites\admin\vault").State);
        Assert.Equal(FactState.Unreadable, sample.FindShare("files01", "deploy$").State);
        Assert.True(sample.GetPathSecurity(@"D:\sites\shop\App_Data\orders.mdb").Attributes!.Value.HasFlag(FileAttributes.ReadOnly));
    }
}
