using System.Text;
using IisIdentityTools.Facts;
using IisIdentityTools.Facts.Snapshots;
using Xunit;

namespace IisIdentityTools.Tests.Facts;

/// <summary>What may be opened, and what it is taken for.</summary>
public sealed class ServerSnapshotSourceTests : IDisposable
{
    private const string Facts = """{ "schemaVersion": 1, "server": { "name": "WEB01" } }""";
    private const string ConfigurationFolder = @"C:\Windows\System32\inetsrv\config";
    private const string ApplicationHost = ConfigurationFolder + @"\applicationHost.config";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_with_facts_and_drives_is_a_snapshot()
    {
        _folder.Write("snap/facts.json", Facts);
        _folder.Write("snap/drives/C/inetpub/wwwroot/Web.config", "<a/>");
        _folder.Write("snap/unc/files01/web/app/web.config", "<b/>");
        using var snapshot = ServerSnapshot.Open(_folder.At("snap"));
        Assert.Equal((SnapshotSourceKind.Folder, "WEB01", _folder.At("snap")), (snapshot.SourceKind, snapshot.Server.Name, snapshot.Source));
        var file = snapshot.GetFile(@"c:\INETPUB\wwwroot\.\WEB.CONFIG");
        Assert.Equal((FactState.Present, @"C:\inetpub\wwwroot\Web.config", 4L), (file.State, file.Path, file.Length));
        Assert.Equal("<a/>", FactsText.Content(file));
        Assert.Equal("<b/>", FactsText.Content(snapshot.GetFile(@"\\FILES01\Web\app\web.config")));
    }

    [Theory]
    [InlineData("snap/drives/C/web.config")]
    [InlineData("snap/DRIVES/c/web.config")]
    [InlineData("snap/inner/drives/C/web.config")]
    public void Facts_may_be_missing(string file)
    {
        _folder.Write(file);
        using var snapshot = ServerSnapshot.Open(_folder.At("snap") + Path.DirectorySeparatorChar);
        Assert.Equal((SnapshotSourceKind.Folder, "snap"), (snapshot.SourceKind, snapshot.Server.Name));
        Assert.Equal(FactState.Present, snapshot.GetFile(@"C:\web.config").State);
        Assert.Null(snapshot.Document);
        Assert.Null(snapshot.Server.Domain);
        Assert.Equal(FactState.Unknown, snapshot.GroupsState);
    }

    [Fact]
    public void Only_facts_are_a_snapshot_too()
    {
        _folder.Write("facts.json", Facts);
        using var snapshot = ServerSnapshot.Open(_folder.Root);
        Assert.Equal("WEB01", snapshot.Server.Name);
        Assert.Equal(FactState.Unknown, snapshot.GetFile(ApplicationHost).State);
    }

    [Theory]
    [InlineData("applicationHost.config")]
    [InlineData("WEB01-2026-03-14.CONFIG")]
    public void A_bare_file_is_the_applicationHost_config_and_nothing_else_is_known(string name)
    {
        var path = _folder.Write(name, "<configuration/>");
        _folder.Write("redirection.config");
        using var snapshot = ServerSnapshot.Open(path);
        Assert.Equal((SnapshotSourceKind.BareFile, Path.GetFileNameWithoutExtension(name)), (snapshot.SourceKind, snapshot.Server.Name));
        Assert.Equal(ConfigurationFolder, snapshot.ConfigurationFolder);
        var file = snapshot.GetFile(ApplicationHost);
        Assert.Equal((FactState.Present, path), (file.State, file.Path));
        Assert.Equal("<configuration/>", FactsText.Content(file));
        Assert.Equal(FactState.Unknown, snapshot.GetFile(ConfigurationFolder + @"\redirection.config").State);
        Assert.Equal(FactState.Unknown, snapshot.GetFolder(ConfigurationFolder));
        Assert.Equal(FactState.Unknown, snapshot.GetFolder(@"C:\inetpub"));
    }

    [Fact]
    public void A_copied_configuration_folder_shows_its_files_at_their_place()
    {
        _folder.Write("config/ApplicationHost.config", "<a/>");
        _folder.Write("config/redirection.config");
        _folder.Write("config/schema/IIS_schema.xml");
        _folder.Write("config/schema/readme.txt");
        _folder.Write("config/Export/old.config");
        _folder.Write("config/web.config");
        using var snapshot = ServerSnapshot.Open(_folder.At("config"));
        Assert.Equal((SnapshotSourceKind.ConfigurationFolder, "config"), (snapshot.SourceKind, snapshot.Server.Name));
        Assert.Equal("<a/>", FactsText.Content(snapshot.GetFile(ApplicationHost)));
        Assert.Equal(FactState.Present, snapshot.GetFile(ConfigurationFolder + @"\redirection.config").State);
        Assert.Equal(FactState.Unknown, snapshot.GetFile(ConfigurationFolder + @"\administration.config").State);
        Assert.Equal(FactState.Unknown, snapshot.GetFile(ConfigurationFolder + @"\web.config").State);
        Assert.Equal(FactState.Unknown, snapshot.GetFile(ConfigurationFolder + @"\Export\old.config").State);
        Assert.Equal([ConfigurationFolder + @"\schema\IIS_schema.xml"], snapshot.FindFiles(ConfigurationFolder + @"\schema", ".xml"));
    }

