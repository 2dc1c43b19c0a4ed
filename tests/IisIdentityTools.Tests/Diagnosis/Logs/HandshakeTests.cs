using IisIdentityTools.Diagnosis.Logs;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Logs;

/// <summary>Rules D2: which 401 is a leg of a logon that succeeded, and which is a refusal.</summary>
public sealed class HandshakeTests : IDisposable
{
    private const string Anna = @"CONTOSO\anna";

    private readonly LogFolder _folder = new();

    [Fact]
    public void Ntlm_takes_two_legs_and_kerberos_one()
    {
        var report = Scan(
            LogFolder.Line("10:00:00", "/", "-", "10.0.0.1", "401 2 5"),
            LogFolder.Line("10:00:00", "/", "-", "10.0.0.1", "401 1 2148074254"),
            LogFolder.Line("10:00:00", "/", Anna, "10.0.0.1", "200 0 0"),
            LogFolder.Line("10:00:01", "/", "-", "10.0.0.2", "401 2 5"),
            LogFolder.Line("10:00:01", "/", Anna, "10.0.0.2", "304 0 0"));

        Assert.Equal((3, 0), (report.HandshakeLegs, report.Failures));
        Assert.Empty(report.Groups);
    }

    [Fact]
    public void Iis_6_logged_other_codes() => Assert.Equal((2, 0), Counts(
        LogFolder.Line("10:00:00", "/", "-", "10.0.0.1", "401 2 2148074254"),
        LogFolder.Line("10:00:00", "/", "-", "10.0.0.1", "401 1 0"),
        LogFolder.Line("10:00:00", "/", Anna, "10.0.0.1", "200 0 0")));

    [Theory]
    [InlineData("10:01:00", 1, 0)]
    [InlineData("10:01:01", 0, 1)]
    public void The_answer_comes_within_60_seconds(string answered, int legs, int failures) => Assert.Equal((legs, failures), Counts(
        LogFolder.Line("10:00:00", "/", "-", "10.0.0.1", "401 2 5"),
        LogFolder.Line(answered, "/", Anna, "10.0.0.1", "200 0 0")));

    [Theory]
    [InlineData("/other", "10.0.0.1", "Agent/1.0")]
    [InlineData("/", "10.0.0.9", "Agent/1.0")]
    [InlineData("/", "10.0.0.1", "Agent/2.0")]
    public void The_answer_is_to_the_same_url_client_and_agent(string url, string client, string agent) => Assert.Equal((0, 1), Counts(
        LogFolder.Line("10:00:00", "/", "-", "10.0.0.1", "401 2 5"),
        LogFolder.Line("10:00:00", url, Anna, client, "200 0 0", agent)));

    [Fact]
    public void An_error_is_an_answer_too_and_another_401_is_none()
    {
        Assert.Equal((1, 1), Counts(LogFolder.Line("10:00:00", "/", "-", "10.0.0.1", "401 2 5"), LogFolder.Line("10:00:00", "/", Anna, "10.0.0.1", "500 0 0")));
        Assert.Equal((0, 2), Counts(LogFolder.Line("10:00:00", "/", "-", "10.0.0.1", "401 2 5"), LogFolder.Line("10:00:00", "/", Anna, "10.0.0.1", "401 3 5")));
    }

    [Theory]
    [InlineData("401 1 1326", "-")]
    [InlineData("401 1 1326", Anna)]
    [InlineData("401 1 2148074252", "-")]
    [InlineData("401 1 3221225581", "-")]
    [InlineData("401 2 5", Anna)]
    [InlineData("401 502 0", "-")]
    public void A_wrong_password_or_a_refused_user_stays_a_failure(string status, string user) => Assert.Equal((0, 1), Counts(
        LogFolder.Line("10:00:00", "/", user, "10.0.0.1", status),
        LogFolder.Line("10:00:05", "/", Anna, "10.0.0.1", "200 0 0")));

    [Fact]
    public void A_name_in_the_log_is_no_proof_of_logon()
    {
        var group = Assert.Single(Scan(LogFolder.Line("10:00:00", "/", Anna, "10.0.0.1", "401 1 1326")).Groups);

        Assert.Equal((Anna, "401.1", 1326L, FailureKind.Failure), (group.User, group.Status, group.Win32Status, group.Kind));
    }

