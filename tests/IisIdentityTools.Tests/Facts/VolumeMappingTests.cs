using IisIdentityTools.Facts;
using IisIdentityTools.Facts.Volumes;
using Xunit;

namespace IisIdentityTools.Tests.Facts;

public sealed class VolumeMappingTests
{
    [Theory]
    [InlineData("D:=/mnt/d", @"D:\", "/mnt/d", "D:=/mnt/d")]
    [InlineData(@"d:\ = /mnt/d/", @"D:\", "/mnt/d/", "D:=/mnt/d/")]
    [InlineData(@"\\files01\web=/mnt/a=b", @"\\files01\web", "/mnt/a=b", @"\\files01\web=/mnt/a=b")]
    [InlineData("//files01/web/=/mnt/web", @"\\files01\web", "/mnt/web", @"\\files01\web=/mnt/web")]
    [InlineData(@"\\?\UNC\files01\web=/mnt/../mnt/web", @"\\files01\web", "/mnt/web", @"\\files01\web=/mnt/web")]
    public void A_drive_or_share_stands_for_a_folder(string text, string root, string folder, string again)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The folders are those of Linux.");
        var mapping = VolumeMapping.Parse(text);
        Assert.Equal((root, folder, again), (mapping.Root, mapping.Folder, mapping.ToString()));
    }

    [Theory]
    [InlineData(null, "has no equals sign")]
    [InlineData("", "has no equals sign")]
    [InlineData("D:", "has no equals sign")]
    [InlineData("D:=", "names no folder")]
    [InlineData("D:=  ", "names no folder")]
    [InlineData("=/mnt/d", "starts with '', which is no drive or share")]
    [InlineData("D=/mnt/d", "starts with 'D', which is no drive or share")]
    [InlineData("/mnt/d=D:", "no drive or share")]
    [InlineData(@"D:\sites=/mnt/d", "stands for a whole drive or share, here 'D:'")]
    [InlineData(@"\\files01=/mnt/d", @"starts with the server '\\files01' without a share")]
    [InlineData("D:=/mnt/\0d", "names a folder that is no path")]
    public void Another_text_is_refused(string? text, string words)
    {
        var error = Assert.Throws<FactsException>(() => VolumeMapping.Parse(text!));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Contains("Write it like D:=/mnt/d", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_no_volume_is_refused_when_it_is_opened()
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux(), "Volumes are mounted on Linux only.");
        using var folder = new TemporaryFolder();
        Assert.Contains("does not exist", Refused(folder.At("nope")), StringComparison.Ordinal);
        Assert.Contains("is a file", Refused(folder.Write("file")), StringComparison.Ordinal);
        Assert.Contains("shows no NTFS permissions. Mount an NTFS volume there with ntfs-3g", Refused(folder.Root), StringComparison.Ordinal);
        Assert.Contains("No volume was named", Assert.Throws<FactsException>(() => MountedVolumes.Open([])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_Linux_has_mounted_volumes()
    {
        Assert.SkipWhen(OperatingSystem.IsLinux(), "This is Linux.");
        Assert.Contains("needs 64-bit Linux", Refused(Path.GetTempPath()), StringComparison.Ordinal);
    }

    private static string Refused(string folder) => Assert.Throws<FactsException>(() => MountedVolumes.Open([VolumeMapping.Parse("D:=" + folder)])).Message;
}
