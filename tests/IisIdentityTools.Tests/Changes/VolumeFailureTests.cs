using IisIdentityTools.ChangeLoop;
using IisIdentityTools.Changes;
using IisIdentityTools.Facts;
using Xunit;

namespace IisIdentityTools.Tests.Changes;

/// <summary>What a real file system refuses: no room, no permission.</summary>
public sealed class VolumeFailureTests
{
    // The record, with 53,000 bytes in base64, takes 72 KB, the new file 36 KB: the first has no room, or only the second.
    [Theory]
    [InlineData(8)]
    [InlineData(96)]
    public void A_full_disk_is_named_and_changes_nothing(int freeKilobytes)
    {
        using var volume = new SmallVolume(400);
        volume.Require();
        var file = Path.Combine(volume.Root, "applicationHost.config");
        File.WriteAllBytes(file, Flip.A);
        var writer = new SnapshotWriter(ServerSnapshot.Open(file), _ => { });
        using var journal = ChangeJournal.Open(writer, "the test", _ => { });
        Fill(Path.Combine(volume.Root, "filler"), freeKilobytes);
        var change = new ChangeSet("x", writer.ServerName, "", ChangeFixture.When(1), [ChangeStep.OfFile(Flip.ApplicationHost, Flip.A, Flip.B)]);
        Assert.Equal("DiskFull", Assert.Throws<ChangeException>(() => journal.Apply(change)).ErrorId);
        Assert.Equal(Flip.A, File.ReadAllBytes(file));
        Assert.Empty(Directory.GetFiles(volume.Root, "*.iisid-tmp", SearchOption.AllDirectories));
        Assert.Null(journal.FindPending());
        File.Delete(Path.Combine(volume.Root, "filler"));
        journal.Apply(new ChangeSet("y", change.Server, "", ChangeFixture.When(2), change.Steps));
        Assert.Equal(Flip.B, File.ReadAllBytes(file));
    }

    [Fact]
    public void A_folder_that_may_not_be_written_is_named()
    {
        using var fixture = new ChangeFixture();
        var folder = Path.GetDirectoryName(fixture.WebConfig)!;
        using var journal = fixture.Journal();
        var change = fixture.ToB();
        Assert.SkipUnless(Forbid(folder), "Neither a mode nor chattr +i keeps this account from writing here.");
        try
        {
            var error = Assert.Throws<ChangeException>(() => journal.Apply(change));
            Assert.Equal(("AccessDenied", Flip.WebConfig), (error.ErrorId, error.Path));
            Assert.Equal("AAA", fixture.State());
            Assert.Empty(fixture.Unfinished());
        }
        finally
        {
            Allow(folder);
        }
    }

    // Modes do not stop root; the immutable flag does, where the file system has it.
    private static bool Forbid(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        return Environment.UserName == "root" ? SmallVolume.Run("chattr", "+i", folder) : SmallVolume.Run("chmod", "555", folder);
    }

    private static void Allow(string folder) => SmallVolume.Run(Environment.UserName == "root" ? "chattr" : "chmod", Environment.UserName == "root" ? "-i" : "755", folder);

    private static void Fill(string filler, int freeKilobytes)
    {
        using var stream = new FileStream(filler, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0);
        var block = new byte[1024];
        try
        {
            while (true)
                stream.Write(block);
        }
        catch (IOException)
        {
            stream.SetLength(stream.Length - freeKilobytes * 1024L);
        }
    }
}
