using IisIdentityTools.Security;
using Xunit;
using static IisIdentityTools.Tests.Security.Checks.TestLists;

namespace IisIdentityTools.Tests.Security.Checks;

/// <summary>
/// What cannot be told. A right is open exactly when it would be given in one of the worlds that the unknown facts allow and refused in
/// another; the worlds of an unknown SID are absent, enabled and deny-only.
/// </summary>
public sealed class UnknownMembershipTests
{
    private const string Group = "S-1-5-21-1-2-3-2001";
    private const string OtherGroup = "S-1-5-21-1-2-3-2002";
    private static readonly SecurityIdentifier s_user = SecurityIdentifier.Parse("S-1-5-21-1-2-3-1001");

    [Theory]
    [InlineData("0;0;1;G", AccessVerdict.Unknown)] // member: given; not: refused
    [InlineData("1;0;1;G", AccessVerdict.Denied)] // refused in either case
    [InlineData("1;0;1;G|0;0;1;S-1-1-0", AccessVerdict.Unknown)]
    [InlineData("0;0;1;S-1-1-0|1;0;1;G", AccessVerdict.Allowed)] // decided before it matters
    [InlineData("0;0;1;G|0;0;1;S-1-1-0", AccessVerdict.Allowed)] // given in either case
    [InlineData("0;0;1;G|1;0;1;S-1-1-0", AccessVerdict.Unknown)]
    [InlineData("1;0;1;G|0;0;1;G", AccessVerdict.Denied)] // member: denied; not: nothing gives it
    [InlineData("1;0;1;G|0;0;1;H", AccessVerdict.Unknown)]
    [InlineData("0;0;1;G|1;0;1;G|0;0;1;S-1-1-0", AccessVerdict.Unknown)] // deny-only: denied; else given
    [InlineData("0;0;1;G|0;0;2;S-1-1-0", AccessVerdict.Unknown, 0x3u)]
    [InlineData("0;0;1;G", AccessVerdict.Denied, 0x3u)] // one right open, the other refused: refused
    public void A_right_is_open_when_the_worlds_differ(string entries, AccessVerdict expected, uint desired = 1)
    {
        var token = new AccessToken(s_user) { Groups = [new(WellKnownSids.Everyone)], Unlisted = sid => sid.IsAccount ? TokenSidState.Unknown : TokenSidState.Absent };
        var descriptor = Descriptor([.. entries.Split('|').Select(entry => entry.Replace("G", Group, StringComparison.Ordinal).Replace("H", OtherGroup, StringComparison.Ordinal))]);
        Assert.Equal(expected, AccessCheck.Decide(descriptor, token, new(desired)).Verdict);
    }

    [Fact]
    public void Whether_it_owns_the_object_may_be_unknown()
    {
        var token = new AccessToken(s_user) { Unlisted = _ => TokenSidState.Unknown };
        var (decision, steps) = AccessCheck.Explain(OwnedBy(SecurityIdentifier.Parse(Group)), token, AccessMask.ReadControl | new AccessMask(1));
        Assert.Equal((AccessMask.ReadControl, new AccessMask(1)), (decision.Open, decision.Refused));
        Assert.Equal(Group, Assert.Single(steps, step => step.Reason == AccessStepReason.UnknownMembership).Sid!.ToString());
    }

    [Fact]
    public void A_listed_group_may_be_unknown_or_absent()
    {
        var token = new AccessToken(s_user)
        {
            Groups = [new(SecurityIdentifier.Parse(Group), TokenSidState.Unknown), new(SecurityIdentifier.Parse(OtherGroup), TokenSidState.Absent)],
            Unlisted = _ => TokenSidState.Unknown,
        };
        var decision = AccessCheck.Decide(Descriptor($"0;0;1;{Group}", $"0;0;2;{OtherGroup}", "0;0;4;S-1-5-21-1-2-3-2003"), token, new(7));
        Assert.Equal((new AccessMask(5), new AccessMask(2)), (decision.Open, decision.Refused));
    }

    // A condition that we cannot evaluate: given at most, refused at most. Windows gives nothing for a condition that it cannot tell.
    [Theory]
    [InlineData(AceType.AccessAllowedCallback, AccessVerdict.Unknown)]
    [InlineData(AceType.AccessDeniedCallback, AccessVerdict.Unknown)]
    public void A_condition_that_is_not_understood_leaves_its_rights_open(AceType type, AccessVerdict expected)
    {
        var entry = new AccessControlEntry(type, AceFlags.None, new(1), WellKnownSids.Everyone, [0x61, 0x72, 0x74, 0x78, 0xFF]);
        var entries = type == AceType.AccessDeniedCallback ? new[] { entry, Entry("0;0;1;S-1-1-0") } : [entry];
        var token = new AccessToken(s_user) { Groups = [new(WellKnownSids.Everyone)] };
        var (decision, steps) = AccessCheck.Explain(new(ControlFlags.None, null, null, new(entries)), token, new(1));
        Assert.Equal(expected, decision.Verdict);
        Assert.Equal(AccessStepReason.UnknownCondition, Assert.Single(steps).Reason);
    }

    // Every world of up to three unknown SIDs is checked as a token of which everything is known; Samba's verdicts hold those checks.
    [Fact]
    public void Open_means_that_two_worlds_differ()
    {
        var cases = RandomCases.Make(seed: 4711, count: 5_000);
        Assert.Contains(cases, random => !random.Decide().Open.IsNone);
        foreach (var random in cases)
        {
            var decision = random.Decide();
            var worlds = random.DecideInEveryWorld();
            Assert.Equal(worlds.Aggregate(decision.Desired, (all, world) => all & world.Granted), decision.Granted);
            Assert.Equal(worlds.Aggregate(decision.Desired, (all, world) => all & world.Refused), decision.Refused);
        }
    }

    [Fact]
    public void Explanations_agree_with_decisions()
    {
        foreach (var random in RandomCases.Make(seed: 815, count: 5_000))
        {
            var (decision, steps) = random.Explain();
            Assert.Equal(random.Decide(), decision);
            Assert.True(ExplainedRights.Fit(decision, steps, random.Descriptor));
        }
    }
}
