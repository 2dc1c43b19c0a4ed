using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Facts;
using IisIdentityTools.Tests.Access;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Causes.Content;

/// <summary>The list allows it, and the state or the path of the file refuses it.</summary>
public sealed class FileStateTests
{
    private const string File = @"D:\site\a.htm";
    private const string Open = "O:BAG:SYD:P(A;;FA;;;BA)(A;;0x1200a9;;;BU)";

    // KB 216803: a hidden static file is answered with 404.9.
    [Theory]
    [InlineData("404.9", CauseConfidence.Proved)]
    [InlineData("404.0", CauseConfidence.Consistent)]
    public void A_hidden_file(string status, CauseConfidence confidence)
    {
        var cause = With(FileAttributes.Hidden).Explain("/a.htm", status).Cause("FILE-HIDDEN");
        Assert.Equal((confidence, "attrib -h \"D:\\site\\a.htm\""), (cause.Confidence, cause.Command));
        Assert.DoesNotContain(With(FileAttributes.Archive).Explain("/a.htm", status).Causes, other => other.Id == "FILE-HIDDEN");
    }

    [Fact]
    public void An_encrypted_file_needs_a_key()
    {
        Assert.Equal(CauseConfidence.Consistent, With(FileAttributes.Encrypted).Explain("/a.htm", "401.3.5").Cause("FILE-EFS").Confidence);
        Assert.DoesNotContain(With(FileAttributes.Normal).Explain("/a.htm", "401.3.5").Causes, cause => cause.Id == "FILE-EFS");
    }

    // FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS is 0x00400000, [MS-FSCC] 2.6; 4350 is ERROR_FILE_OFFLINE.
    [Theory]
    [InlineData(0x1000, true)]
    [InlineData(0x400000, true)]
    [InlineData(0x20, false)]
    public void A_file_that_is_not_on_the_disk(int attributes, bool isOffline) =>
        Assert.Equal(isOffline, With((FileAttributes)attributes).Explain("/a.htm", "500.0.4350").Causes.Any(cause => cause.Id == "FILE-OFFLINE"));

    [Fact]
    public void A_sharing_violation_needs_no_permission() =>
        Assert.Equal(CauseConfidence.Consistent, With(FileAttributes.Normal).Explain("/a.htm", "500.0.32").Cause("FILE-LOCK").Confidence);

    [Fact]
    public void A_link_that_is_not_followed()
    {
        var server = AccessServer.Create().WithFile(File, "x").WithSddl(File, Open, PathKind.File, FileAttributes.ReparsePoint);
        Assert.Equal((CauseConfidence.Consistent, File), (server.Explain("/a.htm", "401.3.1463").Cause("FILE-SYMLINK").Confidence, server.Explain("/a.htm", "401.3.1463").Cause("FILE-SYMLINK").Path));
    }

    // "/" and 260 letters are 261 characters, one more than the default of httpRuntime/@maxUrlLength.
    [Theory]
    [InlineData(260, true)]
    [InlineData(100, false)]
    public void A_path_may_be_too_long(int letters, bool isTooLong) =>
        Assert.Equal(isTooLong, new TestServer().Explain("/" + new string('a', letters - 5) + ".aspx", "400.0").Proved().Contains("PATH-LONG"));

    [Theory]
    [InlineData("enable32BitAppOnWin64=\"true\"", true)]
    [InlineData("", false)]
    public void A_32_bit_process_sees_another_System32(string attributes, bool isRedirected) =>
        Assert.Equal(isRedirected, new TestServer().Pool("Pool", attributes).Directory("/", "/tools", @"C:\Windows\System32\tools").Explain("/tools/a.htm", "404.0.2").Proved().Contains("PATH-WOW64"));

    private static TestServer With(FileAttributes attributes) => AccessServer.Create().WithFile(File, "x").WithSddl(File, Open, PathKind.File, attributes);
}
