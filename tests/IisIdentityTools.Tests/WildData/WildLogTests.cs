using IisIdentityTools.Diagnosis.Logs;
using Xunit;

namespace IisIdentityTools.Tests.WildData;

/// <summary>Logs that other people's programs wrote or their tests hold. Expected counts are made line by line with the framework's own functions.</summary>
public sealed class WildLogTests
{
    public static TheoryData<string> Files => [.. WildFiles.OfKind("w3clog").Concat(WildFiles.OfKind("httperr"))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_line_is_a_request_a_directive_or_named(string name)
    {
        var report = Scan(name);

        var lines = File.ReadAllLines(WildFiles.At(name));
        Assert.Equal(lines.Length, report.Lines);
        if (report.Problems.Any(problem => problem.Message.Contains("sc-status", StringComparison.Ordinal)))
            return;
        Assert.Equal(lines.Count(line => line.Trim().Length > 0 && line[0] != '#'), report.Requests + report.RejectedLines);
        Assert.Equal(report.Failures, report.Groups.Sum(group => group.Count));
    }

    [Theory]
    [InlineData("w3clog/brianary+scripts/test/data/u_ex160110.log", "404")]
    [InlineData("w3clog/tstack+lnav/test/logfile_w3c.6", "404")]
    [InlineData("w3clog/Analogy-LogViewer+Analogy.LogViewer.IISLogsProvider/Analogy.LogViewer.IISLogsProvider.UnitTests/u_ex_Test.log", "404")]
    public void Failures_are_those_that_another_reader_counts(string name, string status)
    {
        var columns = new List<string>();
        var expected = 0;
        foreach (var line in File.ReadLines(WildFiles.At(name)))
        {
            if (line.StartsWith("#Fields: ", StringComparison.Ordinal))
                columns = [.. line["#Fields: ".Length..].Split(' ')];
            else if (line.Length > 0 && line[0] != '#' && line.Split(' ') is var values && values[columns.IndexOf("sc-status")] == status && values[columns.IndexOf("sc-win32-status")] is not ("64" or "1236"))
                expected++;
        }

        Assert.True(expected > 0);
        Assert.Equal(expected, Scan(name).Groups.Where(group => group.StatusCode == 404).Sum(group => group.Count));
    }

    private static FailureReport Scan(string name) =>
        new FailureScanner(LogInput.Find([WildFiles.At(name)]), new()).Scan(TestContext.Current.CancellationToken);
}
