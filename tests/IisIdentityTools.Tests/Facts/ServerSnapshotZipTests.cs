using IisIdentityTools.Facts;
using IisIdentityTools.Facts.Snapshots;
using Xunit;

namespace IisIdentityTools.Tests.Facts;

public sealed class ServerSnapshotZipTests : IDisposable
{
    private const string Facts = """{ "schemaVersion": 1, "server": { "name": "WEB01" } }""";
    private const string WebConfig = @"C:\inetpub\wwwroot\web.config";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("facts.json", "drives/C/inetpub/wwwroot/web.config")]
    [InlineData("web01/facts.json", "web01/drives/C/inetpub/wwwroot/web.config")]
    [InlineData(@"facts.json", @"drives\C\inetpub\wwwroot\web.config")]
    [InlineData(@"web01\facts.json", @"web01\drives\C\inetpub\wwwroot\web.config")]
    [InlineData(@"web01/facts.json", @"web01\Drives/c\inetpub/WWWROOT\Web.config")]
    [InlineData("./facts.json", "./drives/C/inetpub/wwwroot/web.config")]
    public void A_snapshot_may_be_zipped_with_either_slash_and_in_a_folder(string facts, string file)
    {
        using var snapshot = ServerSnapshot.Open(ZipFixture.Write(_folder, "a.zip", (facts, Facts), (file, "<a/>"), ("readme.txt", "x")));
        Assert.Equal((SnapshotSourceKind.Zip, "WEB01"), (snapshot.SourceKind, snapshot.Server.Name));
        var found = snapshot.GetFile(WebConfig);
        Assert.Equal((FactState.Present, 4L), (found.State, found.Length));
        Assert.Equal("<a/>", FactsText.Content(found));
        Assert.Equal("<a/>", FactsText.Content(found));
        Assert.Single(snapshot.FindConfigurationFiles(@"C:\inetpub"));
    }

    [Fact]
    public void A_name_stands_in_for_facts()
    {
        using var snapshot = ServerSnapshot.Open(ZipFixture.Write(_folder, "WEB02.zip", "unc/files01/web/web.config", "__MACOSX/x", "drives/"));
        Assert.Equal("WEB02", snapshot.Server.Name);
        Assert.Equal(FactState.Present, snapshot.GetFile(@"\\files01\web\web.config").State);
    }

    [Fact]
    public void A_zipped_configuration_folder_is_understood()
    {
        using var snapshot = ServerSnapshot.Open(ZipFixture.Write(_folder, "WEB02.zip", "config/applicationHost.config", "config/schema/IIS_schema.xml", "__MACOSX/config/x"));
        Assert.Equal(FactState.Present, snapshot.GetFile(@"C:\Windows\System32\inetsrv\config\applicationHost.config").State);
        Assert.Equal(FactState.Unknown, snapshot.GetFile(@"C:\Windows\System32\inetsrv\config\redirection.config").State);
    }

    [Theory]
    [InlineData("../drives/C/web.config")]
    [InlineData(@"drives\..\..\web.config")]
    [InlineData("drives/C/../../../etc/passwd")]
    [InlineData("/drives/C/web.config")]
    [InlineData(@"\drives\C\web.config")]
    [InlineData("C:/web.config")]
    [InlineData(@"C:\web.config")]
    public void Names_that_lead_out_are_refused(string name)
    {
        var error = Refused(ZipFixture.Write(_folder, "a.zip", "facts.json", name), "leads out of the archive");
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("drives/C/web.config", "drives/C/Web.config")]
    [InlineData("drives/C/a/web.config", "drives/c/A/web.config")]
    [InlineData("drives/C/a/web.config", @"drives\C\a\WEB.config")]
    public void Names_that_Windows_takes_for_one_are_refused(string first, string second)
    {
        var error = Refused(ZipFixture.Write(_folder, "a.zip", first, second), "are the same file for Windows");
        Assert.Contains($"'{first}' and '{second}'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("drives/C/web.config", "drives/C/web.config", "twice")]
    [InlineData("drives/C/web.config", @"drives\C\web.config", "twice")]
    [InlineData("facts.json", "Facts.json", "'facts.json' and 'Facts.json'")]
    public void Double_files_are_refused(string first, string second, string words) =>
        Refused(ZipFixture.Write(_folder, "a.zip", first, second), words);

    [Fact]
    public void What_is_no_snapshot_is_refused()
    {
        Refused(ZipFixture.Write(_folder, "empty.zip", Array.Empty<string>()), "is an empty archive");
        Refused(ZipFixture.Write(_folder, "other.zip", "a/readme.txt"), "Looked for facts.json");
        Refused(ZipFixture.Write(_folder, "two.zip", "a/facts.json", "b/facts.json"), "is no snapshot");
        Refused(_folder.Write("text.zip", "PK, but no archive"), "is no .zip archive or is damaged");
        Refused(_folder.Write("nothing.zip", ""), "is no .zip archive or is damaged");
    }

    [Fact]
    public void Broken_facts_name_their_place()
    {
        var path = ZipFixture.Write(_folder, "a.zip", ("web01/facts.json", "{ \"schemaVersion\": true }"));
        var error = Refused(path, "must be a whole number");
        Assert.StartsWith(Path.Combine(path, "web01/facts.json") + ":1:20: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_unpacks_to_too_much_is_refused_when_it_is_read()
    {
        var path = ZipFixture.Write(_folder, "a.zip", ("drives/C/web.config", new string('x', 200_000)), ("drives/C/b/web.config", "<b/>"));
        using var snapshot = ServerSnapshot.Open(path, new SnapshotLimits { MaxFileBytes = 100_000 });
        var error = Assert.Throws<IOException>(() => snapshot.GetFile(@"C:\web.config").Open());
        Assert.Contains("'drives/C/web.config'", error.Message, StringComparison.Ordinal);
        Assert.Contains("unpacks to more than 100000 bytes", error.Message, StringComparison.Ordinal);
        Assert.Equal("<b/>", FactsText.Content(snapshot.GetFile(@"C:\b\web.config")));
    }

    [Fact]
    public void Facts_that_unpack_to_too_much_are_refused_at_once()
    {
        var path = ZipFixture.Write(_folder, "a.zip", ("facts.json", new string(' ', 200_000)));
        var error = Assert.Throws<FactsException>(() => ServerSnapshot.Open(path, new SnapshotLimits { MaxFileBytes = 100_000 }));
        Assert.Contains("unpacks to more than 100000 bytes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_files_together_may_unpack_to_no_more_than_the_limit_and_count_once()
    {
        var path = ZipFixture.Write(_folder, "a.zip", ("drives/C/a/web.config", new string('x', 60_000)), ("drives/C/b/web.config", new string('x', 60_000)));
        using var snapshot = ServerSnapshot.Open(path, new SnapshotLimits { MaxTotalBytes = 100_000 });
        for (var i = 0; i < 5; i++)
            Assert.Equal(60_000, FactsText.Content(snapshot.GetFile(@"C:\a\web.config")).Length);
        Assert.Contains("unpacks to more than 100000 bytes", Assert.Throws<IOException>(() => snapshot.GetFile(@"C:\b\web.config").Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_length_that_lies_does_not_help()
    {
        var path = ZipFixture.Write(_folder, "a.zip", ("drives/C/web.config", new string('x', 200_000)));
        var bytes = File.ReadAllBytes(path);
        PatchUncompressedSize(bytes, 10);
        File.WriteAllBytes(path, bytes);
        using var snapshot = ServerSnapshot.Open(path, new SnapshotLimits { MaxFileBytes = 100_000 });
        try
        {
            using var stream = snapshot.GetFile(@"C:\web.config").Open();
            Assert.InRange(stream.Length, 0, 100_000);
        }
        catch (IOException)
        {
            // The runtime or the limit noticed: either is fine, as long as the bytes are not handed out.
        }
    }

    [Fact]
    public void A_damaged_file_is_an_IOException()
    {
        var path = ZipFixture.Write(_folder, "a.zip", ("drives/C/web.config", string.Concat(Enumerable.Range(0, 5000))));
        var bytes = File.ReadAllBytes(path);
        Array.Fill(bytes, (byte)0xFF, 200, 500);
        File.WriteAllBytes(path, bytes);
        using var snapshot = ServerSnapshot.Open(path);
        Assert.ThrowsAny<IOException>(() => snapshot.GetFile(@"C:\web.config").Open());
    }

    [Fact]
    public void Many_threads_read_the_same_bytes()
    {
        var files = Enumerable.Range(0, 50).Select(i => ($"drives/C/{i}/web.config", new string((char)('a' + i % 26), 5000 + i))).ToArray();
        using var snapshot = ServerSnapshot.Open(ZipFixture.Write(_folder, "a.zip", files));
        Parallel.For(0, 500, i => Assert.Equal(files[i % 50].Item2, FactsText.Content(snapshot.GetFile($@"C:\{i % 50}\web.config"))));
    }

    [Fact]
    public void A_closed_snapshot_gives_no_content_and_lets_go_of_the_file()
    {
        var path = ZipFixture.Write(_folder, "a.zip", "drives/C/web.config");
        var snapshot = ServerSnapshot.Open(path);
        var file = snapshot.GetFile(@"C:\web.config");
        snapshot.Dispose();
        snapshot.Dispose();
        Assert.Throws<ObjectDisposedException>(() => file.Open());
        using var exclusive = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    private static void PatchUncompressedSize(byte[] zip, uint size)
    {
        // APPNOTE 4.3.12: the central directory header starts with PK\1\2, the uncompressed size is at offset 24.
        for (var i = zip.Length - 4; i > 0; i--)
        {
            if (zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2)
            {
                BitConverter.TryWriteBytes(zip.AsSpan(i + 24), size);
                return;
            }
        }
        throw new InvalidOperationException("No central directory.");
    }

    private static FactsException Refused(string path, string words)
    {
        var error = Assert.Throws<FactsException>(() => ServerSnapshot.Open(path));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal(path, error.FactsSource);
        // Nothing keeps the refused archive open.
        using var exclusive = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        return error;
    }
}
