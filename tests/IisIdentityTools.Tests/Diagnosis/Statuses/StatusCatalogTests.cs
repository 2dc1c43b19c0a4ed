using IisIdentityTools.Diagnosis.Statuses;
using IisIdentityTools.Tests.Architecture;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Statuses;

/// <summary>The table of statuses against the rule's own listing and against Microsoft's.</summary>
public sealed class StatusCatalogTests
{
    [Fact]
    public void Every_code_of_rule_D_has_an_entry_of_its_own()
    {
        var missing = StatusData.Rows("rule-d.tsv").Where(row => Own(row[0]) is null).Select(row => $"{row[0]} ({row[1]})");
        Violations.None(missing);
    }

    [Fact]
    public void Every_status_of_KB_943891_has_an_entry_of_its_own() =>
        Violations.None(StatusData.Rows("kb943891.txt").Select(row => row[0]).Where(code => Own(code) is null));

    [Fact]
    public void Every_reason_of_KB_820729_has_an_entry_and_no_other_has()
    {
        var documented = StatusData.Rows("kb820729.txt").Select(row => row[0]).Order(StringComparer.Ordinal);
        Assert.Equal(documented, StatusCatalog.All.Where(entry => entry.Kind == StatusKind.HttpErrorReason).Select(entry => entry.Reason).Order(StringComparer.Ordinal));
    }

    // Rule D1: 401.3 with 5 is the native refusal, with 0 that of managed file authorization; other codes have no entry of their own.
    [Theory]
    [InlineData(401, 3, 5L, "401.3.5")]
    [InlineData(401, 3, 0L, "401.3.0")]
    [InlineData(401, 3, 64L, "401.3")]
    [InlineData(401, 3, -1L, "401.3")]
    [InlineData(500, 19, 5L, "500.19/0x80070005")]
    [InlineData(500, 19, 0x80070005L, "500.19/0x80070005")]
    [InlineData(500, 19, -2147024891L, "500.19/0x80070005")]
    [InlineData(500, 19, 183L, "500.19/0x800700B7")]
    [InlineData(401, 1, 2148074254L, "401.1.2148074254")]
    [InlineData(501, -1, -1L, "501.0")]
    public void The_most_exact_entry_is_found(int status, int subStatus, long win32, string expected) =>
        Assert.Equal(expected, StatusCatalog.Find(status, subStatus, win32)?.Code);

    [Theory]
    [InlineData(401, -1)]
    [InlineData(401, 77)]
    [InlineData(200, 0)]
    [InlineData(-1, -1)]
    public void Nothing_is_made_up(int status, int subStatus) => Assert.Null(StatusCatalog.Find(status, subStatus));

    [Fact]
    public void A_status_lists_its_sub_statuses() =>
        Assert.Equal(["401.0", "401.1", "401.2", "401.3", "401.4", "401.5", "401.501", "401.502", "401.503", "401.504"], StatusCatalog.WithStatus(401).Select(entry => entry.Code));

    [Theory]
    [InlineData("WAS")]
    [InlineData("microsoft-windows-was")]
    public void An_event_is_found_under_every_name_of_its_provider(string provider) => Assert.Equal("WAS 5021", StatusCatalog.FindEvent(provider, 5021)?.Code);

    [Fact]
    public void An_event_of_another_provider_is_another_event() => Assert.Null(StatusCatalog.FindEvent("Service Control Manager", 5021));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void Names_are_found_in_every_culture(string culture) => InCulture.Of(culture, () =>
    {
        Assert.Equal("Timer_ConnectionIdle", StatusCatalog.FindReason("TIMER_CONNECTIONIDLE")?.Reason);
        Assert.Equal("401.1.2148074254", StatusText.Parse("401.1.2148074254").ToString());
        Assert.Equal("WAS 5002", StatusCatalog.FindEvent("MICROSOFT-WINDOWS-WAS", 5002)?.Code);
    });

    [Fact]
    public void Every_entry_says_something_in_whole_sentences() => Assert.All(StatusCatalog.All, entry =>
    {
        Assert.All([entry.Meaning, entry.Identity], text => Assert.Matches("^[A-Z].*\\.$", text));
        Assert.All([entry.Name, entry.SetBy, entry.Source], text => Assert.Matches("\\S", text));
        Assert.DoesNotContain("  ", entry.Meaning + entry.Identity, StringComparison.Ordinal);
    });

    [Fact]
    public void Every_code_is_written_as_it_is_read() => Assert.All(StatusCatalog.All, entry =>
    {
        Assert.Same(entry, StatusCatalog.Find(StatusText.Parse(entry.Code)));
        Assert.Same(entry, StatusCatalog.Find(StatusText.Parse(StatusText.Parse(entry.Code).ToString())));
    });

    [Fact]
    public void Every_error_code_of_an_entry_is_known() =>
        Assert.All(StatusCatalog.All.Where(entry => entry.Win32 != StatusReference.Unstated), entry => Assert.True(Win32Codes.Describe(entry.Win32).IsKnown, entry.Code));

    // What HTTP.sys answers by itself has no identity in it; causes 2: "nothing in IIS ran".
    [Fact]
    public void Reasons_of_the_HTTPERR_log_come_from_the_driver() =>
        Assert.All(StatusCatalog.All.Where(entry => entry.Kind == StatusKind.HttpErrorReason), entry => Assert.Equal(StatusOrigin.HttpSys, entry.Origin));

    private static StatusEntry? Own(string code)
    {
        var named = StatusText.Parse(code);
        return StatusCatalog.Find(named) is { } found && found.Win32 == named.Win32 && (found.SubStatus == named.SubStatus || named.Kind != StatusKind.Status) ? found : null;
    }
}
