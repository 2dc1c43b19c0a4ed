using System.IO.Compression;
using IisIdentityTools.ChangeLoop;
using IisIdentityTools.Changes;
using IisIdentityTools.Facts;
using Xunit;

namespace IisIdentityTools.Tests.Changes;

public sealed class SnapshotWriterFileTests : IDisposable
{
    private readonly ChangeFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_file_is_replaced_by_exactly_these_bytes_and_nothing_else_changes()
    {
        _fixture.Writer().WriteFile(Flip.WebConfig.ToUpperInvariant(), Flip.B, ContentHash.Of(Flip.A));
        Assert.Equal("AAB", _fixture.State());
        Assert.Equal(3, Directory.GetFiles(_fixture.Root, "*", SearchOption.AllDirectories).Length);
    }

    // Vector: FIPS 180-2, appendix B.1.
    [Fact]
    public void Hashes_are_those_of_sha_256()
    {
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", ContentHash.Of("abc"u8.ToArray()));
        Assert.Null(ContentHash.Of(null));
    }

    [Fact]
    public void A_replaced_file_keeps_its_mode()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        SetMode(_fixture.WebConfig, mode);
        _fixture.Writer().WriteFile(Flip.WebConfig, Flip.B, ContentHash.Of(Flip.A));
        Assert.Equal(mode, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(_fixture.WebConfig));
    }

    [Fact]
    public void A_file_is_made_and_deleted_where_it_is_known_not_to_exist()
    {
        const string path = @"C:\inetpub\wwwroot\app\web.config";
        Directory.CreateDirectory(_fixture.At("drives/C/inetpub/wwwroot/App"));
        var writer = _fixture.Writer();
        Assert.Null(writer.ReadFile(path));
        writer.WriteFile(path, Flip.B, null);
        Assert.Equal(Flip.B, File.ReadAllBytes(_fixture.At("drives/C/inetpub/wwwroot/App/web.config")));
        Assert.Equal(Flip.B, writer.ReadFile(path));
        writer.WriteFile(path, null, ContentHash.Of(Flip.B));
        Assert.False(File.Exists(_fixture.At("drives/C/inetpub/wwwroot/App/web.config")));
    }

    [Fact]
    public void What_is_not_as_expected_is_not_overwritten()
    {
        File.WriteAllText(_fixture.WebConfig, "mine");
        Refused("FileChanged", () => _fixture.Writer().WriteFile(Flip.WebConfig, Flip.B, ContentHash.Of(Flip.A)), "A" + "A" + "?");
        Refused("FileChanged", () => _fixture.Writer().WriteFile(Flip.WebConfig, Flip.B, null), "AA?");
        Refused("FileChanged", () => _fixture.Writer().WriteFile(Flip.WebConfig, null, ContentHash.Of(Flip.A)), "AA?");
        File.Delete(_fixture.WebConfig);
        Refused("FileChanged", () => _fixture.Writer().WriteFile(Flip.WebConfig, Flip.B, ContentHash.Of(Flip.A)), "AA-");
    }

    [Theory]
    [InlineData(@"D:\sites\web.config")]
    [InlineData(@"C:\inetpub\wwwroot\web.config:stream")]
    [InlineData(@"\\?\Volume{1}\web.config")]
    [InlineData(@"\\files01\web\web.config")]
    [InlineData("web.config")]
    [InlineData("")]
    public void A_file_that_nobody_captured_is_not_written(string path)
    {
        var error = Assert.Throws<ChangeException>(() => _fixture.Writer().WriteFile(path, Flip.B, null));
        Assert.Contains(error.ErrorId, new[] { "FileNotCaptured", "FolderNotFound" });
        Assert.Equal("AAA", _fixture.State());
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making a link takes a privilege on Windows.");
        var writer = _fixture.Writer();
        var elsewhere = _fixture.Write("elsewhere", "x");
        File.Delete(_fixture.WebConfig);
        File.CreateSymbolicLink(_fixture.WebConfig, elsewhere);
        Assert.Equal("FileIsLink", Assert.Throws<ChangeException>(() => writer.WriteFile(Flip.WebConfig, Flip.B, ContentHash.Of("x"u8.ToArray()))).ErrorId);
        Assert.Equal("x", File.ReadAllText(elsewhere));
    }

    [Fact]
    public void A_link_planted_beside_the_file_is_not_written_through()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making a link takes a privilege on Windows.");
        var elsewhere = _fixture.Write("elsewhere", "x");
        File.CreateSymbolicLink(_fixture.WebConfig + ".iisid-tmp", elsewhere);
        _fixture.Writer().WriteFile(Flip.WebConfig, Flip.B, ContentHash.Of(Flip.A));
        Assert.Equal("x", File.ReadAllText(elsewhere));
        Assert.Equal("AAB", _fixture.State());
        Assert.Empty(_fixture.Unfinished());
    }

    [Fact]
    public void A_read_only_file_is_refused()
    {
        var writer = _fixture.Writer();
        File.SetAttributes(_fixture.WebConfig, FileAttributes.ReadOnly);
        Refused("FileReadOnly", () => writer.WriteFile(Flip.WebConfig, Flip.B, ContentHash.Of(Flip.A)), "AAA");
        File.SetAttributes(_fixture.WebConfig, FileAttributes.Normal);
    }

    [Fact]
    public void A_folder_that_vanished_is_named()
    {
        var writer = _fixture.Writer();
        Directory.Delete(Path.GetDirectoryName(_fixture.WebConfig)!, recursive: true);
        var error = Refused("FolderNotFound", () => writer.WriteFile(Flip.WebConfig, Flip.B, ContentHash.Of(Flip.A)), "AA-");
        Assert.Equal(Flip.WebConfig, error.Path);
    }

    [Fact]
    public void A_file_in_use_is_waited_for()
    {
        using var user = new FileStream(_fixture.WebConfig, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        var writer = new SnapshotWriter(ServerSnapshot.Open(_fixture.Root), pause =>
        {
            _fixture.Pauses.Add(pause);
            if (_fixture.Pauses.Count == 3)
                user.Dispose();
        });
        writer.WriteFile(Flip.WebConfig, Flip.B, ContentHash.Of(Flip.A));
        Assert.Equal("AAB", _fixture.State());
        Assert.Equal(3, _fixture.Pauses.Count);
    }

    [Fact]
    public void A_file_that_stays_in_use_is_refused_after_two_seconds()
    {
        using (new FileStream(_fixture.WebConfig, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.Equal("FileBusy", Assert.Throws<ChangeException>(() => _fixture.Writer().WriteFile(Flip.WebConfig, Flip.B, ContentHash.Of(Flip.A))).ErrorId);
        Assert.InRange(_fixture.Pauses.Sum(pause => pause.TotalSeconds), 1.9, 2.1);
        Assert.Equal("AAA", _fixture.State());
        Assert.Empty(_fixture.Unfinished());
    }

    [Fact]
    public void An_archive_cannot_be_changed()
    {
        var zip = _fixture.Root + ".zip";
        ZipFile.CreateFromDirectory(_fixture.Root, zip);
        using (var snapshot = ServerSnapshot.Open(zip))
            Assert.Equal("SourceNotWritable", Assert.Throws<ChangeException>(() => new SnapshotWriter(snapshot, _ => { })).ErrorId);
        File.Delete(zip);
    }

    [Fact]
    public void A_bare_file_has_content_to_change_and_no_permissions()
    {
        var writer = _fixture.Writer(_fixture.ApplicationHost);
        var path = ServerSnapshot.Open(_fixture.ApplicationHost).GetFile(Flip.ApplicationHost).Path;
        writer.WriteFile(path, Flip.B, ContentHash.Of(Flip.A));
        Assert.Equal("BAA", _fixture.State());
        Assert.Equal(Flip.B, writer.ReadFile(Flip.ApplicationHost));
        Refused("SourceNotWritable", () => writer.WriteDacl(Flip.Folder, Flip.DaclB, Flip.DaclA), "BAA");
        Assert.Equal("FileNotCaptured", Assert.Throws<ChangeException>(() => writer.WriteFile(Flip.WebConfig, Flip.B, null)).ErrorId);
    }

    [Fact]
    public void A_configuration_folder_is_changed_where_it_lies()
    {
        var folder = Path.GetDirectoryName(_fixture.ApplicationHost)!;
        _fixture.Writer(folder).WriteFile(Flip.ApplicationHost, Flip.B, ContentHash.Of(Flip.A));
        Assert.Equal("BAA", _fixture.State());
    }

    private ChangeException Refused(string errorId, Action write, string state)
    {
        var error = Assert.Throws<ChangeException>(write);
        Assert.Equal(errorId, error.ErrorId);
        Assert.Equal(state, _fixture.State());
        Assert.Empty(_fixture.Unfinished());
        return error;
    }

    private static void SetMode(string file, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, mode);
    }
}
