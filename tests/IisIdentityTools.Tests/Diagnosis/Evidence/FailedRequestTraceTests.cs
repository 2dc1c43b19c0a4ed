using System.Text;
using IisIdentityTools.Diagnosis.Evidence;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Evidence;

/// <summary>Failed request traces: what is expected stands in the samples, read by eye.</summary>
public sealed class FailedRequestTraceTests
{
    [Theory]
    [InlineData("")]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void A_refused_file_names_request_module_and_account(string culture) => InCulture.Of(culture, () =>
    {
        var (trace, problems) = EvidenceSamples.Trace(EvidenceSamples.Bytes("fr000401.xml"), "fr000401.xml");
        Assert.Equal(0, problems.Count);
        Assert.Equal(("http://www.contoso.com:80/images/logo.png", "GET", 1L, "Contoso & Sons", 4812), (trace.Url, trace.Verb, trace.SiteId, trace.ApplicationPool, trace.ProcessId));
        Assert.Equal(("anonymous", "", @"NT AUTHORITY\IUSR", "STATUS_CODE"), (trace.AuthenticationType, trace.User, trace.TokenUser, trace.FailureReason));
        Assert.Equal((401, 3, 16L, "WEB01", true), (trace.Status, trace.SubStatus, trace.TimeTaken, trace.Server, trace.IsComplete));
        Assert.Equal((@"D:\sites\contoso\images\logo.png", "StaticFile"), (trace.PhysicalPath, trace.Handler));
        Assert.Equal(new DateTime(2026, 3, 2, 8, 15, 30, 120, DateTimeKind.Utc), trace.Time);
        Assert.Equal(DateTimeKind.Utc, trace.Time.Kind);
        var error = Assert.Single(trace.Errors);
        Assert.Equal(("IIS Web Core", "AUTHENTICATE_REQUEST", 401, 3, "Unauthorized"), (error.Module, error.Notification, error.Status, error.SubStatus, error.Reason));
        Assert.Equal(("0x80070005", "ERROR_ACCESS_DENIED", "401.3 by IIS Web Core in AUTHENTICATE_REQUEST: 0x80070005 ERROR_ACCESS_DENIED"), (error.HResult, error.HResultName, error.ToString()));
        // The second access is to the error page: it is no reason for the failure.
        Assert.Equal([(false, "0x80070005"), (true, "0x00000000")], trace.FileAccesses.Select(each => (each.Succeeded, each.HResult)));
        var access = trace.FileAccesses[0];
        Assert.Equal((@"D:\sites\contoso\images\logo.png", @"NT AUTHORITY\IUSR", false, "0x80070005"), (access.Path, access.Account, access.Succeeded, access.HResult));
    });

    [Fact]
    public void A_configuration_error_names_file_and_line_and_the_first_error_decides()
    {
        var (trace, problems) = EvidenceSamples.Trace(EvidenceSamples.Bytes("fr000519.xml"));
        Assert.Equal(0, problems.Count);
        Assert.Equal((500, 19, "POST", "", ""), (trace.Status, trace.SubStatus, trace.Verb, trace.TokenUser, trace.PhysicalPath));
        Assert.Equal(["BEGIN_REQUEST", "SEND_RESPONSE"], trace.Errors.Select(error => error.Notification));
        Assert.Equal(("0x80070021", "ERROR_LOCK_VIOLATION"), (trace.Errors[0].HResult, trace.Errors[0].HResultName));
        Assert.Equal(@"\\?\D:\sites\payroll\web.config ( 12) :This configuration section cannot be used at this path.", trace.Errors[0].ConfigurationMessage);
    }

    // Line numbers as an editor shows them: the sample's second Event begins on the line of its second "<Event ".
    [Fact]
    public void An_error_knows_its_line()
    {
        var lines = EvidenceSamples.Text("fr000519.xml").Split("\r\n");
        var expected = lines.Index().Where(line => line.Item.StartsWith("<Event ", StringComparison.Ordinal)).Skip(1).Select(line => line.Index + 1);
        Assert.Equal(expected, EvidenceSamples.Trace(EvidenceSamples.Bytes("fr000519.xml")).Trace.Errors.Select(error => error.Line));
        Assert.Equal(expected.Select(line => line + 2), EvidenceSamples.Trace(EvidenceSamples.Utf8("\n\n" + EvidenceSamples.Text("fr000519.xml"))).Trace.Errors.Select(error => error.Line));
    }

    [Fact]
    public void A_trace_that_breaks_off_gives_what_stands_before()
    {
        var text = EvidenceSamples.Text("fr000519.xml");
        var (trace, problems) = EvidenceSamples.Trace(EvidenceSamples.Utf8(text[..text.LastIndexOf("<System>", StringComparison.Ordinal)]));
        Assert.Equal(("BEGIN_REQUEST", 500, false), (Assert.Single(trace.Errors).Notification, trace.Status, trace.IsComplete));
        Assert.Matches("^fr\\.xml:[0-9]+: The trace is not well formed from here on; what stands before was read\\.", Assert.Single(problems.First).ToString());
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><failedRequest url=\"&a;\"/>", "has a DTD")]
    [InlineData("<Events/>", "The root element is <Events>")]
    [InlineData("time,date\n1,2", "has no element <failedRequest>")]
    [InlineData("a < b", "no XML")]
    [InlineData("", "has no element <failedRequest>")]
    public void What_is_no_trace_is_refused_and_named(string text, string expected)
    {
        var refused = Assert.Throws<EvidenceException>(() => EvidenceSamples.Trace(EvidenceSamples.Utf8(text)));
        Assert.StartsWith("fr.xml:1: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-32")]
    public void Other_encodings_are_read_by_their_mark(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var content = encoding.GetPreamble().Concat(encoding.GetBytes(EvidenceSamples.Text("fr000401.xml").Replace("UTF-8", name, StringComparison.Ordinal))).ToArray();
        Assert.Equal("Contoso & Sons", EvidenceSamples.Trace(content).Trace.ApplicationPool);
    }
}
