using IisIdentityTools.Security;
using Xunit;
using static IisIdentityTools.Tests.Security.Checks.TestLists;

namespace IisIdentityTools.Tests.Security.Checks;

/// <summary>The steps name the entry that decided each right, its place, and the SID of the token through which it matched.</summary>
public sealed class AccessExplanationTests
{
    private static readonly AccessToken s_user = new(SecurityIdentifier.Parse("S-1-5-21-1-2-3-1001")) { Groups = [new(WellKnownSids.Everyone), new(WellKnownSids.Users)] };

    [Fact]
    public void Each_right_has_the_entry_that_decided_it()
    {
        var descriptor = Descriptor("0;0;8;S-1-5-32-544", "1;0;2;S-1-5-32-545", "0;0;3;S-1-1-0");
        Assert.Equal(
            ["0x00000002 DeniedByEntry 1 S-1-5-32-545", "0x00000001 AllowedByEntry 2 S-1-1-0", "0x00000004 NoEntry -1 "],
            Steps(descriptor, s_user, new(7)));
    }

    [Fact]
    public void Owner_rights_are_matched_through_the_owner()
    {
        Assert.Equal(["0x00000001 AllowedByEntry 0 S-1-5-21-1-2-3-1001"], Steps(OwnedBy(s_user.User, "0;0;1;S-1-3-4"), s_user, new(1)));
        Assert.Equal(["0x00020000 Owner -1 S-1-5-21-1-2-3-1001"], Steps(OwnedBy(s_user.User), s_user, AccessMask.ReadControl));
    }

    [Fact]
    public void A_label_takes_what_the_list_gives()
    {
        var token = new AccessToken(WellKnownSids.Everyone) { IntegrityLevel = IntegrityLevel.Medium };
        Assert.Equal(["0x00000002 IntegrityLevel 0 ", "0x00000001 AllowedByEntry 0 S-1-1-0"], Steps(WithSacl("11;0;1;S-1-16-12288"), token, new(3)));
    }

    [Fact]
    public void Without_a_list_one_step_says_so() =>
        Assert.Equal(["0x001f01ff NoList -1 "], Steps(new(ControlFlags.DaclPresent, null, null, null), s_user, AccessMask.GenericAll));

    [Fact]
    public void Only_what_is_open_in_the_end_is_called_open()
    {
        var token = new AccessToken(s_user.User) { Groups = s_user.Groups, Unlisted = _ => TokenSidState.Unknown };
        Assert.Equal(
            ["0x00000004 UnknownMembership 0 S-1-5-32-544", "0x00000003 AllowedByEntry 1 S-1-1-0"],
            Steps(Descriptor("0;0;7;S-1-5-32-544", "0;0;3;S-1-1-0"), token, new(7)));
    }

    private static IEnumerable<string> Steps(SecurityDescriptor descriptor, AccessToken token, AccessMask desired) =>
        AccessCheck.Explain(descriptor, token, desired).Steps.Select(step => FormattableString.Invariant($"{step.Rights} {step.Reason} {step.EntryIndex} {step.Sid}"));
}
