using IisIdentityTools.Cli.Text;
using IisIdentityTools.Tests.Architecture;
using IisIdentityTools.Tests.Facts;
using Xunit;

namespace IisIdentityTools.Tests.Cli;

/// <summary>What people see.</summary>
public sealed class TableTests
{
    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(120)]
    public void No_line_of_a_table_is_wider_than_the_terminal(int width)
    {
        // A place to be copied, and a sentence with a path in it, are not torn apart.
        var lines = CliRun.At(width, "identity", CliRun.Contoso).Lines.Where(line => !line.Contains(@":\", StringComparison.Ordinal) && !line.Contains(", process ", StringComparison.Ordinal)).ToList();
        Assert.InRange(lines.Count, 100, int.MaxValue);
        Assert.All(lines, line => Assert.InRange(TextWidth.Of(line), 0, width));
    }

    [Fact]
    public void Kinds_of_handler_with_the_same_identities_share_a_line()
    {
        var line = CliRun.At(200, "identity", CliRun.Contoso, "--site", "Legacy", "--application", "/cgi-bin").Lines.Single(line => line.Contains("ClassicAsp", StringComparison.Ordinal));
        Assert.Contains("ClassicAsp, IsapiExtension, Cgi", line, StringComparison.Ordinal);
        Assert.Contains("Anonymous", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_is_told_with_its_place_and_the_fix()
    {
        var lines = CliRun.Of("identity", CliRun.Contoso, "--site", "Sandbox", "--application", "/locked").Lines;
        Assert.Contains(lines, line => line.Contains("refused: 500.19", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("! 500.19 (0x80070021) /locked: ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Trim() == @"at D:\sites\sandbox\locked\web.config:7");
        Assert.Contains(lines, line => line.Contains("Fix: ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_last_line_counts()
    {
        Assert.Equal("WEB01: 1 site, 3 applications, 1 problem, nothing unknown.", CliRun.Of("identity", CliRun.Contoso, "--site", "Shop").Lines[^2]);
        Assert.Equal("Nothing on this server matches the question.", CliRun.Of("identity", CliRun.Contoso, "--site", "Z*").Lines[^2]);
    }

    [Fact]
    public void What_was_not_captured_is_marked_and_said_once()
    {
        var bare = SourceTree.At("samples/contoso/drives/C/Windows/System32/inetsrv/config/applicationHost.config");
        var result = CliRun.At(200, "identity", bare, "--site", "Shop");
        Assert.Equal(0, result.Code);
        Assert.Single(result.Lines, line => line.Contains(@"D:\sites\shop\web.config was not captured", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.TrimStart().StartsWith("/ ?1", StringComparison.Ordinal));
        Assert.EndsWith("things unknown.", result.Lines[^2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Sho*", "Shop/")]
    [InlineData("shop", "Shop/")]
    [InlineData("[P-R]artners", "Partners/")]
    public void Sites_are_found_by_pattern(string pattern, string heading) =>
        Assert.StartsWith(heading, CliRun.Of("identity", CliRun.Contoso, "--site", pattern).Lines[0], StringComparison.Ordinal);

    [Fact]
    public void The_trail_names_every_step_with_its_line()
    {
        var output = CliRun.Of("identity", CliRun.Contoso, "--site", "Shop", "--application", "/", "--handler", "StaticFile", "--trail").Output;
        Assert.Contains("Network        NT AUTHORITY\\ANONYMOUS LOGON", output, StringComparison.Ordinal);
        Assert.Contains(" 1. application/@applicationPool = Shop: ", output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^ +C:\\Windows\\System32\\inetsrv\\config\\applicationHost\.config:\d+\r?$", output);
    }

    [Fact]
    public void The_matrix_marks_where_the_application_stands()
    {
        var lines = CliRun.Of("identity", CliRun.Contoso, "--site", "Shop", "--application", "/", "--matrix").Lines;
        Assert.StartsWith("  now > Anonymous access, impersonation off", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_captured_name_cannot_steer_the_terminal()
    {
        using var folder = new TemporaryFolder();
        var source = SmallServer.Write(folder, SmallServer.Sites(1).Replace("Site1", "A\u009B31mB\u202EC", StringComparison.Ordinal));
        var output = CliRun.Of("identity", source).Output;
        Assert.Contains("A\uFFFD31mB\uFFFDC", output, StringComparison.Ordinal);
    }
}
