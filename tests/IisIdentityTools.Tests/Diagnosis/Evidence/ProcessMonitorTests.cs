using System.Text;
using IisIdentityTools.Diagnosis.Evidence;
using IisIdentityTools.Diagnosis.Evidence.ProcessMonitor;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Evidence;

/// <summary>Process Monitor logs saved as CSV.</summary>
public sealed class ProcessMonitorTests
{
    private const string Header = "\"Process Name\",\"PID\",\"Operation\",\"Path\",\"Result\",\"Detail\"\r\n";

    [Theory]
    [InlineData("")]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void Refused_accesses_of_the_worker_process_are_read(string culture) => InCulture.Of(culture, () =>
    {
        var (entries, problems) = EvidenceSamples.ProcessMonitor(EvidenceSamples.Bytes("procmon.csv"));
        Assert.Equal(0, problems.Count);
        Assert.Equal([2, 5, 6], entries.Select(entry => entry.Line));
        Assert.Equal(["08:15:30.1304121", "08:15:32.5000000", "12:01:02.0000000"], entries.Select(entry => entry.TimeOfDay));
        Assert.Equal(["Generic Read", "Read Data/List Directory, Synchronize", ""], entries.Select(entry => entry.DesiredAccess));
        Assert.Equal([@"NT AUTHORITY\IUSR", "", ""], entries.Select(entry => entry.Impersonating));
        var first = entries[0];
        Assert.Equal(("w3wp.exe", 4812, "CreateFile", @"D:\sites\contoso\images\logo.png", "ACCESS DENIED"), (first.Process, first.ProcessId, first.Operation, first.Path, first.Result));
        Assert.Equal("PID: 77, Command line: \"C:\\Windows\\Microsoft.NET\\csc.exe\" /noconfig @\"C:\\Windows\\Temp\\a, b.cmdline\"", entries[2].Detail);
    });

    [Fact]
    public void A_filter_takes_other_processes_and_results()
    {
        var everything = new ProcessMonitorFilter { Processes = [], Results = [] };
        Assert.Equal(5, EvidenceSamples.ProcessMonitor(EvidenceSamples.Bytes("procmon.csv"), everything).Entries.Count);
        var succeeded = new ProcessMonitorFilter { Results = ["success"] };
        Assert.Equal(@"D:\sites\contoso\web.config", Assert.Single(EvidenceSamples.ProcessMonitor(EvidenceSamples.Bytes("procmon.csv"), succeeded).Entries).Path);
    }

    // Columns of other shape: procmon-parser's logs have all 27, in the order of the dialog.
    [Fact]
    public void Columns_may_be_more_fewer_and_in_another_order()
    {
        var (entries, _) = EvidenceSamples.ProcessMonitor(EvidenceSamples.Utf8("Result,User,Path,Process Name\nACCESS DENIED,IIS APPPOOL\\Shop,C:\\a,w3wp.exe\n"));
        var entry = Assert.Single(entries);
        Assert.Equal((@"C:\a", 0, "", "", @"IIS APPPOOL\Shop", @"IIS APPPOOL\Shop"), (entry.Path, entry.ProcessId, entry.Detail, entry.TimeOfDay, entry.User, entry.Account));
    }

    [Fact]
    public void The_impersonated_account_is_the_refused_one()
    {
        var (entries, _) = EvidenceSamples.ProcessMonitor(EvidenceSamples.Utf8("Process Name,Path,Result,Detail,User\nw3wp.exe,C:\\a,ACCESS DENIED,\"Desired Access: Write, Impersonating: CONTOSO\\anna, OpenResult: n/a\",IIS APPPOOL\\Shop\n"));
        Assert.Equal(@"CONTOSO\anna", Assert.Single(entries).Account);
    }

    // Forms seen in public logs: English, Dutch (github.com/owasp-modsecurity/ModSecurity/issues/812), Italian.
    [Theory]
    [InlineData("1:18:21.9222678 AM", "01:18:21.9222678")]
    [InlineData("12:00:00.0000001 AM", "00:00:00.0000001")]
    [InlineData("12:00:00 PM", "12:00:00.0000000")]
    [InlineData("11:23:41,4833987", "11:23:41.4833987")]
    [InlineData("23.59.59,5", "23:59:59.5000000")]
    [InlineData("13:00:00 AM", "")]
    [InlineData("24:00:00", "")]
    [InlineData("上午 1:18:21", "")]
    [InlineData("", "")]
    public void A_time_is_read_or_left_out(string text, string expected)
    {
        var row = EvidenceSamples.Utf8($"Time of Day,Process Name,Path,Result\n\"{text}\",w3wp.exe,C:\\a,ACCESS DENIED\n");
        var entry = Assert.Single(EvidenceSamples.ProcessMonitor(row).Entries);
        Assert.Equal((text, expected), (entry.Time, entry.TimeOfDay));
    }

    [Theory]
    [InlineData("\"Uhrzeit\",\"Prozessname\",\"PID\",\"Vorgang\",\"Pfad\",\"Ergebnis\",\"Detail\"\r\n", "the file has: Uhrzeit, Prozessname")]
    [InlineData("", "is empty")]
    public void Another_header_is_refused_and_shown(string text, string expected)
    {
        var refused = Assert.Throws<EvidenceException>(() => EvidenceSamples.ProcessMonitor(EvidenceSamples.Utf8(text)));
        Assert.StartsWith("procmon.csv:1: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_row_is_told_and_the_rest_is_read()
    {
        var (entries, problems) = EvidenceSamples.ProcessMonitor(EvidenceSamples.Utf8(Header + "w3wp.exe,1\r\nw3wp.exe,2,CreateFile,C:\\b,ACCESS DENIED,\r\nw3wp.exe,3,CreateFile,C:\\c,ACCESS DENIED,\"Desired"));
        Assert.Equal([2, 3], entries.Select(entry => entry.ProcessId));
        Assert.Equal(["procmon.csv:2: The row has 2 columns; the result stands in column 5. It was left out.", "procmon.csv:4: The last record ends inside quotes: the file breaks off."], problems.First.Select(problem => problem.ToString()));
    }

    [Fact]
    public void A_quote_that_never_ends_costs_its_record_and_no_more()
    {
        var text = Header + "w3wp.exe,1,CreateFile,C:\\a,ACCESS DENIED,\"open\r\n" + new string('x', 2_000_000) + "\r\nw3wp.exe,2,CreateFile,C:\\b,ACCESS DENIED,\r\n";
        var (entries, problems) = EvidenceSamples.ProcessMonitor(EvidenceSamples.Utf8(text));
        Assert.Equal((2, 4L), (Assert.Single(entries).ProcessId, entries[0].Line));
        Assert.StartsWith("procmon.csv:2: The record has more than ", Assert.Single(problems.First).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-8")]
    public void The_byte_order_mark_tells_the_encoding(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var content = encoding.GetPreamble().Concat(encoding.GetBytes("Process Name;Path;Result\nw3wp.exe;C:\\Übung;ACCESS DENIED\n")).ToArray();
        Assert.Equal(@"C:\Übung", Assert.Single(EvidenceSamples.ProcessMonitor(content).Entries).Path);
    }
}
