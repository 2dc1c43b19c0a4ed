using System.Text.Json;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Cli;

/// <summary>
/// iisid denied on tests/data/logs/contoso/u_ex250314.log. Counted by hand: 18 lines; 4 directives, line 13 lacks a column, 13 requests. Of these 3 succeed,
/// 2 are legs of a handshake (lines 6, 7; answered in line 8), 1 is a client that went away (line 16). Refused: 401.3.5 in
/// lines 9 and 10 (two clients) and in lines 14 and 15 (one), 403.14 in line 11, 500.19 in line 12, 401.1.1326 in line 17. Another failure: 404.
/// </summary>
public sealed class DeniedTests
{
    private static readonly string s_logs = SourceTree.At("tests/data/logs/contoso");
    private static readonly string s_log = SourceTree.At("tests/data/logs/contoso/u_ex250314.log");

    [Fact]
    public void Groups_are_counted()
    {
        var result = CliRun.Of("denied", s_logs, "--json");
        Assert.Equal(1, result.Code);
        Assert.Equal(
            [@"2 401.3 W3SVC2 /images/logo.png  2", @"2 401.3 W3SVC4 /finance/payroll/{n}/report.aspx CONTOSO\ben 1", @"1 401.1 W3SVC4 /lobby/ CONTOSO\carl 1", "1 403.14 W3SVC2 /press/  1", "1 500.19 W3SVC14 /broken/  1"],
            result.Json.Select(group => Line(group, "Count", "Status", "Site", "Url", "User", "ClientCount")));
        Assert.Equal($"iisid: warning: {s_log}:13: It has 14 columns, the header names 15.", Assert.Single(result.ErrorLines));
    }

    [Fact]
    public void Totals_stand_below_the_table()
    {
        var lines = CliRun.Of("denied", s_logs).Lines;
        Assert.Contains("7 failures in 5 groups: 13 requests in 18 lines of 1 file.", lines);
        Assert.Contains("Not counted as failures: 2 legs of handshakes, 1 request whose client went away.", lines);
        Assert.Contains("1 line could not be read.", lines);
    }

    [Fact]
    public void Every_status_is_asked_for_by_a_star() => Assert.Equal(
        ["401.1", "401.3", "401.3", "403.14", "404", "500.19"],
        CliRun.Of("denied", s_logs, "--status", "*", "--json").Json.Select(group => group.GetProperty("Status").GetString()!).Order(StringComparer.Ordinal));

