using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using IisIdentityTools.Cli;
using IisIdentityTools.Cli.Hosting;
using Xunit;

namespace IisIdentityTools.Tests.Cli;

/// <summary>iisid check: JSON lines in, verdicts out. What the verdicts should be follows from [MS-DTYP] 2.5.3.2 by hand.</summary>
public sealed class CheckTests
{
    private const string Good = """{"sddl":"D:(D;;0x10116;;;BG)(A;;0x1200a9;;;BU)","sids":["S-1-5-21-1-2-3-1001","BU"],"desired":"0x120089"}""";
    private const string GoodAnswer = """{"access":"Allowed","granted":"0x00120089","because":["0x00120089: ace 2 allows S-1-5-32-545"]}""";

    [Fact]
    public void A_line_is_answered_with_its_reasons()
    {
        var result = Check(Good + "\n");
        Assert.Equal((0, GoodAnswer + "\n", ""), (result.Code, result.Output, result.Error));
    }

    [Theory]
    // Forms of the descriptor; the bytes are those of Windows for "D:" and for an empty text (tests/data/security/windows.tsv).
    [InlineData("""{"descriptor":"AQAEgAAAAAAAAAAAAAAAABQAAAACAAgAAAAAAA==","sids":["WD"],"desired":"0x1"}""", "Denied", "0x00000000", "0x00000001: no ace gives it")]
    [InlineData("""{"descriptor":"AQAAgAAAAAAAAAAAAAAAAAAAAAA=","sids":["WD"],"desired":"0x1"}""", "Allowed", "0x00000001", "0x00000001: there is no access-control list")]
    [InlineData("""{"sddl":"D:(A;;FA;;;\u0057D)","sids":["\u0057D"],"desired":"0x1"}""", "Allowed", "0x00000001", "0x00000001: ace 1 allows S-1-1-0")]
    // Desired: generic bits, the maximum, numbers. FILE_GENERIC_READ is 0x120089.
    [InlineData("""{"sddl":"D:(A;;FA;;;WD)","sids":["WD"],"desired":"0x80000000"}""", "Allowed", "0x00120089", "0x00120089: ace 1 allows S-1-1-0")]
    [InlineData("""{"sddl":"D:(A;;0x1200a9;;;WD)","sids":["WD"],"desired":"0X02000000"}""", "Allowed", "0x001200a9", "0x001200a9: ace 1 allows S-1-1-0|0x000d0156: no ace gives it")]
    [InlineData("""{"sddl":"D:(A;;FA;;;WD)","sids":["WD"],"desired":2147483648}""", "Allowed", "0x00120089", "0x00120089: ace 1 allows S-1-1-0")]
    // The first SID is the user, and the user owns the object.
    [InlineData("""{"sddl":"O:BAD:","sids":["BA"],"desired":"0x20000"}""", "Allowed", "0x00020000", "0x00020000: the owner S-1-5-32-544 always has it")]
    // A SID for deny only matches denying entries, whether or not it stands among the others.
    [InlineData("""{"sddl":"D:(A;;FA;;;BA)","sids":["SY","BA"],"denyOnly":["BA"],"desired":"0x1"}""", "Denied", "0x00000000", "0x00000001: no ace gives it")]
    [InlineData("""{"sddl":"D:(D;;0x1;;;BG)(A;;FA;;;WD)","sids":["SY","WD"],"denyOnly":["BG"],"desired":"0x1"}""", "Denied", "0x00000000", "0x00000001: ace 1 denies S-1-5-32-546")]
    [InlineData("""{"sddl":"D:(A;;FA;;;SY)","sids":["SY"],"denyOnly":["S-1-5-18"],"desired":"0x1"}""", "Denied", "0x00000000", "0x00000001: no ace gives it")]
    // Privileges are used when they are listed; one that no check looks at changes nothing.
    [InlineData("""{"sddl":"D:","sids":["SY"],"privileges":["SeBackupPrivilege","SeChangeNotifyPrivilege"],"desired":"0x80000000"}""", "Allowed", "0x00120089", "0x00120089: a privilege gives it")]
    [InlineData("""{"sddl":"D:","sids":["SY"],"privileges":["setakeownershipprivilege"],"desired":"0x80000"}""", "Allowed", "0x00080000", "0x00080000: a privilege gives it")]
    [InlineData("""{"sddl":"D:","sids":["SY"],"privileges":["SeRestorePrivilege"],"desired":"0x10000"}""", "Allowed", "0x00010000", "0x00010000: a privilege gives it")]
    [InlineData("""{"sddl":"D:","sids":["SY"],"privileges":["SeSecurityPrivilege"],"desired":"0x1000000"}""", "Allowed", "0x01000000", "0x01000000: a privilege gives it")]
    [InlineData("""{"sddl":"D:(A;;FA;;;WD)","sids":["SY"],"desired":"0x1000000"}""", "Denied", "0x00000000", "0x01000000: only SeSecurityPrivilege gives it")]
    // An object without a label is Medium with no-write-up.
    [InlineData("""{"sddl":"D:(A;;FA;;;WD)","sids":["WD"],"integrity":"low","desired":"0x2"}""", "Denied", "0x00000000", "0x00000002: the integrity level is lower than Medium")]
    [InlineData("""{"sddl":"D:(A;;FA;;;WD)S:(ML;;NW;;;HI)","sids":["WD"],"integrity":"S-1-16-8192","desired":"0x2"}""", "Denied", "0x00000000", "0x00000002: the integrity level is lower than S-1-16-12288 of ace 1 in the audit list")]
    [InlineData("""{"sddl":"D:(A;;FA;;;WD)S:(ML;;NW;;;HI)","sids":["WD"],"integrity":"SI","desired":"0x2"}""", "Allowed", "0x00000002", "0x00000002: ace 1 allows S-1-1-0")]
    [InlineData("""{"sddl":"D:(A;;FA;;;WD)S:(ML;;NW;;;HI)","sids":["WD"],"desired":"0x2"}""", "Unknown", "0x00000000", "0x00000002: the integrity level is not given")]
    // Restricting SIDs have to be given the right as well.
    [InlineData("""{"sddl":"D:(A;;FA;;;WD)","sids":["SY","WD"],"restricted":["BU"],"desired":"0x1"}""", "Denied", "0x00000000", "0x00000001: no ace gives it to a restricting SID")]
    [InlineData("""{"sddl":"D:(A;;FA;;;WD)","sids":["SY","WD"],"restricted":["WD"],"desired":"0x1"}""", "Allowed", "0x00000001", "0x00000001: ace 1 allows S-1-1-0")]
    // Relative aliases: 512 Domain Admins, 500 Administrator, 519 Enterprise Admins.
    [InlineData("""{"desired":"0x1","sids":["DA"],"sddl":"D:(A;;FA;;;DA)","domain":"S-1-5-21-1-2-3"}""", "Allowed", "0x00000001", "0x00000001: ace 1 allows S-1-5-21-1-2-3-512")]
    [InlineData("""{"sddl":"D:(A;;FA;;;LA)","sids":["S-1-5-21-4-5-6-500"],"machine":"S-1-5-21-4-5-6","desired":"0x1"}""", "Allowed", "0x00000001", "0x00000001: ace 1 allows S-1-5-21-4-5-6-500")]
    [InlineData("""{"sddl":"D:(A;;FA;;;EA)","sids":["EA"],"rootDomain":"S-1-5-21-7-8-9","desired":"0x1"}""", "Allowed", "0x00000001", "0x00000001: ace 1 allows S-1-5-21-7-8-9-519")]
    // What a user claims is not known.
    [InlineData("""{"sddl":"D:(XA;;FA;;;WD;(@User.a == 1))","sids":["WD"],"desired":"0x1"}""", "Unknown", "0x00000000", "0x00000001: ace 1 has a condition that cannot be told")]
    [InlineData("""{"sddl":"D:","sids":["WD"],"denyOnly":null,"privileges":[],"integrity":null,"desired":"0x1"}""", "Denied", "0x00000000", "0x00000001: no ace gives it")]
    public void Every_member_counts(string line, string access, string granted, string because)
    {
        var answer = JsonDocument.Parse(Check(line).Output).RootElement;
        Assert.Equal(["access", "granted", "because"], answer.EnumerateObject().Select(member => member.Name));
        Assert.Equal(access, answer.GetProperty("access").GetString());
        Assert.Equal(granted, answer.GetProperty("granted").GetString());
        Assert.Equal(because, string.Join('|', answer.GetProperty("because").EnumerateArray().Select(step => step.GetString())));
    }

