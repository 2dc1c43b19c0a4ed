using System.Text;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Logs;

/// <summary>Rules E: what log files look like.</summary>
public sealed class LogFormatTests : IDisposable
{
    private readonly LogFolder _folder = new();

    [Fact]
    public void Columns_are_those_of_the_header_and_change_with_it()
    {
        _folder.Add(
            "u_ex1.log", "#Fields: date time cs-uri-stem sc-status", "2026-03-09 10:00:00 /a 404", "#Fields: sc-status cs-uri-stem time date cs-username",
            @"500 /b 10:00:01 2026-03-09 CONTOSO\anna");

        Assert.Equal([@"404 /a ", @"500 /b CONTOSO\anna"], _folder.Scan().Groups.OrderBy(group => group.StatusCode).Select(group => $"{group.Status} {group.Url} {group.User}"));
    }

    [Fact]
    public void An_entry_has_what_was_logged()
    {
        _folder.Add(
            @"W3SVC2/u_ex260309_x.log",
            "#Fields: date time s-computername s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) cs(Cookie) cs(Referer) cs-host sc-status sc-substatus sc-win32-status time-taken X-Forwarded-For",
            @"2026-03-09 10:00:00 WEB01 10.1.1.1 POST /api/save id=7 443 CONTOSO\anna 10.0.0.1 Agent/1.0 secret=1 https://shop/ shop.contoso.com 401 3 5 31 203.0.113.9");

        var group = Assert.Single(_folder.Scan().Groups);
        var entry = Assert.Single(group.Samples);

        Assert.Equal(("WEB01", "W3SVC2", "401.3", 3, 5L), (group.Server, group.Site, group.Status, group.SubStatus, group.Win32Status));
        Assert.Equal(new DateTime(2026, 3, 9, 10, 0, 0, DateTimeKind.Utc), entry.TimeUtc);
        Assert.Equal(DateTimeKind.Utc, entry.TimeUtc.Kind);
        Assert.Equal(("POST", "/api/save", "id=7", "10.1.1.1:443"), (entry.Method, entry.Url, entry.Query, entry.Endpoint));
        Assert.Equal(("10.0.0.1", "Agent/1.0", "https://shop/", "shop.contoso.com", 31L), (entry.ClientIp, entry.UserAgent, entry.Referer, entry.Host, entry.TimeTaken));
        Assert.Equal("X-Forwarded-For=203.0.113.9", entry.OtherFields);
        Assert.DoesNotContain("secret", entry.ToString() + entry.OtherFields, StringComparison.Ordinal);
    }

    [Fact]
    public void Httperr_lines_have_reason_and_pool_whatever_the_header()
    {
        _folder.Add(
            "HTTPERR/httperr1.log",
            "#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename",
            "2026-03-09 10:00:00 10.0.0.1 50000 10.1.1.1 80 HTTP/1.1 GET /shop/?a=1 503 2 AppOffline ShopPool",
            "2026-03-09 10:00:01 10.0.0.1 50000 10.1.1.1 80 - - - - - Timer_ConnectionIdle -",
            "#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri streamid streamid_ex sc-status s-siteid s-reason s-queuename transport",
            "2026-03-09 10:00:02 10.0.0.1 50000 10.1.1.1 80 HTTP/2.0 GET /shop/ 1 - 503 2 AppOffline ShopPool TCP",
            "2026-03-09 10:00:03 10.0.0.1 50000 10.1.1.1 80 HTTP/1.1 GET /x - - - 2 Connection_Abandoned_By_ReqQueue ShopPool TCP");

        var report = _folder.Scan();

        Assert.Equal((3, 1), (report.Failures, report.ClientAborts));
        Assert.Equal(
            ["2 503 W3SVC2 /shop/ AppOffline ShopPool", "1 - W3SVC2 /x Connection_Abandoned_By_ReqQueue ShopPool"],
            report.Groups.Select(group => $"{group.Count} {group.Status} {group.Site} {group.Url} {group.Reason} {group.Queue}"));
    }

