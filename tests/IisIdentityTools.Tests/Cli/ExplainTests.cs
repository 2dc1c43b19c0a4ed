using System.Text.Json;
using Xunit;

namespace IisIdentityTools.Tests.Cli;

/// <summary>iisid explain: what statuses say.</summary>
public sealed class ExplainTests
{
    // Names and numbers: [MS-ERREF] 2.1 and 2.2; statuses: KB 943891.
    [Theory]
    [InlineData("401.3.5", "401.3.5", "FileAccess", 5, "ERROR_ACCESS_DENIED")]
    [InlineData("401.1/0x8009030E", "401.1.2148074254", "Authentication", 0x8009030E, "SEC_E_NO_CREDENTIALS")]
    [InlineData("500.19/0x80070021", "500.19.33", "Configuration", 33, "ERROR_LOCK_VIOLATION")]
    [InlineData("500.19/0x80070005", "500.19.5", "FileAccess", 5, "ERROR_ACCESS_DENIED")]
    [InlineData("AppOffline", "AppOffline", "WorkerIdentity", 0, "")]
    [InlineData("WAS 5021", "WAS 5021", "WorkerIdentity", 0, "")]
    public void A_status_is_explained(string text, string code, string concern, long errorCode, string errorName)
    {
        var result = CliRun.Of("explain", text, "--json");
        var status = Assert.Single(result.Json);
        Assert.Equal(0, result.Code);
        Assert.Equal([text, code, concern, errorName], new[] { "Text", "Code", "Concern", "ErrorName" }.Select(name => status.GetProperty(name).GetString()));
        Assert.Equal(errorCode, status.GetProperty("ErrorCode").GetInt64());
        Assert.All(["Name", "Meaning", "SetBy", "Identity"], name => Assert.NotEqual("", status.GetProperty(name).GetString()));
        Assert.NotEqual(0, status.GetProperty("Needed").GetArrayLength());
    }

    [Fact]
    public void An_error_code_alone_is_put_into_words()
    {
        var result = CliRun.Of("explain", "0x80070005", "1326");
        Assert.Equal(0, result.Code);
        Assert.Contains("ERROR_ACCESS_DENIED", result.Output, StringComparison.Ordinal);
        Assert.Contains("ERROR_LOGON_FAILURE", result.Output, StringComparison.Ordinal);
        Assert.Contains("sc-substatus", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_status_without_sub_status_lists_what_it_may_be()
    {
        var status = Assert.Single(CliRun.Of("explain", "401", "--json").Json);
        Assert.Contains("401.3 ", string.Join("; ", Texts(status, "Candidates")), StringComparison.Ordinal);
        Assert.Contains("sc-substatus", string.Join("; ", Texts(status, "Needed")), StringComparison.Ordinal);
    }

    [Fact]
    public void Fields_that_are_stated_are_not_asked_for()
    {
        Assert.Contains("sc-win32-status", CliRun.Of("explain", "401.3").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("sc-win32-status", CliRun.Of("explain", "401.3.5").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?!")]
    [InlineData("401.99")]
    [InlineData("599")]
    [InlineData("AppOfline")]
    [InlineData("WAS 1")]
    public void A_text_that_names_nothing_is_2_and_the_others_are_answered(string text)
    {
        var result = CliRun.Of("explain", text, "401.3", "--json");
        Assert.Equal(2, result.Code);
        Assert.Equal("401.3", Assert.Single(result.Json).GetProperty("Code").GetString());
        Assert.StartsWith($"iisid: error: '{text}' is n", Assert.Single(result.ErrorLines), StringComparison.Ordinal);
        Assert.Contains("500.19/0x80070021", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_text_it_is_2() => Assert.StartsWith("iisid: error: No status was named.", CliRun.Of("explain").Error, StringComparison.Ordinal);

    private static IEnumerable<string?> Texts(JsonElement status, string name) => status.GetProperty(name).EnumerateArray().Select(item => item.GetString());
}