    [Theory]
    [InlineData("401 3 5")]
    [InlineData("401 0 0")]
    public void An_anonymous_request_before_a_logon_is_a_probe(string status)
    {
        var report = Scan(LogFolder.Line("10:00:00", "/", "-", "10.0.0.1", status), LogFolder.Line("10:00:02", "/", Anna, "10.0.0.1", "200 0 0"));
        Assert.Equal((1, 0, 0), (report.AnonymousProbes, report.HandshakeLegs, report.Failures));

        // Served without a name: nobody logged on, something else changed.
        report = Scan(LogFolder.Line("10:00:00", "/", "-", "10.0.0.1", status), LogFolder.Line("10:00:02", "/", "-", "10.0.0.1", "200 0 0"));
        Assert.Equal((0, 0, 1), (report.AnonymousProbes, report.HandshakeLegs, report.Failures));
    }

    [Fact]
    public void Lines_need_not_stand_in_the_order_of_time() => Assert.Equal((2, 0), Counts(
        LogFolder.Line("10:00:00", "/", "-", "10.0.0.1", "401 2 5"),
        LogFolder.Line("10:00:02", "/", Anna, "10.0.0.1", "200 0 0"),
        LogFolder.Line("10:00:01", "/", "-", "10.0.0.1", "401 1 2148074254")));

    [Fact]
    public void A_handshake_may_end_in_the_next_file()
    {
        _folder.Add("u_ex260309.log", LogFolder.Fields, LogFolder.Line("23:59:59", "/", "-", "10.0.0.1", "401 2 5"));
        _folder.Add("u_ex260310.log", LogFolder.Fields, LogFolder.Line("10:00:00", "/x", "-", "10.0.0.3", "200 0 0").Replace("2026-03-09", "2026-03-10", StringComparison.Ordinal).Replace("10:00:00", "00:00:00", StringComparison.Ordinal),
            LogFolder.Line("00:00:01", "/", Anna, "10.0.0.1", "200 0 0").Replace("2026-03-09", "2026-03-10", StringComparison.Ordinal));

        var report = _folder.Scan();

        Assert.Equal((1, 0, 3), (report.HandshakeLegs, report.Failures, report.Requests));
    }

    [Theory]
    [InlineData("401 2 64")]
    [InlineData("404 0 64")]
    [InlineData("500 0 1236")]
    public void A_client_that_went_away_is_counted_apart(string status)
    {
        var report = Scan(LogFolder.Line("10:00:00", "/", "-", "10.0.0.1", status));

        Assert.Equal((1, 0), (report.ClientAborts, report.Failures));
        Assert.Empty(report.Groups);
    }

    [Fact]
    public void What_is_harmless_is_shown_when_asked_for()
    {
        _folder.Add(
            "u_ex1.log", LogFolder.Fields,
            LogFolder.Line("10:00:00", "/", "-", "10.0.0.1", "401 2 5"),
            LogFolder.Line("10:00:00", "/", Anna, "10.0.0.1", "200 0 0"),
            LogFolder.Line("10:00:01", "/", "-", "10.0.0.1", "404 0 64"));

        var groups = _folder.Scan(new() { IncludeHarmless = true }).Groups;

        Assert.Equal([FailureKind.HandshakeLeg, FailureKind.ClientAbort], groups.Select(group => group.Kind));
        Assert.All(groups, group => Assert.Equal(group.Kind, Assert.Single(group.Samples).Kind));
    }

    [Fact]
    public void More_legs_than_can_wait_are_failures_and_nothing_is_lost()
    {
        // 120,000 legs within one second: at most 50,000 wait for an answer that never comes.
        var lines = Enumerable.Range(0, 120_000).Select(i => LogFolder.Line("10:00:00", "/", "-", $"10.{i >> 16}.{(i >> 8) & 255}.{i & 255}", "401 2 5"));

        Assert.Equal((0, 120_000), Counts([.. lines]));
    }

    public void Dispose() => _folder.Dispose();

    private (long Legs, long Failures) Counts(params string[] lines) => Scan(lines) is var report ? (report.HandshakeLegs, report.Failures) : default;

    private FailureReport Scan(params string[] lines)
    {
        _folder.Add("u_ex1.log", [LogFolder.Fields, .. lines]);
        return _folder.Scan();
    }
}
