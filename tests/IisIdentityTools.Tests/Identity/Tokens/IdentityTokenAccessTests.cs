using IisIdentityTools.Identity.Tokens;
using IisIdentityTools.Security;
using IisIdentityTools.Tests.Security.Checks;
using Xunit;

namespace IisIdentityTools.Tests.Identity.Tokens;

/// <summary>Modelled tokens before an access-control list: the vectors of section I of the rules that are about one list.</summary>
public sealed class IdentityTokenAccessTests
{
    private const string UnknownGroup = "S-1-5-21-9-9-9-3001";

    [Theory]
    [InlineData("SpecificUser (batch)", AccessVerdict.Denied)]
    [InlineData("AppPoolIdentity", AccessVerdict.Allowed)]
    public void Vector_20_an_entry_for_all_pools_reaches_pool_identities_only(string column, AccessVerdict expected) =>
        Assert.Equal(expected, Verdict(Token(TokenCases.Subject(column)), FileRights.ReadAndExecute, "0;0;1200a9;S-1-5-82-0"));

    // The vector is rule C4: LocalAccountTokenFilterPolicy is 0, so that a local account's Administrators is for deny entries only.
    [Fact]
    public void Vector_21_a_filtered_administrator_gets_nothing_through_Administrators()
    {
        var server = TokenCases.Server().WithGroup(TokenCases.Administrators, @"BUILTIN\Administrators", TokenCases.LocalUserSid).WithSwitch(UacTests.Policy + "LocalAccountTokenFilterPolicy", "0");
        var token = IdentityTokenBuilder.Build(TokenSubject.WindowsUser(TokenCases.LocalUser), server).ToAccessToken();
        Assert.Equal(TokenSidState.DenyOnly, token.StateOf(WellKnownSids.Administrators));
        Assert.Equal(AccessVerdict.Denied, Verdict(token, FileRights.Read, "0;0;1f01ff;S-1-5-32-544"));
    }

    [Fact]
    public void Vector_10_an_entry_for_SERVICE_denies_IUSR_and_does_not_allow_it()
    {
        var token = Token(TokenSubject.AnonymousIusr());
        Assert.Equal(AccessVerdict.Denied, Verdict(token, FileRights.Read, "0;0;1200a9;S-1-5-6"));
        Assert.Equal(AccessVerdict.Denied, Verdict(token, FileRights.Read, "1;0;1;S-1-5-6", "0;0;1200a9;S-1-1-0"));
    }

    [Theory]
    [InlineData("", 0x6_0000u)]
    [InlineData("0;0;1200a9;S-1-3-4", 0x12_00A9u)]
    public void Vector_24_a_pool_that_owns_a_folder_has_the_implied_rights(string entries, uint expected)
    {
        var descriptor = TestLists.OwnedBy(SecurityIdentifier.Parse(TokenCases.PoolSid), entries.Split('|', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(new AccessMask(expected), AccessCheck.Decide(descriptor, Token(TokenCases.Subject("AppPoolIdentity")), AccessMask.MaximumAllowed).Granted);
    }

    [Fact]
    public void What_the_model_cannot_tell_stays_unknown()
    {
        var token = Token(TokenSubject.WindowsUser(@"OTHER\someone"));
        Assert.Equal(AccessVerdict.Unknown, Verdict(token, FileRights.Read, $"0;0;1200a9;{UnknownGroup}"));
        Assert.Equal(AccessVerdict.Denied, Verdict(token, FileRights.Read, $"0;0;1200a9;{TokenCases.PoolSid}"));
    }

    [Fact]
    public void Integrity_and_privileges_go_along()
    {
        var pool = Token(TokenCases.Subject("AppPoolIdentity"));
        Assert.Equal((IntegrityLevel.High, PrivilegeUse.None), (pool.IntegrityLevel, pool.Privileges));
        Assert.Equal(TokenCases.PoolSid, pool.User!.ToString());

        var system = Token(TokenCases.Subject("LocalSystem"));
        Assert.Equal((IntegrityLevel.System, PrivilegeUse.TakeOwnership | PrivilegeUse.Backup | PrivilegeUse.Restore | PrivilegeUse.Security), (system.IntegrityLevel, system.Privileges));
        Assert.Equal(PrivilegeUse.None, system.UnknownPrivileges);
        Assert.Equal(PrivilegeUse.TakeOwnership, Token(TokenCases.Subject("SpecificUser (batch)")).UnknownPrivileges & PrivilegeUse.TakeOwnership);
    }

    private static AccessToken Token(TokenSubject subject) => IdentityTokenBuilder.Build(subject, TokenCases.Server()).ToAccessToken();

    private static AccessVerdict Verdict(AccessToken token, AccessMask desired, params string[] entries) =>
        AccessCheck.Decide(TestLists.Descriptor(entries), token, desired).Verdict;
}
