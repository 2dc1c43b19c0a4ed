using IisIdentityTools.Security;
using Xunit;
using static IisIdentityTools.Tests.Security.Checks.TestLists;

namespace IisIdentityTools.Tests.Security.Checks;

/// <summary>
/// Win32 "Restricted Tokens": two checks, one with the enabled SIDs and one with the restricting SIDs; a right is given when both give it.
/// Here the user is in Everyone and Users, and restricted to Everyone and its own SID unless said otherwise.
/// </summary>
public sealed class RestrictedTokenTests
{
    private static readonly SecurityIdentifier s_user = SecurityIdentifier.Parse("S-1-5-21-1-2-3-1001");

    [Theory]
    [InlineData("0;0;1200a9;S-1-1-0", 0x12_00A9u)] // both
    [InlineData("0;0;1200a9;S-1-5-32-545", 0x0u)] // only the first
    [InlineData("0;0;1;S-1-1-0|0;0;3;S-1-5-32-545", 0x1u)]
    [InlineData("1;0;1;S-1-5-32-545|0;0;3;S-1-1-0", 0x2u)] // denied in the first, given in the second
    public void Both_checks_must_give_a_right(string entries, uint expected) =>
        Assert.Equal(new AccessMask(expected), AccessCheck.Decide(Descriptor(entries.Split('|')), Token(WellKnownSids.Everyone, s_user), AccessMask.MaximumAllowed).Granted);

    // Restricted to the owner's SID, the second check finds the owner as well; restricted to Everyone, it does not.
    [Fact]
    public void The_owner_has_to_be_among_the_restricting_sids()
    {
        var descriptor = OwnedBy(s_user);
        Assert.Equal(FileRights.ReadPermissions | FileRights.ChangePermissions, AccessCheck.Decide(descriptor, Token(s_user), AccessMask.MaximumAllowed).Granted);
        Assert.True(AccessCheck.Decide(descriptor, Token(WellKnownSids.Everyone), AccessMask.MaximumAllowed).Granted.IsNone);
    }

    [Fact]
    public void Without_a_list_nothing_restricts() =>
        Assert.Equal(AccessVerdict.Allowed, AccessCheck.Decide(new(ControlFlags.DaclPresent, null, null, null), Token(SecurityIdentifier.Parse("S-1-0-0")), FileRights.FullControl).Verdict);

    [Fact]
    public void The_explanation_names_the_second_check()
    {
        var (decision, steps) = AccessCheck.Explain(Descriptor("0;0;1;S-1-5-32-545"), Token(WellKnownSids.Everyone), new(1));
        Assert.Equal(AccessVerdict.Denied, decision.Verdict);
        Assert.Equal(AccessStepReason.RestrictedToken, Assert.Single(steps).Reason);
    }

    private static AccessToken Token(params SecurityIdentifier[] restricting) =>
        new(s_user) { Groups = [new(WellKnownSids.Everyone), new(WellKnownSids.Users)], RestrictingSids = restricting };
}
