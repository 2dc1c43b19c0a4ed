using System.Diagnostics;
using System.Runtime.InteropServices;
using IisIdentityTools.Cli;
using IisIdentityTools.Cli.Hosting;
using IisIdentityTools.Tests.Facts;
using Xunit;

namespace IisIdentityTools.Tests.Cli;

/// <summary>iisid among other programs: pipes, colours, widths, signals.</summary>
public sealed class PipeTests
{
    private const int BrokenPipe = 32;
    private const int DiskFull = 28;

    [Theory]
    [InlineData()]
    [InlineData("--json")]
    [InlineData("--trail")]
    public void A_closed_pipe_ends_the_run_quietly(params string[] options)
    {
        using var folder = new TemporaryFolder();
        var source = SmallServer.Write(folder, SmallServer.Sites(3000));
        using var output = new ClosedStream(20_000, BrokenPipe);
        using var error = new StringWriter();
        Assert.Equal(0, CommandLine.Run(["identity", source, .. options], new CliHost(output, error), TestContext.Current.CancellationToken));
        Assert.Equal("", error.ToString());
        // What was computed after the reader had gone is at most what waits in a buffer.
        Assert.InRange(output.Length, 20_000, 500_000);
    }

    [Fact]
    public void A_full_disk_is_an_error()
    {
        using var output = new ClosedStream(1000, DiskFull);
        using var error = new StringWriter();
        Assert.Equal(2, CommandLine.Run(["identity", CliRun.Contoso, "--json"], new CliHost(output, error), TestContext.Current.CancellationToken));
        Assert.StartsWith("iisid: error: Standard output cannot be written", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_writes_no_colour_and_no_mark_into_a_pipe_and_heeds_COLUMNS()
    {
        var result = CliProcess.Run(new() { ["COLUMNS"] = "80", ["LANG"] = "tr_TR.UTF-8", ["TERM"] = "xterm-256color" }, "identity", CliRun.Contoso);
        Assert.Equal(1, result.Code);
        Assert.Equal((byte)'D', result.Bytes[0]);
        Assert.DoesNotContain('\e', result.Output);
        Assert.Equal(CliRun.At(80, "identity", CliRun.Contoso).Bytes, result.Bytes);
    }

    [Fact]
    public void A_file_can_be_shared_with_other_programs()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "This is about file positions of Unix.");
        using var folder = new TemporaryFolder();
        var file = folder.At("out");
        using var shell = Process.Start("sh", ["-c", $"(echo before; dotnet '{CliProcess.Assembly}' --version; echo after) > '{file}'"]);
        shell.WaitForExit();
        var lines = File.ReadAllLines(file);
        Assert.Equal(["before", "after"], [lines[0], lines[^1]]);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public void A_closed_standard_input_is_an_error()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There a closed standard input is an empty one.");
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", $"exec dotnet '{CliProcess.Assembly}' check <&-"]) { RedirectStandardError = true })!;
        if (!shell.WaitForExit(30_000))
        {
            shell.Kill(entireProcessTree: true);
            Assert.Fail("It waits for what cannot come.");
        }

        Assert.Equal("iisid: error: Standard input cannot be read: it is closed.\n", shell.StandardError.ReadToEnd());
        Assert.Equal(2, shell.ExitCode);
    }

    [Fact]
    public void A_process_reads_what_a_pipe_or_a_file_gives()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The shell is one of Unix.");
        using var folder = new TemporaryFolder();
        var question = folder.Write("question", "{\"sddl\":\"D:(A;;FR;;;BU)\",\"sids\":[\"S-1-5-21-1-2-3-1001\",\"BU\"],\"desired\":\"0x80000000\"}\n");
        foreach (var command in new[] { $"cat '{question}' | dotnet '{CliProcess.Assembly}' check", $"dotnet '{CliProcess.Assembly}' check < '{question}'" })
        {
            using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { RedirectStandardOutput = true })!;
            Assert.Contains("\"Allowed\"", shell.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
            shell.WaitForExit();
            Assert.Equal(0, shell.ExitCode);
        }
    }

    [Fact]
    public void A_process_tells_its_version()
    {
        var result = CliProcess.Run([], "--version");
        Assert.Equal(0, result.Code);
        Assert.Matches(@"^\d+\.\d+\.\d+\r?\n$", result.Output);
    }

    [Fact]
    public void Ctrl_C_ends_a_process_within_a_second()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A process cannot be sent Ctrl+C alone on Windows.");
        Assert.SkipWhen(IgnoresInterrupts(), "Whoever started the tests has them ignore Ctrl+C, as a shell does with what it starts in the background; processes inherit that.");
        using var folder = new TemporaryFolder();
        var source = SmallServer.Write(folder, SmallServer.Sites(20_000));
        using var process = CliProcess.Start([], "identity", source, "--json");
        // The first byte comes when answers come; the rest waits in the pipe because nobody reads on.
        Assert.Equal('[', process.StandardOutput.Read());
        var clock = Stopwatch.StartNew();
        Assert.Equal(0, Kill(process.Id, 2));
        process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(5000));
        Assert.Equal(130, process.ExitCode);
        Assert.InRange(clock.ElapsedMilliseconds, 0, 1500);
    }

    private static bool IgnoresInterrupts()
    {
        const string status = "/proc/self/status";
        const string ignored = "SigIgn:";
        var line = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(line => line.StartsWith(ignored, StringComparison.Ordinal)) : null;
        return line is not null && (Convert.ToUInt64(line[ignored.Length..].Trim(), 16) & 0b10) != 0;
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
