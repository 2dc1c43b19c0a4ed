using System.Text.Json;
using IisIdentityTools.Tests.Facts;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Cli;

/// <summary>iisid with mounted volumes.</summary>
public sealed class VolumeTests : IDisposable
{
    private const string Closed = "O:BAG:SYD:PAI(A;OICI;FA;;;SY)";

    private readonly TemporaryFolder _folder = new();
    private NtfsTestVolume? _volume;

    public void Dispose()
    {
        _volume?.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Permissions_come_from_the_volume()
    {
        var volume = Mount();
        volume.MakeFolder("web/closed");
        volume.SetSddl("web", Closed + "(A;OICI;0x1200a9;;;IS)");
        volume.SetSddl("web/closed", Closed);

        var result = CliRun.Of("access", SmallServer.Write(_folder), @"C:\web", "--identity", @"IIS AppPool\Web", "--right", "Read", "--recurse", "--volume", "C:=" + volume.Folder, "--json");

        Assert.Equal("", result.Error);
        Assert.Equal([(@"C:\web", "Allowed"), (@"C:\web\closed", "Denied")], result.Json.Select(Verdict));
        Assert.Equal(1, result.Code);
    }

    [Fact]
    public void A_volume_answers_without_a_snapshot()
    {
        var volume = Mount();
        volume.MakeFolder("x");
        volume.SetSddl("x", Closed + "(A;OICI;0x1200a9;;;S-1-5-17)");

        var result = CliRun.Of("access", "-", @"D:\x", "--identity", "S-1-5-17", "--right", "Read", "--volume", "D:=" + volume.Folder, "--json");

        Assert.Equal("", result.Error);
        Assert.Equal((@"D:\x", "Allowed"), Verdict(Assert.Single(result.Json)));
        Assert.Equal(0, result.Code);
    }

    [Fact]
    public void Isolation_takes_volumes_too()
    {
        var volume = Mount();
        volume.MakeFolder("web/1");
        volume.MakeFolder("web/2");
        volume.SetSddl("web", Closed);
        volume.SetSddl("web/1", Closed);
        volume.SetSddl("web/2", Closed + "(A;;0x1200a9;;;IS)");

        var result = CliRun.Of("isolation", SmallServer.Write(_folder, SmallServer.Sites(2)), "--volume", "C:=" + volume.Folder, "--json");

        // Both sites run in the one pool, so that each site's grants are shared. Groups were not captured: much else is Unknown.
        var finding = Assert.Single(result.Json, found => found.GetProperty("Access").GetString() == "Allowed");
        Assert.Equal((@"C:\web\2", true), (finding.GetProperty("Path").GetString(), finding.GetProperty("IsShared").GetBoolean()));
    }

    [Theory]
    [InlineData("D", "has no equals sign")]
    [InlineData("D:=", "names no folder of this machine")]
    [InlineData(@"D:\sites=/mnt", "a volume stands for a whole drive or share")]
    [InlineData("D:=/nowhere/at/all", "does not exist")]
    [InlineData("D:=/proc", "shows no NTFS permissions")]
    public void A_bad_volume_is_an_error_that_says_what_to_do(string volume, string message)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || !volume.Contains("=/", StringComparison.Ordinal) || volume.Contains('\\'), "Only Linux mounts volumes.");

        var result = CliRun.Of("access", "-", @"D:\x", "--identity", "IUSR", "--volume", volume);

        Assert.Equal((2, ""), (result.Code, result.Output));
        Assert.Contains(message, Assert.Single(result.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No volume was named", "access", "-", @"D:\x", "--identity", "IUSR")]
    [InlineData("isolation needs a snapshot", "isolation", "-", "--volume", "D:=/mnt")]
    [InlineData("--who needs a snapshot", "access", "-", @"D:\x", "--who", "--volume", "D:=/mnt")]
    public void Without_a_snapshot_some_things_cannot_be_asked(string message, params string[] arguments)
    {
        var result = CliRun.Of(arguments);

        Assert.Equal(2, result.Code);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    private NtfsTestVolume Mount()
    {
        _volume = new NtfsTestVolume();
        _volume.Require();
        return _volume;
    }

    private static (string?, string?) Verdict(JsonElement answer) => (answer.GetProperty("Path").GetString(), answer.GetProperty("Access").GetString());
}