    [Fact]
    public void A_relative_path_starts_at_the_current_folder()
    {
        _folder.Write("facts.json", Facts);
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, _folder.Root);
        using var snapshot = ServerSnapshot.Open(relative);
        Assert.Equal(relative, snapshot.Source);
    }

    [Fact]
    public void What_is_no_snapshot_is_refused_and_told_what_was_looked_for()
    {
        Directory.CreateDirectory(_folder.At("empty"));
        Directory.CreateDirectory(_folder.At("hollow/drives/C"));
        _folder.Write("other/readme.txt");
        _folder.Write("notes.txt");
        _folder.Write("empty.config", "");
        _folder.Write("facts.json", Facts);
        Refused("missing", "does not exist");
        Refused("empty", "Looked for facts.json, for the folders drives and unc, and for applicationHost.config");
        Refused("hollow", "holds no snapshot");
        Refused("other", "is no snapshot");
        Refused("notes.txt", "neither a folder nor a .zip");
        Refused("empty.config", "is empty");
        Refused("facts.json", "Name the folder that holds it");
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void No_source_is_refused(string? source) => Assert.Throws<FactsException>(() => ServerSnapshot.Open(source!));

    [Fact]
    public void A_null_character_is_refused() =>
        Assert.Contains("is no path", Assert.Throws<FactsException>(() => ServerSnapshot.Open("a\0b")).Message, StringComparison.Ordinal);

    [Fact]
    public void Broken_facts_name_their_place_and_the_source()
    {
        _folder.Write("facts.json", "{\n  \"schemaVersion\": 1,\n  \"paths\": 5\n}");
        var error = Assert.Throws<FactsException>(() => ServerSnapshot.Open(_folder.Root));
        Assert.StartsWith(_folder.At("facts.json") + ":3:12: \"paths\" must be an array", error.Message, StringComparison.Ordinal);
        Assert.Equal(_folder.Root, error.FactsSource);
    }

    [Fact]
    public void Two_files_that_Windows_takes_for_one_are_refused()
    {
        _folder.Write("drives/C/Site/web.config");
        if (File.Exists(_folder.At("drives/C/SITE/WEB.CONFIG")))
            return; // This file system ignores case: it cannot hold both.
        _folder.Write("drives/C/site/Web.config");
        Refused("", "drives/C/Site/web.config", "drives/C/site/Web.config", "are the same file for Windows");
    }

    [Fact]
    public void Links_are_not_followed()
    {
        var secret = _folder.Write("outside/web.config", "secret");
        _folder.Write("snap/facts.json", """{ "schemaVersion": 1, "capturedTrees": ["C:\\"] }""");
        _folder.Write("snap/drives/C/a/web.config");
        File.CreateSymbolicLink(_folder.At("snap/drives/C/a/other.config"), secret);
        Directory.CreateSymbolicLink(_folder.At("snap/drives/C/b"), _folder.At("outside"));
        using var snapshot = ServerSnapshot.Open(_folder.At("snap"));
        var file = snapshot.GetFile(@"C:\a\other.config");
        Assert.Equal(FactState.Unreadable, file.State);
        Assert.Contains("is a link, which is not followed", file.Reason, StringComparison.Ordinal);
        Assert.Equal(FactState.Unreadable, snapshot.GetFile(@"C:\b\web.config").State);
        Assert.Equal(FactState.Unreadable, snapshot.GetFolder(@"C:\b"));
        Assert.Equal([@"C:\a\web.config"], snapshot.FindConfigurationFiles(@"C:\"));
    }

    [Fact]
    public void Links_in_the_root_are_refused()
    {
        Directory.CreateDirectory(_folder.At("snap"));
        File.CreateSymbolicLink(_folder.At("snap/facts.json"), _folder.Write("facts.json", Facts));
        Refused("snap", "'facts.json' in it could not be read", "is a link");
    }

    [Fact]
    public void Too_many_files_are_refused()
    {
        for (var i = 0; i < 4; i++)
            _folder.Write($"drives/C/{i}/web.config");
        var error = Assert.Throws<FactsException>(() => ServerSnapshot.Open(_folder.Root, new SnapshotLimits { MaxFiles = 3 }));
        Assert.Contains("more than 3 files", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_with_backslashes_as_a_careless_unpacker_leaves_them_are_understood()
    {
        if (Path.DirectorySeparatorChar == '\\')
            return;
        File.WriteAllText(_folder.At(@"drives\C\inetpub\web.config"), "<a/>", Encoding.UTF8);
        using var snapshot = ServerSnapshot.Open(_folder.Root);
        Assert.Equal(FactState.Present, snapshot.GetFile(@"C:\inetpub\web.config").State);
    }

    private void Refused(string name, params string[] words)
    {
        var source = name.Length == 0 ? _folder.Root : _folder.At(name);
        var error = Assert.Throws<FactsException>(() => ServerSnapshot.Open(source));
        Assert.Contains(source, error.Message, StringComparison.Ordinal);
        Assert.Equal(source, error.FactsSource);
        Assert.All(words, word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
    }
}
