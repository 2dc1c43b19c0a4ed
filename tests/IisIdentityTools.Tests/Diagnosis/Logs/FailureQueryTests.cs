using IisIdentityTools.Diagnosis.Logs;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Logs;

public sealed class FailureQueryTests : IDisposable
{
    private readonly LogFolder _folder = new();

    public FailureQueryTests()
    {
        _folder.Add(
            "u_ex1.log", "#Fields: date time s-sitename cs-uri-stem c-ip sc-status sc-substatus sc-win32-status",
            "2026-03-09 10:00:00 W3SVC1 /shop/a 10.0.0.1 401 3 5", "2026-03-09 11:00:00 W3SVC2 /b 10.0.0.2 404 0 2",
            "2026-03-09 12:00:00 W3SVC2 /c 10.0.0.2 404 3 50", "2026-03-09 13:00:00 W3SVC12 /d 10.0.0.2 500 19 5", "2026-03-09 13:00:00 W3SVC12 /d 10.0.0.2 301 0 0");
    }

    [Theory]
    [InlineData("401", "/shop/a")]
    [InlineData("404.3", "/c")]
    [InlineData("404", "/b /c")]
    [InlineData("4xx", "/b /c /shop/a")]
    [InlineData("5XX 401.3", "/d /shop/a")]
    [InlineData("", "/b /c /d /shop/a")]
    public void Statuses(string statuses, string urls) =>
        Assert.Equal(urls, Urls(new() { Statuses = StatusFilter.Parse(statuses.Split(' ', StringSplitOptions.RemoveEmptyEntries)) }));

    [Theory]
    [InlineData("W3SVC2", "/b /c")]
    [InlineData("2", "/b /c")]
    [InlineData("w3svc?", "/b /c /shop/a")]
    public void Sites(string site, string urls) => Assert.Equal(urls, Urls(new() { Sites = [site] }));

    [Fact]
    public void Times_are_inclusive() => Assert.Equal("/b /c", Urls(new()
    {
        After = new DateTime(2026, 3, 9, 11, 0, 0, DateTimeKind.Utc),
        Before = new DateTime(2026, 3, 9, 12, 0, 0, DateTimeKind.Utc),
    }));

    [Fact]
    public void Applications_are_the_longest_path_of_the_site() => Assert.Equal(
        ["/b:/", "/c:/", "/d:", "/shop/a:/shop"],
        _folder.Scan(new() { Applications = ["W3SVC1/", "W3SVC1/shop", "W3SVC1/sho", "W3SVC2"] }).Groups.Select(group => $"{group.Url}:{group.Application}").Order(StringComparer.Ordinal));

    [Fact]
    public void Sites_that_have_a_name_are_called_and_found_by_it()
    {
        var query = new FailureQuery { SiteNames = Shop("WEB01"), Sites = ["Sh*"], Applications = ["W3SVC1/", "W3SVC1/shop"] };
        var groups = _folder.Scan(query).Groups;
        Assert.NotEmpty(groups);
        Assert.All(groups, group => Assert.Equal("Shop", group.Site));
        Assert.All(groups.SelectMany(group => group.Samples), sample => Assert.Equal("Shop", sample.Site));
        Assert.Contains(groups, group => group.Application == "/shop");
    }

