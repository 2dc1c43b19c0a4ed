using IisIdentityTools.Facts;
using IisIdentityTools.Facts.Json;
using Xunit;

namespace IisIdentityTools.Tests.Facts;

public sealed class ServerFactsDocumentTests
{
    private const string Full = """
        {
          "schemaVersion": 1,
          "capturedUtc": "2026-03-14T02:10:00Z",
          "server": {
            "name": "WEB01",
            "domain": "CONTOSO",
            "machineSid": "S-1-5-21-1-2-3",
            "computerAccountSid": "S-1-5-21-7-8-9-1104",
            "operatingSystemVersion": "10.0.20348",
            "iisVersion": "10.0"
          },
          "environment": { "SystemDrive": "C:", "windir": "C:\\Windows" },
          "capturedTrees": [ "C:\\inetpub\\", "\\\\files01\\web" ],
          "paths": [
            { "path": "C:/sites/gone", "state": "absent" },
            { "path": "C:\\inetpub", "state": "present", "kind": "folder", "sddl": "O:BAG:BAD:", "attributes": ["ReadOnly"] },
            { "path": "C:\\secret", "state": "unreadable", "kind": "folder", "reason": "Access is denied" }
          ],
          "shares": [
            { "path": "//FILES01/web/", "state": "present", "sddl": "D:(A;;FA;;;WD)", "localPath": "E:/web", "future": 1 },
            { "path": "\\\\files01\\quiet", "state": "present", "reason": "not asked" },
            { "path": "\\\\files02\\x", "state": "unreadable", "sddl": "D:", "reason": "Access is denied" },
            { "path": "\\\\files02\\gone", "state": "absent" }
          ],
          "accounts": [
            { "sid": "S-1-5-21-1-2-3-1001", "name": "WEB01\\svc", "kind": "user", "disabled": false, "lockedOut": true, "passwordExpired": false, "expired": false, "domainGroups": ["S-1-5-21-7-8-9-513"] },
            { "sid": "S-1-5-21-7-8-9-1200", "name": "CONTOSO\\gmsa$", "kind": "groupManagedServiceAccount" },
            { "sid": "S-1-5-21-7-8-9-1300", "name": "" }
          ],
          "groups": [
            { "sid": "S-1-5-32-568", "name": "IIS_IUSRS", "members": [ "S-1-5-17", { "sid": "S-1-5-21-1-2-3-1001", "name": "WEB01\\svc" } ], "complete": false }
          ],
          "groupsComplete": true,
          "userRights": { "SeBatchLogonRight": ["S-1-5-32-568"] },
          "switches": { "HKLM\\SOFTWARE\\X!Value": "1", "HKLM\\SOFTWARE\\X!Gone": "" },
          "applicationPools": [ { "name": "DefaultAppPool" } ]
        }
        """;

    [Fact]
    public void Every_member_gets_its_type()
    {
        var document = FactsText.Document(Full);
        Assert.Equal(1, document.SchemaVersion);
        Assert.Equal(new DateTime(2026, 3, 14, 2, 10, 0, DateTimeKind.Utc), document.CapturedUtc);
        Assert.Equal(DateTimeKind.Utc, document.CapturedUtc!.Value.Kind);
        var server = document.Server!;
        Assert.Equal(("WEB01", "CONTOSO", "S-1-5-21-1-2-3"), (server.Name, server.Domain, server.MachineSid));
        Assert.Equal(("S-1-5-21-7-8-9-1104", "10.0.20348"), (server.ComputerAccountSid, server.OperatingSystemVersion));
        Assert.Equal((new Version(10, 0), document.CapturedUtc), (server.IisVersion, server.CapturedUtc));
        Assert.Equal(@"C:\Windows", document.Environment["WINDIR"]);
        Assert.Equal([@"C:\inetpub", @"\\files01\web"], document.CapturedTrees);
        Assert.Equal(["S-1-5-32-568"], document.UserRights["sebatchlogonright"]);
        Assert.Equal("", document.Switches[@"hklm\software\x!gone"]);
        Assert.True(document.GroupsComplete);
    }