    [Fact]
    public void The_iis_format_is_read_and_its_times_are_named_local()
    {
        _folder.Add(
            "in260309.log", "192.168.114.201, -, 03/20/01, 7:55:20, W3SVC2, SERVER, 172.21.13.45, 4502, 163, 3223, 200, 0, GET, /DeptLogo.gif, -,",
            "192.168.114.202, anna, 03/20/01, 17:55:20, W3SVC2, SERVER, 172.21.13.45, 4502, 163, 3223, 401, 5, GET, /secret.gif, -,");

        var report = _folder.Scan();
        var group = Assert.Single(report.Groups);

        Assert.Equal(("SERVER", "W3SVC2", "401", 5L, "/secret.gif", "anna"), (group.Server, group.Site, group.Status, group.Win32Status, group.Url, group.User));
        Assert.Equal(new DateTime(2001, 3, 20, 17, 55, 20), group.FirstSeenUtc);
        Assert.Equal((2, 0), (report.Requests, report.RejectedLines));
        Assert.Contains("time zone", Assert.Single(report.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ncsa_format_is_read_with_its_zone()
    {
        _folder.Add(
            "nc260309.log", @"172.21.13.45 - Microsoft\JohnDoe [08/Apr/2001:17:39:04 -0800] ""GET /scripts/iisadmin/ism.dll?http/serv HTTP/1.0"" 200 3401",
            @"172.21.13.45 - Microsoft\JohnDoe [08/Apr/2001:17:39:05 -0800] ""GET /secret?x=1 HTTP/1.0"" 403 3401");

        var report = _folder.Scan();
        var group = Assert.Single(report.Groups);

        Assert.Equal(("403", "/secret", @"Microsoft\JohnDoe", "x=1"), (group.Status, group.Url, group.User, group.Samples[0].Query));
        // 17:39:05 at eight hours west of Greenwich.
        Assert.Equal(new DateTime(2001, 4, 9, 1, 39, 5), group.FirstSeenUtc);
        Assert.Equal((2, 0, 0), (report.Requests, report.RejectedLines, report.Problems.Count));
    }

    [Fact]
    public void Quotes_and_several_spaces_are_read_as_advanced_logging_writes_them()
    {
        _folder.Add(
            "adv.log", "#Fields:   date-local time-local   s-ip cs-uri-stem cs(User-Agent) cs(Host) sc-status sc-substatus",
            @"2012-08-15 17:00:00.363 1.2.3.4 /a ""Mozilla/5.0 (Linux; Android 4.4.4)"" ""xzy.example.com"" 500 19",
            @"2012-08-15  17:00:00.363   1.2.3.4 /b - - 500 19");

        var report = _folder.Scan();

        Assert.Equal(["/a", "/b"], report.Groups.Select(group => group.Url).Order(StringComparer.Ordinal));
        Assert.Equal(("Mozilla/5.0+(Linux;+Android+4.4.4)", "xzy.example.com"), report.Groups.SelectMany(group => group.Samples).Where(sample => sample.Url == "/a").Select(sample => (sample.UserAgent, sample.Host)).Single());
        Assert.Contains("time zone", Assert.Single(report.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", "ÄÖÜ")]
    [InlineData("iso-8859-1", "ÄÖÜ")]
    public void Text_is_utf8_or_ansi(string encoding, string text)
    {
        var lines = $"#Fields: date time cs-uri-stem sc-status\r\n2026-03-09 10:00:00 /{text} 404\r\n";
        _folder.AddBytes("ex1.log", Encoding.GetEncoding(encoding).GetBytes(lines));

        Assert.Equal("/" + text, Assert.Single(_folder.Scan().Groups).Url);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\n")]
    [InlineData("\r")]
    public void Byte_order_mark_empty_lines_and_line_ends_do_not_matter(string newLine)
    {
        var text = "\uFEFF#Fields: date time cs-uri-stem sc-status\n\n2026-03-09 10:00:00 /a 404\n   \nbroken\n2026-03-09 10:00:00 /a 404".Replace("\n", newLine, StringComparison.Ordinal);
        _folder.AddBytes("ex1.log", Encoding.UTF8.GetBytes(text));

        var report = _folder.Scan();

        Assert.Equal(2, Assert.Single(report.Groups).Count);
        Assert.Equal((6, 2), (report.Lines, report.Requests));
        Assert.EndsWith(":5: It has 1 columns, the header names 4.", Assert.Single(report.Rejected).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-03-09 10:00:00 /a 40", "sc-status")]
    [InlineData("2026-03-09 10:00:00 /a 4x4", "sc-status")]
    [InlineData("2026-03-09 25:61:61 /a 200", "time")]
    [InlineData("2026-02-30 10:00:00 /a 200", "time")]
    [InlineData("2026-03-09 10:00:00 /a", "columns")]
    public void A_broken_line_is_counted_with_its_place(string line, string reason)
    {
        _folder.Add("ex1.log", "#Fields: date time cs-uri-stem sc-status", "2026-03-09 10:00:00 /a 200", line);

        var report = _folder.Scan();

        Assert.Equal((1, 1), (report.RejectedLines, report.Requests));
        Assert.Equal(3, Assert.Single(report.Rejected).LineNumber);
        Assert.Contains(reason, report.Rejected[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_line_may_be_cut()
    {
        _folder.AddBytes("ex1.log", Encoding.UTF8.GetBytes("#Fields: date time cs-uri-stem sc-status\r\n2026-03-09 10:00:00 /a 404\r\n2026-03-09 10:0"));

        Assert.EndsWith("the file ends in this line.", Assert.Single(_folder.Scan().Rejected).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_without_statuses_or_of_another_service_is_named()
    {
        _folder.Add("a.log", "#Fields: date c-ip cs-uri-stem", "2026-03-09 10.0.0.1 /a");
        _folder.Add("b.log", "#Fields: date time c-ip cs-method sc-status x-session", "2026-03-09 10:00:00 10.0.0.1 PASS 530 1");
        _folder.Add("c.log", "no log", "at all");
        _folder.AddBytes("d.log", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("#Fields: date")).ToArray());

        var report = _folder.Scan();

        Assert.Empty(report.Groups);
        Assert.Equal(["a.log", "b.log", "c.log", "d.log"], report.Problems.Select(problem => Path.GetFileName(problem.File)));
        Assert.Contains("without sc-status", report.Problems[0].Message, StringComparison.Ordinal);
        Assert.Contains("FTP", report.Problems[1].Message, StringComparison.Ordinal);
        Assert.Contains("W3C extended, HTTPERR, IIS or NCSA", report.Problems[2].Message, StringComparison.Ordinal);
        Assert.Contains("UTF-16", report.Problems[3].Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
