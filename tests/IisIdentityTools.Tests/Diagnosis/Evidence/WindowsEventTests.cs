using System.Globalization;
using IisIdentityTools.Diagnosis.Evidence;
using IisIdentityTools.Diagnosis.Evidence.Events;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Evidence;

/// <summary>Exported events, as XML and as CSV.</summary>
public sealed class WindowsEventTests
{
    [Theory]
    [InlineData("")]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void Events_of_pools_and_logons_are_read_and_others_left_out(string culture) => InCulture.Of(culture, () =>
    {
        var (events, problems) = EvidenceSamples.Events(EvidenceSamples.Bytes("events.xml"));
        Assert.Equal(0, problems.Count);
        // The data of a WAS event is the error number, lowest byte first: 2E050780 is 0x8007052E (KB 2565028 shows 0D000780 for 0x8007000D).
        Assert.Equal(
            [
                "WAS 5021 Shop: 0x8007052E ERROR_LOGON_FAILURE", @"Security 4625 CONTOSO\svc-shop: 0xC000006A STATUS_WRONG_PASSWORD", "WAS 5057 Shop", "WAS 5059 Shop: 0x8007052E ERROR_LOGON_FAILURE",
                "WAS 5002 Contoso & Sons", "WAS 5189 *: 0x80070005 ERROR_ACCESS_DENIED", @"Security 4625 CONTOSO\anna: 0xC000015B STATUS_LOGON_TYPE_NOT_GRANTED",
            ],
            events.Select(each => each.ToString()));
        Assert.Equal([EventLevel.Warning, EventLevel.None, EventLevel.Error, EventLevel.Error, EventLevel.Error, EventLevel.Error, EventLevel.None], events.Select(each => each.Level));
        Assert.Equal([3, 4, 5, 6, 7, 8, 9], events.Select(each => each.Line));
    });

    [Fact]
    public void An_event_of_the_activation_service_has_time_server_and_text()
    {
        var first = EvidenceSamples.Events(EvidenceSamples.Bytes("events.xml")).Events[0];
        Assert.Equal(("Microsoft-Windows-WAS", 5021, "Identity of the pool invalid", "WEB01.contoso.com", 901L), (first.Provider, first.EventId, first.Name, first.Server, first.RecordId));
        Assert.Equal(new DateTime(2026, 3, 2, 8, 15, 0, DateTimeKind.Utc).AddTicks(1234567), first.TimeUtc);
        Assert.StartsWith("The identity of application pool Shop is invalid.", first.Message, StringComparison.Ordinal);
        Assert.Equal(1326, first.Win32);
    }

    [Fact]
    public void A_failed_logon_has_account_codes_and_client()
    {
        var network = EvidenceSamples.Events(EvidenceSamples.Bytes("events.xml")).Events[^1];
        Assert.Equal(("0xC000015B", "0x00000000", "", 1385), (network.Status, network.SubStatus, network.SubStatusName, network.Win32));
        Assert.Equal((3, "NtLmSsp", "NTLM", "PC17", "10.1.2.3", ""), (network.LogonType, network.LogonProcess, network.AuthenticationPackage, network.Workstation, network.Address, network.Process));
        var batch = EvidenceSamples.Events(EvidenceSamples.Bytes("events.xml")).Events[1];
        Assert.Equal(("0xC000006D", "STATUS_LOGON_FAILURE", "0xC000006A", 1326, 4, @"C:\Windows\System32\svchost.exe"), (batch.Status, batch.StatusName, batch.SubStatus, batch.Win32, batch.LogonType, batch.Process));
        Assert.Equal("The account exists, and the password is wrong.", batch.Reason);
    }

    [Fact]
    public void Wevtutil_writes_no_root_and_single_quotes()
    {
        var (events, problems) = EvidenceSamples.Events(EvidenceSamples.Bytes("wevtutil.xml"));
        Assert.Equal(0, problems.Count);
        Assert.Equal([5021, 4625], events.Select(each => each.EventId));
    }