    [Fact]
    public void Paths_are_normalised_and_keep_what_was_noted()
    {
        var paths = FactsText.Document(Full).Paths;
        Assert.Equal([(@"C:\sites\gone", FactState.Absent), (@"C:\inetpub", FactState.Present), (@"C:\secret", FactState.Unreadable)], paths.Select(p => (p.Path, p.State)));
        Assert.Equal((PathKind.Unknown, null, null), (paths[0].Kind, paths[0].Sddl, paths[0].Attributes));
        Assert.Equal((PathKind.Folder, "O:BAG:BAD:"), (paths[1].Kind, paths[1].Sddl));
        Assert.Equal(["ReadOnly"], paths[1].Attributes!);
        Assert.Equal("Access is denied", paths[2].Reason);
    }

    [Fact]
    public void Shares_have_permissions_when_they_are_present_and_captured()
    {
        var shares = FactsText.Document(Full).Shares;
        Assert.Equal(
            [(@"\\FILES01\web", FactState.Present, "D:(A;;FA;;;WD)", @"E:\web", null), (@"\\files01\quiet", FactState.Unknown, null, null, "not asked"),
             (@"\\files02\x", FactState.Unreadable, null, null, "Access is denied"), (@"\\files02\gone", FactState.Absent, null, null, null)],
            shares.Select(share => (share.Path, share.State, share.Sddl, share.LocalPath, share.Reason)));
    }

    [Fact]
    public void Accounts_say_null_for_what_was_not_captured()
    {
        var accounts = FactsText.Document(Full).Accounts;
        Assert.Equal((AccountKind.User, false, true), (accounts[0].Kind, accounts[0].Disabled, accounts[0].LockedOut));
        Assert.Equal(["S-1-5-21-7-8-9-513"], accounts[0].DomainGroups!);
        Assert.Equal((AccountKind.GroupManagedServiceAccount, null, null), (accounts[1].Kind, accounts[1].Disabled, accounts[1].DomainGroups));
        Assert.Equal(AccountKind.Unknown, accounts[2].Kind);
    }

    [Fact]
    public void Members_are_SIDs_with_or_without_a_name()
    {
        var document = FactsText.Document(Full);
        Assert.Equal(["S-1-5-17", "S-1-5-21-1-2-3-1001"], document.Groups[0].Members);
        Assert.False(document.Groups[0].Complete);
        Assert.Equal(@"WEB01\svc", document.MemberNames["S-1-5-21-1-2-3-1001"]);
    }

    [Fact]
    public void A_document_that_says_nothing_knows_nothing()
    {
        var document = FactsText.Document("""{ "schemaVersion": 1, "server": null, "groups": null, "environment": { "X": null } }""");
        Assert.Null(document.Server);
        Assert.Null(document.CapturedUtc);
        Assert.False(document.GroupsComplete);
        Assert.Empty(document.Environment);
        Assert.Empty(document.Groups);
        Assert.Empty(document.Paths);
    }

    [Theory]
    [InlineData("2026-03-14T02:10:00.5Z", 500)]
    [InlineData("2026-03-14T02:10:00.1234567Z", 123)]
    [InlineData("2026-03-14T02:10:00Z", 0)]
    public void Times_are_UTC_with_any_fraction(string text, int milliseconds)
    {
        var time = FactsText.Document(FactsText.Version1($"\"capturedUtc\": \"{text}\"")).CapturedUtc!.Value;
        Assert.Equal((2, 10, milliseconds), (time.Hour, time.Minute, time.Millisecond));
    }

    [Theory]
    [InlineData("¶[]", "must be an object")]
    [InlineData("¶{}", "has no \"schemaVersion\"")]
    [InlineData("""{ "schemaVersion": ¶"1" }""", "must be a whole number")]
    [InlineData("""{ "schemaVersion": ¶1.0 }""", "must be a whole number")]
    [InlineData("""{ "schemaVersion": ¶0 }""", "must be a whole number")]
    [InlineData("""{ "schemaVersion": ¶2, "server": 7 }""", "made by a newer version of IisIdentityTools")]
    [InlineData("""{ "schemaVersion": ¶99999999999 }""", "made by a newer version of IisIdentityTools")]
    [InlineData("{ \"schemaVersion\": 1,\n ¶}", "no trailing commas")]
    public void A_document_that_is_none_is_refused(string json, string words) => Refused(json, words);