    [Fact]
    public void Harmless_lines_come_on_demand() => Assert.Equal(
        ["ClientAbort 1", "HandshakeLeg 1", "HandshakeLeg 1"],
        CliRun.Of("denied", s_logs, "--include-harmless", "--json").Json.Select(group => Line(group, "Kind", "Count")).Where(line => !line.StartsWith("Failure", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    // Ids 2, 4 and 14 of applicationHost.config are Brochure, Intranet and Sandbox.
    [Fact]
    public void A_server_names_sites_and_applications()
    {
        var result = CliRun.Of("denied", s_logs, "--server", CliRun.Contoso, "--json");
        Assert.Equal(["Brochure /", "Intranet /finance/payroll", "Intranet /lobby", "Brochure /", "Sandbox /broken"], result.Json.Select(group => Line(group, "SiteName", "Application")));
        Assert.Contains(CliRun.At(80, "denied", s_logs, "--server", CliRun.Contoso, "--site", "intranet").Lines, line => line.Contains("Intranet/lobby/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2, "--site", "W3SVC4")]
    [InlineData(2, "--site", "4")]
    [InlineData(3, "--after", "2025-03-14T08:02:30")]
    [InlineData(1, "--after", "2025-03-14T09:06+01:00")]
    [InlineData(2, "--before", "2025-03-14 08:02")]
    [InlineData(5, "--before", "2025-03-14")]
    [InlineData(3, "--status", "401.1", "401.3")]
    [InlineData(1, "--status", "404")]
    [InlineData(1, "--top", "1")]
    public void Options_narrow_the_answer(int groups, params string[] options)
    {
        var result = CliRun.Of(["denied", s_logs, "--json", .. options]);
        Assert.Equal(1, result.Code);
        Assert.Equal(groups, result.Json.Count);
    }

    [Fact]
    public void Requests_come_one_by_one_with_their_place()
    {
        var lines = CliRun.Of("denied", s_logs, "--raw", "--site", "W3SVC4").Lines;
        Assert.Equal(
            [
                $@"2025-03-14T08:04:00Z 401.3.5 W3SVC4 GET /finance/payroll/2024/report.aspx?year=2024 CONTOSO\ben 10.1.0.26 {s_log}:14",
                $@"2025-03-14T08:04:30Z 401.3.5 W3SVC4 GET /finance/payroll/2025/report.aspx?year=2025 CONTOSO\ben 10.1.0.26 {s_log}:15",
                $@"2025-03-14T08:06:00Z 401.1.1326 W3SVC4 GET /lobby/ CONTOSO\carl 10.1.0.27 {s_log}:17",
                "",
            ],
            lines);
        // What may be the leg of a handshake comes once it is known not to be one: after later lines.
        Assert.Equal([9, 10, 11, 12, 14, 15, 17], CliRun.Of("denied", s_logs, "--raw", "--json").Json.Select(entry => entry.GetProperty("LineNumber").GetInt32()).Order());
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void The_table_fits(int width) => Assert.All(CliRun.At(width, "denied", s_logs, "--status", "*", "--include-harmless").Lines, line => Assert.InRange(line.Length, 0, width));

    [Fact]
    public void Nothing_found_is_0()
    {
        var result = CliRun.Of("denied", s_logs, "--after", "2026-01-01");
        Assert.Equal(0, result.Code);
        Assert.StartsWith("Nothing asked about failed: 13 requests", result.Output, StringComparison.Ordinal);
        Assert.Contains("--status '*'", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no such file", "no/such.log")]
    [InlineData("No line of it is a request", "samples/contoso/README.md")]
    public void What_is_no_log_is_2(string expected, string path)
    {
        var result = CliRun.Of("denied", SourceTree.At(path), "--json");
        Assert.Equal(2, result.Code);
        Assert.Equal("[]\n", result.Output);
        Assert.Contains(expected, result.ErrorLines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_2_and_the_others_are_read()
    {
        var result = CliRun.Of("denied", s_logs, "no/such.log", "--json");
        Assert.Equal(2, result.Code);
        Assert.Equal(5, result.Json.Count);
    }

    [Theory]
    [InlineData("No log was named", "denied")]
    [InlineData("'200' is no status that fails", "denied", "x.log", "--status", "200")]
    [InlineData("'14.3.2025' is no time", "denied", "x.log", "--after", "14.3.2025")]
    [InlineData("'0' is no number from 1 up", "denied", "x.log", "--top", "0")]
    public void A_wrong_option_is_2(string expected, params string[] arguments)
    {
        var result = CliRun.Of(arguments);
        Assert.Equal(2, result.Code);
        Assert.Contains(expected, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_site_that_the_server_has_not_got_is_2() =>
        Assert.Contains("There is no site 'Shopp'", CliRun.Of("denied", s_logs, "--server", CliRun.Contoso, "--site", "Shopp").Error, StringComparison.Ordinal);

    [Fact]
    public void A_cancelled_run_is_130_and_still_an_array()
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var code = IisIdentityTools.Cli.CommandLine.Run(["denied", s_logs, "--json"], new(output, error), new CancellationToken(canceled: true));
        Assert.Equal(130, code);
        Assert.Empty(new CliResult(code, output.ToArray(), "").Json);
    }

    private static string Line(JsonElement group, params string[] names) => string.Join(' ', names.Select(name => group.GetProperty(name).ToString()));
}
