using IisIdentityTools.Diagnosis.Statuses;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Statuses;

/// <summary>Spellings of statuses: of logs (blanks), of error pages, of people.</summary>
public sealed class StatusTextTests
{
    [Theory]
    [InlineData("401", StatusKind.Status, "401")]
    [InlineData("401.3", StatusKind.Status, "401.3")]
    [InlineData("401.3.5", StatusKind.Status, "401.3.5")]
    [InlineData("401 3 5", StatusKind.Status, "401.3.5")]
    [InlineData(" 401 1 2148074254 ", StatusKind.Status, "401.1.2148074254")]
    [InlineData("500.19/0x80070021", StatusKind.Status, "500.19.33")]
    [InlineData("500.19 (0x8007000d)", StatusKind.Status, "500.19.13")]
    [InlineData("500.19/33", StatusKind.Status, "500.19.33")]
    [InlineData("500.19.-2147024891", StatusKind.Status, "500.19.5")]
    [InlineData("401.1/0x8009030E", StatusKind.Status, "401.1.2148074254")]
    [InlineData("HTTP Error 500.19 - Internal Server Error", StatusKind.Status, "500.19")]
    [InlineData("http 401.3", StatusKind.Status, "401.3")]
    [InlineData("0x80070005", StatusKind.ErrorCode, "0x80070005")]
    [InlineData("2148074254", StatusKind.ErrorCode, "0x8009030E")]
    [InlineData("-2147024891", StatusKind.ErrorCode, "0x80070005")]
    [InlineData("1326", StatusKind.ErrorCode, "0x0000052E")]
    [InlineData("5", StatusKind.ErrorCode, "0x00000005")]
    [InlineData("503 AppOffline", StatusKind.HttpErrorReason, "503 AppOffline")]
    [InlineData("AppOffline", StatusKind.HttpErrorReason, "AppOffline")]
    [InlineData("503 N/A", StatusKind.HttpErrorReason, "503 N/A")]
    [InlineData("Invalid_CR/LF", StatusKind.HttpErrorReason, "Invalid_CR/LF")]
    [InlineData("WAS 5021", StatusKind.Event, "WAS 5021")]
    [InlineData("Microsoft-Windows-WAS 5021", StatusKind.Event, "WAS 5021")]
    [InlineData("security 4625", StatusKind.Event, "Security 4625")]
    public void A_status_is_read(string text, StatusKind kind, string expected)
    {
        var read = StatusText.Parse(text);
        Assert.Equal((kind, expected), (read.Kind, read.ToString()));
    }

    // 2147942405 is 0x80070005, HRESULT_FROM_WIN32(5): [MS-ERREF] 2.1.2. What is logged is the low word (rule A8).
    [Fact]
    public void A_wrapped_error_is_the_error_that_logs_show() => Assert.Equal(5, StatusText.Parse("500.19.2147942405").Win32);

    // The columns of a log line, and the spelling that Parse reads: rule D1 tells Win32 errors from HRESULTs by 16 bits.
    [Theory]
    [InlineData("401", 401, 0, 0, "")]
    [InlineData("401.3", 401, 3, 0, "")]
    [InlineData("401.3.5", 401, 3, 5, "")]
    [InlineData("404.0.2", 404, 0, 2, "")]
    [InlineData("500.0.65535", 500, 0, 65535, "")]
    [InlineData("401.1/0x8009030E", 401, 1, 2148074254, "")]
    [InlineData("503 AppOffline", 503, 0, 0, "AppOffline")]
    [InlineData("Timer_ConnectionIdle", 0, 0, 0, "Timer_ConnectionIdle")]
    public void A_logged_status_is_written_as_it_is_read(string text, int status, int subStatus, long win32, string reason)
    {
        Assert.Equal(text, StatusText.Write(status, subStatus, win32, reason));
        var read = StatusText.Parse(text);
        Assert.Equal((status, subStatus, win32, reason), (Math.Max(0, read.Status), Math.Max(0, read.SubStatus), Math.Max(0, read.Win32), read.Reason));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("-")]
    [InlineData("401.x")]
    [InlineData("401.3.5.7")]
    [InlineData("401.3.99999999999")]
    [InlineData("401.1000.5")]
    [InlineData("0xGG")]
    [InlineData("0x180070005")]
    [InlineData("4294967296")]
    [InlineData("99 AppOffline")]
    [InlineData("401.٣")]
    public void What_is_none_is_refused_with_the_spellings(string text)
    {
        Assert.Null(StatusText.TryParse(text));
        Assert.Contains("401.3.5", Assert.Throws<FormatException>(() => StatusText.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_very_long_text_is_refused_and_not_repeated() =>
        Assert.True(Assert.Throws<FormatException>(() => StatusText.Parse(new string('4', 1_000_000))).Message.Length < 200);

    [Fact]
    public void Any_text_is_read_or_refused()
    {
        var random = new Random(20261122);
        const string letters = "0123456789.x /-ABCfnHTPerWAS_()\t";
        for (var i = 0; i < 20_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(14)).Select(_ => letters[random.Next(letters.Length)])]);
            if (StatusText.TryParse(text) is { } read)
                Assert.Equal(read.ToString(), StatusText.Parse(read.ToString()).ToString());
        }
    }
}