    // The first line is of the server whose names are known, the second of another, the third of nobody knows whom.
    [Fact]
    public void A_site_of_another_server_keeps_its_name()
    {
        using var folder = new LogFolder();
        folder.Add(
            "u_ex1.log", "#Fields: date time s-sitename s-computername cs-uri-stem c-ip sc-status sc-substatus sc-win32-status",
            "2026-03-09 10:00:00 W3SVC1 web01 /a 10.0.0.1 404 0 2", "2026-03-09 10:00:01 W3SVC1 WEB02 /b 10.0.0.1 404 0 2", "2026-03-09 10:00:02 W3SVC1 - /c 10.0.0.1 404 0 2");
        var query = new FailureQuery { SiteNames = Shop("WEB01") };
        string[] expected = ["/a Shop", "/b W3SVC1", "/c Shop"];

        var groups = folder.Scan(query).Groups;
        Assert.Equal(expected, groups.Select(group => $"{group.Url} {group.Site}").Order(StringComparer.Ordinal));
        Assert.Equal(expected, groups.SelectMany(group => group.Samples).Select(sample => $"{sample.Url} {sample.Site}").Order(StringComparer.Ordinal));
        var entries = new FailureScanner(LogInput.Find([folder.Path]), query).ReadEntries(cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(expected, entries.Select(entry => $"{entry.Url} {entry.Site}"));
    }

    // Rules D1 to D5: who refuses for whom. 404.0, 500.0, 502.3 and 503.2 are content, code, back end and load.
    [Theory]
    [InlineData(401, 0, true)]
    [InlineData(401, 3, true)]
    [InlineData(401, 99, true)]
    [InlineData(403, 14, true)]
    [InlineData(404, 2, true)]
    [InlineData(404, 3, true)]
    [InlineData(404, 7, true)]
    [InlineData(404, 8, true)]
    [InlineData(405, 0, true)]
    [InlineData(500, 19, true)]
    [InlineData(500, 22, true)]
    [InlineData(500, 23, true)]
    [InlineData(500, 24, true)]
    [InlineData(502, 5, true)]
    [InlineData(503, 0, true)]
    [InlineData(404, 0, false)]
    [InlineData(500, 0, false)]
    [InlineData(502, 3, false)]
    [InlineData(503, 2, false)]
    [InlineData(0, 0, false)]
    public void Refusals_are_what_identity_permission_or_setting_decides(int status, int subStatus, bool isRefusal) => Assert.Equal(isRefusal, StatusFilter.Refusals.Takes(status, subStatus));

    [Theory]
    [InlineData("200")]
    [InlineData("4x")]
    [InlineData("401.")]
    [InlineData("401.3.5")]
    [InlineData("3xx")]
    [InlineData("")]
    public void What_is_no_failing_status_is_refused(string status) =>
        Assert.Contains($"'{status}'", Assert.Throws<FormatException>(() => StatusFilter.Parse([status])).Message, StringComparison.Ordinal);

    [Fact]
    public void Groups_that_hurt_most_clients_come_first_then_the_frequent_ones()
    {
        using var folder = new LogFolder();
        folder.Add(
            "u_ex1.log", LogFolder.Fields,
            LogFolder.Line("10:00:00", "/one", "-", "10.0.0.1", "404 0 2"), LogFolder.Line("10:00:01", "/one", "-", "10.0.0.1", "404 0 2"), LogFolder.Line("10:00:02", "/one", "-", "10.0.0.1", "404 0 2"),
            LogFolder.Line("10:00:03", "/two", "-", "10.0.0.1", "404 0 2"), LogFolder.Line("10:00:04", "/two", "-", "10.0.0.2", "404 0 2"),
            LogFolder.Line("10:00:05", "/three", "-", "10.0.0.1", "404 0 2"));

        Assert.Equal(["/two 2 2", "/one 1 3", "/three 1 1"], folder.Scan().Groups.Select(group => $"{group.Url} {group.ClientCount} {group.Count}"));
    }

    [Fact]
    public void Progress_is_told_and_reading_can_be_called_off()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var scanner = new FailureScanner(LogInput.Find([_folder.Path]), new());

        Assert.Throws<OperationCanceledException>(() => scanner.Scan(stop.Token));
        Assert.Throws<OperationCanceledException>(() => scanner.ReadEntries(cancellation: stop.Token).Count());
    }

    public void Dispose() => _folder.Dispose();

    private static LoggedSites Shop(string server) => new(server, "", new Dictionary<string, string> { ["W3SVC1"] = "Shop" }, []);

    private string Urls(FailureQuery query) => string.Join(' ', _folder.Scan(query).Groups.Select(group => group.Url).Order(StringComparer.Ordinal));
}