    [Theory]
    [InlineData("""  "capturedUtc": ¶"14.03.2026"  """, "no time in UTC. Write it like 2026-03-14T02:10:00Z")]
    [InlineData("""  "capturedUtc": ¶"2026-03-14T02:10:00+01:00"  """, "no time in UTC")]
    [InlineData("""  "capturedUtc": ¶"2026-02-30T02:10:00Z"  """, "no time in UTC")]
    [InlineData("""  "capturedUtc": ¶5  """, "must be text in double quotes, not a number")]
    [InlineData("""  "server": ¶{}  """, "\"server\" has no \"name\"")]
    [InlineData("""  "server": { "name": ¶"" }  """, "\"name\" is empty")]
    [InlineData("""  "server": { "name": "W", "machineSid": ¶"S-1-5" }  """, "which is no SID")]
    [InlineData("""  "server": { "name": "W", "iisVersion": ¶"ten" }  """, "which is no version")]
    [InlineData("""  "environment": ¶[]  """, "must be an object { ... }, not an array")]
    [InlineData("""  "environment": { "windir": ¶1 }  """, "\"windir\" must be text")]
    [InlineData("""  "environment": { "windir": "", ¶"WINDIR": "" }  """, "occurs twice in \"environment\" when case is ignored")]
    [InlineData("""  "capturedTrees": [ ¶"inetpub" ]  """, "which is no full path")]
    [InlineData("""  "paths": [ ¶1 ]  """, "\"paths\" must be an object")]
    [InlineData("""  "paths": [ ¶{ "state": "absent" } ]  """, "\"paths\" has no \"path\"")]
    [InlineData("""  "paths": [ ¶{ "path": "C:\\a" } ]  """, "\"paths\" has no \"state\"")]
    [InlineData("""  "paths": [ { "path": "C:\\a", "state": ¶"gone" } ]  """, "Write one of: present, absent, unreadable")]
    [InlineData("""  "paths": [ { "path": "C:\\a", "state": "absent", "kind": ¶"link" } ]  """, "Write one of: folder, file")]
    [InlineData("""  "paths": [ { "path": "C:\\a", "state": "absent" }, ¶{ "path": "c:/A/", "state": "present" } ]  """, "contradicts the first")]
    [InlineData("""  "shares": ¶{}  """, "\"shares\" must be an array")]
    [InlineData("""  "shares": [ ¶{ "state": "absent" } ]  """, "\"shares\" has no \"path\"")]
    [InlineData("""  "shares": [ ¶{ "path": "\\\\a\\b" } ]  """, "\"shares\" has no \"state\"")]
    [InlineData("""  "shares": [ { "path": ¶"\\\\a", "state": "absent" } ]  """, @"which is no share. Write it like \\server\share")]
    [InlineData("""  "shares": [ { "path": ¶"\\\\a\\b\\c", "state": "absent" } ]  """, "which is no share")]
    [InlineData("""  "shares": [ { "path": ¶"C:\\b", "state": "absent" } ]  """, "which is no share")]
    [InlineData("""  "shares": [ { "path": "\\\\a\\b", "state": ¶"hidden" } ]  """, "Write one of: present, absent, unreadable")]
    [InlineData("""  "shares": [ { "path": "\\\\a\\b", "state": "present", "localPath": ¶"web" } ]  """, "which is no full path")]
    [InlineData("""  "shares": [ { "path": "\\\\a\\b", "state": "present", "sddl": ¶7 } ]  """, "must be text in double quotes, not a number")]
    [InlineData("""  "shares": [ { "path": "\\\\a\\b", "state": "absent" }, ¶{ "path": "//A/B", "state": "absent" } ]  """, "a second time; the first is at facts.json:2:15.")]
    [InlineData("""  "accounts": [ { "sid": ¶"S-1-5-x", "name": "a" } ]  """, "which is no SID. Write it like S-1-5-32-544")]
    [InlineData("""  "accounts": [ { "sid": "S-1-5-18", "name": "a", "kind": ¶"robot" } ]  """, "Write one of: user,")]
    [InlineData("""  "accounts": [ { "sid": "S-1-5-18", "name": "a" }, ¶{ "sid": "S-1-5-18", "name": "b" } ]  """, "has S-1-5-18 a second time; the first is at facts.json:2:17.")]
    [InlineData("""  "accounts": [ { "sid": "S-1-5-18", "name": "a", "disabled": ¶"no" } ]  """, "must be true or false, not text")]
    [InlineData("""  "groups": [ ¶{ "sid": "S-1-5-32-544", "name": "a" } ]  """, "has no \"members\"")]
    [InlineData("""  "groups": [ { "sid": "S-1-5-32-544", "name": "a", "members": [ ¶"Bob" ] } ]  """, "which is no SID")]
    [InlineData("""  "userRights": { "SeBatchLogonRight": ¶"S-1-5-18" }  """, "must be an array")]
    [InlineData("""  "switches": { "HKLM\\X!Y": ¶1 }  """, "must be text in double quotes, not a number")]
    public void A_wrong_member_is_refused_with_its_place(string members, string words) => Refused(FactsText.Version1(members), words);