    [Theory]
    [InlineData("{", "this is no JSON object: see byte 2.")]
    [InlineData("[]", "this is no JSON object.")]
    [InlineData("{} x", "this is no JSON object: see byte 4.")]
    [InlineData("\0", "this is no JSON object: see byte 1.")]
    [InlineData("{}", "'sddl' or 'descriptor' is missing.")]
    [InlineData("""{"sddl":"D:","descriptor":"AQ==","sids":["WD"],"desired":"0x1"}""", "there are both 'sddl' and 'descriptor'.")]
    [InlineData("""{"sddl":"D:","sddl":"D:"}""", "'sddl' stands there twice.")]
    [InlineData("""{"sddl":"D:","sid":["WD"],"desired":"0x1"}""", "there is no member 'sid'. There are: sids,")]
    [InlineData("""{"sddl":"D:(A;;QQ;;;BA)","sids":["WD"],"desired":"0x1"}""", "The SDDL cannot be read: this is no right (FA, GR, RC, 0x1200a9 ...) (position 7,")]
    [InlineData("""{"sddl":"D:(A;;FA;;;DA)","sids":["WD"],"desired":"0x1"}""", "The SDDL cannot be read: 'DA' (Domain Admins) depends on the domain")]
    [InlineData("""{"sddl":1,"sids":["WD"],"desired":"0x1"}""", "'sddl' must be a text.")]
    [InlineData("""{"descriptor":"?","sids":["WD"],"desired":"0x1"}""", "The text is not base64.")]
    [InlineData("""{"descriptor":"AQ==","sids":["WD"],"desired":"0x1"}""", "The bytes are no security descriptor: at offset 0")]
    [InlineData("""{"sddl":"D:","desired":"0x1"}""", "'sids' is missing or empty")]
    [InlineData("""{"sddl":"D:","sids":[],"desired":"0x1"}""", "'sids' is missing or empty")]
    [InlineData("""{"sddl":"D:","sids":"WD","desired":"0x1"}""", "'sids' must be an array of texts.")]
    [InlineData("""{"sddl":"D:","sids":["WD",[]],"desired":"0x1"}""", "'sids' must be an array of texts.")]
    [InlineData("""{"sddl":"D:","sids":["S-1-x"],"desired":"0x1"}""", "'sids': ")]
    [InlineData("""{"sddl":"D:","sids":["EA"],"desired":"0x1"}""", "'EA' in 'sids' depends on a SID that is not given")]
    [InlineData("""{"sddl":"D:","sids":["WD"],"privileges":["Backup"],"desired":"0x1"}""", "'Backup' in 'privileges' is no name of a privilege")]
    [InlineData("""{"sddl":"D:","sids":["WD"],"integrity":"Tall","desired":"0x1"}""", "'Tall' in 'integrity' is no level.")]
    [InlineData("""{"sddl":"D:","sids":["WD"],"integrity":"S-1-16-7","desired":"0x1"}""", "'S-1-16-7' in 'integrity' is no level.")]
    [InlineData("""{"sddl":"D:","sids":["WD"]}""", "'desired' is missing.")]
    [InlineData("""{"sddl":"D:","sids":["WD"],"desired":"read"}""", "'desired' must be a mask of 32 bits")]
    [InlineData("""{"sddl":"D:","sids":["WD"],"desired":"0x100000000"}""", "'desired' must be a mask of 32 bits")]
    [InlineData("""{"sddl":"D:","sids":["WD"],"desired":-1}""", "'desired' must be a mask of 32 bits")]
    [InlineData("""{"sddl":"D:","sids":["WD"],"desired":1.5}""", "'desired' must be a mask of 32 bits")]
    [InlineData("""{"sddl":"D:","sids":["\ud800"],"desired":"0x1"}""", "a text in it is not valid Unicode.")]
    [InlineData("""{"sddl":"D:","sids":["WD"],"domain":"DA","desired":"0x1"}""", "'DA' in 'domain' depends on a SID that is not given")]
    public void A_bad_line_is_named_and_the_others_are_answered(string line, string problem)
    {
        var result = Check($"{Good}\n\n{line}\n{Good}\n");
        Assert.Equal(2, result.Code);
        Assert.Equal("", result.Error);
        Assert.Equal([GoodAnswer, GoodAnswer, ""], [result.Lines[0], result.Lines[2], result.Lines[3]]);
        var answer = JsonDocument.Parse(result.Lines[1]).RootElement;
        Assert.StartsWith("line 3: " + problem, Assert.Single(answer.EnumerateObject(), member => member.Name == "error").Value.GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\uFEFF{0}\r\n\r\n{0}\r\n")]
    [InlineData("{0}\n \t\n{0}")]
    [InlineData("\n\n{0}\n{0}\n\n")]
    public void Marks_line_ends_and_empty_lines_do_not_matter(string input)
    {
        var result = Check(input.Replace("{0}", Good, StringComparison.Ordinal));
        Assert.Equal((0, $"{GoodAnswer}\n{GoodAnswer}\n"), (result.Code, result.Output));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n")]
    public void Nothing_asked_is_nothing_answered(string input) => Assert.Equal((0, ""), (Check(input).Code, Check(input).Output));

    [Fact]
    public void Lines_of_a_megabyte_are_read_and_longer_ones_refused()
    {
        var longest = Good.PadRight(1024 * 1024);
        var result = Check($"{longest}\r\n{longest} \n{longest}{longest}{longest}\n{Good}\n{longest}{longest}{longest}");
        Assert.Equal(2, result.Code);
        Assert.Equal([GoodAnswer, GoodAnswer], [result.Lines[0], result.Lines[3]]);
        Assert.All([(1, 2), (2, 3), (4, 5)], place => Assert.Equal($$"""{"error":"line {{place.Item2}}: the line is longer than 1048576 bytes."}""", result.Lines[place.Item1]));
        Assert.Equal(6, result.Lines.Count);
    }

    [Fact]
    public void Answers_keep_the_order_of_the_lines()
    {
        const int Count = 20_000;
        var lines = Enumerable.Range(1, Count).Select(i => $$"""{"sddl":"D:(A;;FA;;;WD)","sids":["WD","S-1-5-{{i % 300}}"],"desired":{{i & 0xFF}}}""");
        var result = Check(string.Join('\n', lines));
        Assert.Equal(0, result.Code);
        var granted = result.Lines.Take(Count).Select(line => int.Parse(JsonDocument.Parse(line).RootElement.GetProperty("granted").GetString()![2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(1, Count).Select(i => i & 0xFF), granted);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void It_does_not_matter_how_the_bytes_arrive(int size)
    {
        using var input = new PiecewiseStream(Encoding.UTF8.GetBytes($"\uFEFF{Good}\r\n{{\n{Good}").Chunk(size), () => { });
        var result = CliRun.WithInput(input, "check");
        Assert.Equal([GoodAnswer, """{"error":"line 2: this is no JSON object: see byte 2."}""", GoodAnswer, ""], result.Lines);
    }

    [Fact]
    public void An_answer_does_not_wait_for_the_end_of_the_input()
    {
        using var output = new MemoryStream();
        var isAnswered = false;
        using var input = new PiecewiseStream([Encoding.UTF8.GetBytes(Good + "\n")], () => isAnswered = SpinWait.SpinUntil(() => output.Length == GoodAnswer.Length + 1, TimeSpan.FromSeconds(30)));
        Assert.Equal(0, CommandLine.Run(["check"], new CliHost(output, TextWriter.Null) { Input = input }, TestContext.Current.CancellationToken));
        Assert.True(isAnswered);
    }

    [Fact]
    public void Ctrl_C_does_not_wait_for_the_input()
    {
        using var release = new ManualResetEventSlim();
        using var stop = new CancellationTokenSource();
        using var input = new PiecewiseStream([], () =>
        {
            stop.Cancel();
            release.Wait();
        });
        var clock = Stopwatch.StartNew();
        Assert.Equal(130, CommandLine.Run(["check"], new CliHost(Stream.Null, TextWriter.Null) { Input = input }, stop.Token));
        Assert.InRange(clock.ElapsedMilliseconds, 0, 10_000);
        release.Set();
    }

    [Fact]
    public void A_closed_pipe_ends_the_run_quietly()
    {
        const int BrokenPipe = 32;
        using var output = new ClosedStream(1000, BrokenPipe);
        using var error = new StringWriter();
        using var input = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Good + "\n", 10_000))));
        Assert.Equal(0, CommandLine.Run(["check"], new CliHost(output, error) { Input = input }, TestContext.Current.CancellationToken));
        Assert.Equal("", error.ToString());
    }

    [Fact]
    public void Input_that_cannot_be_read_is_2()
    {
        using var input = new PiecewiseStream([Encoding.UTF8.GetBytes(Good + "\n")], () => throw new IOException("The disk has gone."));
        var result = CliRun.WithInput(input, "check");
        Assert.Equal((2, GoodAnswer + "\n", "iisid: error: Standard input cannot be read: The disk has gone.\n"), (result.Code, result.Output, result.Error.ReplaceLineEndings("\n")));
    }

    [Fact]
    public void A_process_reads_its_standard_input()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "This is about pipes of Unix.");
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", $"printf '%s\\n' '{Good}' 'D:(A;;FA;;;BA)' | dotnet '{CliProcess.Assembly}' check"]) { RedirectStandardOutput = true })!;
        var output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        Assert.Equal($$"""{{GoodAnswer}}{{"\n"}}{"error":"line 2: this is no JSON object: see byte 1."}{{"\n"}}""", output);
        Assert.Equal(2, shell.ExitCode);
    }

    private static CliResult Check(string input) => CliRun.WithInput(input, "check");
}