    [Fact]
    public void Event_viewers_csv_has_the_data_in_its_text()
    {
        var (events, problems) = EvidenceSamples.Events(EvidenceSamples.Bytes("viewer.csv"), new() { UtcOffset = TimeSpan.FromHours(1) });
        Assert.Equal(0, problems.Count);
        Assert.Equal(["WAS 5021 Shop", "WAS 5002 Contoso & Sons", @"Security 4625 CONTOSO\svc-shop: 0xC000006A STATUS_WRONG_PASSWORD", "WAS 5189 *"], events.Select(each => each.ToString()));
        Assert.Equal([2, 3, 4, 41], events.Select(each => each.Line));
        var logon = events[2];
        Assert.Equal((4, "WEB01", "", "Advapi", "Negotiate", @"C:\Windows\System32\svchost.exe"), (logon.LogonType, logon.Workstation, logon.Address, logon.LogonProcess, logon.AuthenticationPackage, logon.Process));
        Assert.Equal(new DateTime(2026, 3, 2, 8, 15, 1, DateTimeKind.Utc), logon.TimeUtc);
    }

    [Fact]
    public void Export_csv_of_windows_powershell_is_read()
    {
        var (events, problems) = EvidenceSamples.Events(EvidenceSamples.Bytes("winevent.csv"), new() { UtcOffset = TimeSpan.FromHours(1) });
        Assert.Equal(0, problems.Count);
        Assert.Equal([@"Security 4625 CONTOSO\svc-shop: 0xC000006A STATUS_WRONG_PASSWORD", "WAS 5057 Shop"], events.Select(each => each.ToString()));
        Assert.Equal((77001L, "WEB01.contoso.com", new DateTime(2026, 3, 2, 8, 15, 1, DateTimeKind.Utc)), (events[0].RecordId, events[0].Server, events[0].TimeUtc));
        Assert.Equal(EventLevel.Error, events[1].Level);
    }

    // 3/4/2026 is the third of April or the fourth of March: only the language tells.
    [Theory]
    [InlineData("3/4/2026 9:15:00 AM", null, "2026-03-04T09:15:00")]
    [InlineData("03/04/2026 09:15:00", null, "")]
    [InlineData("03/04/2026 09:15:00", "en-GB", "2026-04-03T09:15:00")]
    [InlineData("4.3.2026 09:15:00", null, "2026-03-04T09:15:00")]
    [InlineData("2026-03-04 09:15:00", null, "2026-03-04T09:15:00")]
    [InlineData("2026-03-04T10:15:00.5+01:00", null, "2026-03-04T09:15:00")]
    [InlineData("04.03.2026 09:15:00", "tr-TR", "2026-03-04T09:15:00")]
    [InlineData("yesterday", "en-US", "")]
    public void A_local_time_is_read_only_when_it_is_certain(string text, string? culture, string expected)
    {
        var row = EvidenceSamples.Utf8($"Id,ProviderName,TimeCreated,Message\n5021,Microsoft-Windows-WAS,{text},The identity of application pool Shop is invalid.\n");
        var read = Assert.Single(EvidenceSamples.Events(row, new() { UtcOffset = TimeSpan.Zero, Culture = culture is null ? null : new CultureInfo(culture) }).Events);
        Assert.Equal((text, expected), (read.Time, read.TimeUtc == default ? "" : read.TimeUtc.ToString("s", CultureInfo.InvariantCulture)));
        Assert.Equal(text.Contains('+', StringComparison.Ordinal), Assert.Single(EvidenceSamples.Events(row).Events).TimeUtc != default);
    }

