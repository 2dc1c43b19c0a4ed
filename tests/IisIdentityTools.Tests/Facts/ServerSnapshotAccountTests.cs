using IisIdentityTools.Facts;
using Xunit;

namespace IisIdentityTools.Tests.Facts;

public sealed class ServerSnapshotAccountTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServerSnapshot _snapshot;

    public ServerSnapshotAccountTests()
    {
        _folder.Write("facts.json", """
            {
              "schemaVersion": 1,
              "server": { "name": "WEB01", "domain": "CONTOSO" },
              "accounts": [
                { "sid": "S-1-5-21-1-1-1-1001", "name": "WEB01\\svc", "kind": "user" },
                { "sid": "S-1-5-21-2-2-2-1101", "name": "CONTOSO\\svc", "kind": "user" },
                { "sid": "S-1-5-21-2-2-2-1102", "name": "CONTOSO\\web", "kind": "user" },
                { "sid": "S-1-5-21-3-3-3-1102", "name": "FABRIKAM\\web", "kind": "user" },
                { "sid": "S-1-5-21-2-2-2-1103", "name": "CONTOSO\\gmsa$", "kind": "groupManagedServiceAccount" },
                { "sid": "S-1-5-21-2-2-2-1104", "name": "CONTOSO\\old", "kind": "deleted" },
                { "sid": "S-1-5-21-2-2-2-1105", "name": "CONTOSO\\old", "kind": "user" },
                { "sid": "S-1-5-21-4-4-4-1106", "name": "emea.contoso.com\\web", "kind": "user" },
                { "sid": "S-1-5-17", "name": "NT AUTHORITY\\IUSR", "kind": "wellKnown" },
                { "sid": "S-1-1-0", "name": "Everyone", "kind": "wellKnown" }
              ],
              "groups": [
                { "sid": "S-1-5-32-568", "name": "IIS_IUSRS", "members": [ { "sid": "S-1-5-21-9-9-9-500", "name": "TAILSPIN\\bob" }, "S-1-5-17" ] },
                { "sid": "S-1-5-21-1-1-1-1010", "name": "AppUsers", "members": [] }
              ],
              "userRights": { "SeBatchLogonRight": [ "S-1-5-32-568" ], "SeServiceLogonRight": [] },
              "switches": { "HKLM\\SOFTWARE\\X!Y": "1", "HKLM\\SOFTWARE\\X!Z": "" }
            }
            """);
        _snapshot = ServerSnapshot.Open(_folder.Root);
    }

    public void Dispose()
    {
        _snapshot.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("S-1-5-21-1-1-1-1001", "S-1-5-21-1-1-1-1001")]
    [InlineData("s-1-5-17", "S-1-5-17")]
    [InlineData("S-1-5-99", null)]
    [InlineData(@"contoso\SVC", "S-1-5-21-2-2-2-1101")]
    [InlineData(@"WEB01\svc", "S-1-5-21-1-1-1-1001")]
    [InlineData(@".\svc", "S-1-5-21-1-1-1-1001")]
    [InlineData("svc", "S-1-5-21-1-1-1-1001")]
    [InlineData(@".\web", null)]
    [InlineData("web", null)]
    [InlineData(@"CONTOSO\web", "S-1-5-21-2-2-2-1102")]
    [InlineData("web@contoso.com", null)]
    [InlineData("web@emea.contoso.com", "S-1-5-21-4-4-4-1106")]
    [InlineData("svc@contoso.com", "S-1-5-21-2-2-2-1101")]
    [InlineData("gmsa$@contoso.com", "S-1-5-21-2-2-2-1103")]
    [InlineData("gmsa$", "S-1-5-21-2-2-2-1103")]
    [InlineData("IUSR", "S-1-5-17")]
    [InlineData("IUSR@contoso.com", null)]
    [InlineData(@"NT AUTHORITY\iusr", "S-1-5-17")]
    [InlineData("everyone", "S-1-1-0")]
    [InlineData(@"CONTOSO\old", "S-1-5-21-2-2-2-1105")]
    [InlineData("IIS_IUSRS", "S-1-5-32-568")]
    [InlineData(@"BUILTIN\IIS_IUSRS", "S-1-5-32-568")]
    [InlineData(@"WEB01\AppUsers", "S-1-5-21-1-1-1-1010")]
    [InlineData(@"TAILSPIN\bob", "S-1-5-21-9-9-9-500")]
    [InlineData("nobody", null)]
    [InlineData(@"OTHER\svc", null)]
    [InlineData("", null)]
    [InlineData(@"\", null)]
    [InlineData("@", null)]
    [InlineData("@contoso.com", null)]
    public void An_account_is_found_by_SID_and_every_form_of_name(string name, string? sid) =>
        Assert.Equal(sid, _snapshot.FindAccount(name)?.Sid);

    [Fact]
    public void A_group_is_an_account_of_kind_group()
    {
        var group = _snapshot.FindAccount("S-1-5-32-568")!;
        Assert.Equal((AccountKind.Group, @"BUILTIN\IIS_IUSRS"), (group.Kind, group.Name));
        Assert.Equal(2, _snapshot.Groups.Count);
    }

    [Theory]
    [InlineData("SEBATCHLOGONRIGHT", "S-1-5-32-568")]
    [InlineData("SeServiceLogonRight", "")]
    [InlineData("SeDebugPrivilege", null)]
    public void Rights_are_found_by_name(string right, string? holders) =>
        Assert.Equal(holders, _snapshot.GetUserRightHolders(right) is { } found ? string.Join(",", found) : null);

    [Theory]
    [InlineData(@"hklm\software\x!y", "1")]
    [InlineData(@"HKLM\SOFTWARE\X!Z", "")]
    [InlineData(@"HKLM\SOFTWARE\X!W", null)]
    public void Switches_tell_absent_from_unknown(string name, string? value) => Assert.Equal(value, _snapshot.GetSwitch(name));

    [Theory]
    [InlineData("true", FactState.Present)]
    [InlineData("false", FactState.Unknown)]
    [InlineData("null", FactState.Unknown)]
    public void Groups_are_whole_only_when_that_is_said(string value, FactState expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("facts.json", FactsText.Version1($"\"groupsComplete\": {value}"));
        using var snapshot = ServerSnapshot.Open(folder.Root);
        Assert.Equal(expected, snapshot.GroupsState);
    }
}