    [Theory]
    [InlineData("S-1-5-18", true)]
    [InlineData("S-1-5-21-4294967295-0-1-500", true)]
    [InlineData("S-1-15-2-1-2-3-4-5-6-7-8-9-10-11-12-13-14", true)]
    [InlineData("S-1-15-2-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15", false)]
    [InlineData("S-1-281474976710655-1", true)]
    [InlineData("S-1-281474976710656-1", false)]
    [InlineData("S-1-5-4294967296", false)]
    [InlineData("S-1-5", false)]
    [InlineData("S-1-5-", false)]
    [InlineData("S-1--18", false)]
    [InlineData("S-1-5-18-", false)]
    [InlineData("S-1-5-+1", false)]
    [InlineData("S-1-5- 1", false)]
    [InlineData("S-1-0x5-18", false)]
    [InlineData("s-1-5-18", false)]
    [InlineData("S-2-5-18", false)]
    [InlineData("S-1-5-１８", false)]
    [InlineData("", false)]
    public void SIDs_are_those_that_Windows_can_hold(string sid, bool isValid)
    {
        var error = Record.Exception(() => FactsText.Document(FactsText.Version1($"\"accounts\": [ {{ \"sid\": \"{sid}\", \"name\": \"a\" }} ]")));
        Assert.Equal(isValid, error is null);
    }

    [Fact]
    public void Unknown_members_anywhere_survive_writing_with_their_values()
    {
        const string Json = """
            {
              "schemaVersion": 1,
              "futureNumber": 1.500,
              "futureList": [ { "deep": [ -0.0, 1E+3, "\u00e9\ud800", null ] } ],
              "server": { "name": "W", "futureName": "x" },
              "accounts": [ { "sid": "S-1-5-18", "name": "a", "futureFlag": true } ],
              "paths": [ { "path": "C:\\A", "state": "absent", "future": {} } ],
              "tokens": [ 1, 2 ]
            }
            """;
        var document = FactsText.Document(Json);
        var stream = new MemoryStream();
        document.Write(stream);
        stream.Position = 0;
        var again = JsonReader.Read(stream, "again");
        Assert.Equal(JsonReader.Read(Json, "x").ToString(), again.ToString());
        Assert.Equal("1.500", again.Find("futureNumber")!.Text);
        Assert.Equal(["-0.0", "1E+3", "é\uD800", null], again.Find("futureList")!.Items[0].Find("deep")!.Items.Select(i => i.Text));
        Assert.True(again.Find("accounts")!.Items[0].Find("futureFlag")!.IsTrue);
    }

    /// <summary>The pilcrow marks the place that the refusal must name; it is not part of the text.</summary>
    private static void Refused(string json, string words)
    {
        var before = json.Split('¶')[0].Split('\n');
        var error = Assert.Throws<FactsException>(() => FactsText.Document(json.Replace("¶", "", StringComparison.Ordinal)));
        Assert.StartsWith($"facts.json:{before.Length}:{before[^1].Length + 1}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        Assert.Equal("facts.json", error.FactsSource);
    }
}