    [Fact]
    public void A_flattened_text_is_cut_at_its_labels()
    {
        const string text = "An account failed to log on. Subject: Security ID: S-1-0-0 Account Name: - Account Domain: - Logon ID: 0x0 Logon Type: 3 Account For Which Logon Failed: Security ID: S-1-0-0 Account Name: anna Account Domain: CONTOSO "
            + "Failure Information: Failure Reason: Unknown user name or bad password. Status: 0xC000006D Sub Status: 0xC0000064 Process Information: Caller Process ID: 0x0 Network Information: Workstation Name: - Source Network Address: 10.1.2.3 Source Port: 49523";
        var read = Assert.Single(EvidenceSamples.Events(EvidenceSamples.Utf8($"Source,Event ID,Description\nMicrosoft-Windows-Security-Auditing,4625,{text}\n")).Events);
        Assert.Equal((@"CONTOSO\anna", 3, "STATUS_LOGON_FAILURE", "STATUS_NO_SUCH_USER", "10.1.2.3", ""), (read.Account, read.LogonType, read.StatusName, read.SubStatusName, read.Address, read.Workstation));
    }

    [Fact]
    public void A_text_in_another_language_gives_its_codes_and_a_problem_where_it_gives_none()
    {
        const string text = "Fehler beim Anmelden eines Kontos. Status: 0xC000006D Unterstatus: 0xC000006A Prozess-ID: 0x6f4";
        var (events, problems) = EvidenceSamples.Events(EvidenceSamples.Utf8($"Id,ProviderName,Message\n4625,Microsoft-Windows-Security-Auditing,{text}\n5057,Microsoft-Windows-WAS,\"Der Anwendungspool „Shop“ wurde deaktiviert.\"\n5021,Microsoft-Windows-WAS,???\n"));
        Assert.Equal(["Security 4625: 0xC000006A STATUS_WRONG_PASSWORD", "WAS 5057 Shop", "WAS 5021"], events.Select(each => each.ToString()));
        Assert.StartsWith("events:4: The text of WAS 5021 could not be understood", Assert.Single(problems.First).ToString(), StringComparison.Ordinal);
    }

    // Without a pool in the table of values, and with a header that Export-Csv -Delimiter writes.
    [Fact]
    public void An_event_that_names_no_pool_has_none_and_no_problem()
    {
        var (events, problems) = EvidenceSamples.Events(EvidenceSamples.Utf8("#TYPE Some.Type, Version\n\"Id\";\"ProviderName\";\"Message\"\n\"5153\";\"Microsoft-Windows-WAS\";\"WAS encountered an error attempting to look up the built in IIS_IUSRS group.\"\n"));
        Assert.Equal(("", 0L), (Assert.Single(events).ApplicationPool, problems.Count));
    }

    [Theory]
    [InlineData("Ebene,Datum und Uhrzeit,Quelle,Ereignis-ID,Aufgabenkategorie\n", "events:1: ", "save as XML")]
    [InlineData("\n\n<Objs xmlns='http://schemas.microsoft.com/powershell/2004/04'/>", "events:3: ", "<Objs>")]
    [InlineData("\n<!DOCTYPE a><Events/>", "events:2: ", "has a DTD")]
    [InlineData("", "events:1: ", "is empty")]
    public void What_is_no_export_is_refused_and_named(string text, string place, string expected)
    {
        var refused = Assert.Throws<EvidenceException>(() => EvidenceSamples.Events(EvidenceSamples.Utf8(text)));
        Assert.StartsWith(place, refused.Message, StringComparison.Ordinal);
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_xml_gives_the_events_before_it()
    {
        var text = EvidenceSamples.Text("events.xml");
        var (events, problems) = EvidenceSamples.Events(EvidenceSamples.Utf8(text[..text.IndexOf("<Data Name=\"SubjectUserSid\"", StringComparison.Ordinal)]));
        Assert.Equal(5021, Assert.Single(events).EventId);
        Assert.StartsWith("events:4: The export is not well formed from here on", Assert.Single(problems.First).ToString(), StringComparison.Ordinal);
    }
}
