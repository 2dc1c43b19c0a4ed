using IisIdentityTools.Tests.Facts;
using Xunit;

namespace IisIdentityTools.Tests.Cli;

/// <summary>Problems of the server's own files concern every answer, so they are said first.</summary>
public sealed class ServerProblemTests
{
    private static readonly string s_twins = SmallServer.Sites(1) + SmallServer.Sites(1);

    [Fact]
    public void People_read_them_before_the_table()
    {
        using var folder = new TemporaryFolder();
        var result = CliRun.Of("identity", SmallServer.Write(folder, s_twins));
        Assert.Equal(1, result.Code);
        Assert.StartsWith("! ", result.Output, StringComparison.Ordinal);
        Assert.Contains("applicationHost.config:", result.Lines[1] + result.Lines[2], StringComparison.Ordinal);
        Assert.Equal("", result.Error);
    }

    [Fact]
    public void Programs_find_them_on_standard_error()
    {
        using var folder = new TemporaryFolder();
        var result = CliRun.Of("identity", SmallServer.Write(folder, s_twins), "--json");
        Assert.Equal(1, result.Code);
        Assert.Single(result.Json);
        Assert.All(result.ErrorLines, line => Assert.StartsWith("iisid: warning: ", line, StringComparison.Ordinal));
        Assert.Contains("applicationHost.config:", result.Error, StringComparison.Ordinal);
    }
}
