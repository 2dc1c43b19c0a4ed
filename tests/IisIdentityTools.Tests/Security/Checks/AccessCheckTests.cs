using IisIdentityTools.Security;
using Xunit;
using static IisIdentityTools.Tests.Security.Checks.TestLists;

namespace IisIdentityTools.Tests.Security.Checks;

/// <summary>The access check case by case; expectations worked out by hand from [MS-DTYP] 2.5.3.2, the derivation in the comment.</summary>
public sealed class AccessCheckTests
{
    private const string Everyone = "S-1-1-0";
    private static readonly AccessToken s_user = new(SecurityIdentifier.Parse("S-1-5-21-1-2-3-1001")) { Groups = [new(WellKnownSids.Everyone), new(WellKnownSids.Users)] };

    // "An entry grants: its bits leave the request. An entry denies bits still in the request: refused. Bits left at the end: refused."
    [Theory]
    [InlineData("0;0;1200a9;S-1-1-0", 0x1200A9u, AccessVerdict.Allowed)] // one entry gives all
    [InlineData("0;0;1200a9;S-1-1-0", 0x2u, AccessVerdict.Denied)] // nothing says anything of it
    [InlineData("0;0;1;S-1-1-0|0;0;2;S-1-5-32-545", 0x3u, AccessVerdict.Allowed)] // two entries give one bit each
    [InlineData("1;0;2;S-1-5-32-545|0;0;3;S-1-1-0", 0x3u, AccessVerdict.Denied)] // the deny entry comes first
    [InlineData("0;0;3;S-1-1-0|1;0;2;S-1-5-32-545", 0x3u, AccessVerdict.Allowed)] // stored order: the bit is given before it is denied
    [InlineData("1;8;3;S-1-1-0|0;0;3;S-1-1-0", 0x3u, AccessVerdict.Allowed)] // inherit-only entries are skipped
    [InlineData("0;8;3;S-1-1-0", 0x3u, AccessVerdict.Denied)]
    [InlineData("0;10;3;S-1-1-0", 0x3u, AccessVerdict.Allowed)] // inherited entries count like others
    [InlineData("0;0;3;S-1-5-32-544", 0x3u, AccessVerdict.Denied)] // a SID that the token has not
    [InlineData("1;0;0;S-1-1-0|0;0;3;S-1-1-0", 0x3u, AccessVerdict.Allowed)] // a deny entry without a bit
    [InlineData("2;40;3;S-1-1-0|0;0;3;S-1-1-0", 0x3u, AccessVerdict.Allowed)] // audit entries have no say
    [InlineData("0;0;3;S-1-3-0", 0x3u, AccessVerdict.Denied)] // CREATOR OWNER is in no token
    [InlineData("0;0;3;S-1-5-10", 0x3u, AccessVerdict.Denied)] // PRINCIPAL_SELF without a self SID
    [InlineData("", 0x1u, AccessVerdict.Denied)] // an empty list gives nobody anything
    public void Entries_decide_in_stored_order(string entries, uint desired, AccessVerdict expected) =>
        Assert.Equal(expected, AccessCheck.Decide(Descriptor(entries.Split('|', StringSplitOptions.RemoveEmptyEntries)), s_user, new(desired)).Verdict);

    // "No DACL: any access check will succeed." NULL: present, but no list. ACCESS_SYSTEM_SECURITY is looked at before the DACL.
    [Theory]
    [InlineData(ControlFlags.None)]
    [InlineData(ControlFlags.DaclPresent)]
    public void Without_a_list_everybody_has_everything(ControlFlags control)
    {
        var descriptor = new SecurityDescriptor(control, WellKnownSids.System, null, dacl: null);
        Assert.Equal(AccessVerdict.Allowed, AccessCheck.Decide(descriptor, s_user, FileRights.FullControl).Verdict);
        Assert.Equal(AccessVerdict.Denied, AccessCheck.Decide(descriptor, s_user, AccessMask.AccessSystemSecurity).Verdict);

        var maximum = AccessCheck.Decide(descriptor, s_user, AccessMask.MaximumAllowed);
        Assert.Equal((AccessVerdict.Allowed, FileRights.FullControl), (maximum.Verdict, maximum.Granted));
    }

    // READ_CONTROL and WRITE_DAC leave the request before the first entry is read, so that a deny entry finds them gone. Vector 24.
    [Theory]
    [InlineData("", 0x6_0000u)]
    [InlineData("1;0;1f01ff;S-1-1-0", 0x6_0000u)]
    [InlineData("0;0;1;S-1-3-4", 0x1u)] // OWNER RIGHTS: only what it gives
    [InlineData("1;0;40000;S-1-3-4", 0x0u)] // a denying one takes the implied rights as well
    [InlineData("0;8;1;S-1-3-4", 0x6_0000u)] // one for children only does not
    [InlineData("0;0;20000;S-1-3-4|0;0;1;S-1-1-0", 0x2_0001u)]
    public void Owners_have_implied_rights(string entries, uint expected)
    {
        var decision = AccessCheck.Decide(OwnedBy(s_user.User, entries.Split('|', StringSplitOptions.RemoveEmptyEntries)), s_user, AccessMask.MaximumAllowed);
        Assert.Equal(new AccessMask(expected), decision.Granted);
        Assert.Equal(expected == 0 ? AccessVerdict.Denied : AccessVerdict.Allowed, decision.Verdict);
    }

    [Fact]
    public void Owner_rights_say_nothing_of_others() =>
        Assert.True(AccessCheck.Decide(Descriptor("0;0;1;S-1-3-4"), s_user, AccessMask.MaximumAllowed).Granted.IsNone);

    // 1 given before it is denied, 2 denied before it is given, 4 only denied, 8 only given. Order counts here too (rule C5): the
    // pseudocode alone would take 1 away again.
    [Fact]
    public void Maximum_allowed_keeps_the_order_of_the_list()
    {
        var descriptor = Descriptor("0;0;1;S-1-1-0", "1;0;7;S-1-1-0", "0;0;a;S-1-1-0");
        Assert.Equal(new AccessMask(0x9), AccessCheck.Decide(descriptor, s_user, AccessMask.MaximumAllowed).Granted);
        Assert.Equal(AccessVerdict.Allowed, AccessCheck.Decide(descriptor, s_user, AccessMask.MaximumAllowed | new AccessMask(1)).Verdict);
        Assert.Equal(AccessVerdict.Denied, AccessCheck.Decide(descriptor, s_user, AccessMask.MaximumAllowed | new AccessMask(2)).Verdict);
    }

    // winnt.h: GENERIC_READ on a file is 0x120089, GENERIC_EXECUTE 0x1200A0, GENERIC_ALL 0x1F01FF.
    [Theory]
    [InlineData("0;0;80000000;S-1-1-0", 0x12_0089u, 0x12_0089u)]
    [InlineData("0;0;10000000;S-1-1-0", 0x1000_0000u, 0x1F_01FFu)]
    [InlineData("0;0;1f01ff;S-1-1-0", 0x4000_0000u, 0x12_0116u)]
    [InlineData("1;0;20000000;S-1-1-0|0;0;1f01ff;S-1-1-0", 0x1F_01FFu, 0xD_015Fu)]
    public void Generic_rights_are_mapped_on_both_sides(string entries, uint desired, uint granted) =>
        Assert.Equal(new AccessMask(granted), AccessCheck.Decide(Descriptor(entries.Split('|')), s_user, new(desired)).Granted);

    [Fact]
    public void Other_kinds_of_objects_have_other_mappings()
    {
        // winnt.h: KEY_READ 0x20019, KEY_WRITE 0x20006, KEY_EXECUTE 0x20019, KEY_ALL_ACCESS 0xF003F.
        var key = new GenericMapping(new(0x2_0019), new(0x2_0006), new(0x2_0019), new(0xF_003F));
        Assert.Equal(new AccessMask(0x2_0019), AccessCheck.Decide(Descriptor("0;0;80000000;" + Everyone), s_user, AccessMask.MaximumAllowed, key).Granted);
    }

    // "Token.Groups: deny-only SIDs match access-denied entries only." 21: local administrator filtered by UAC.
    [Fact]
    public void Deny_only_groups_match_deny_entries_only()
    {
        var filtered = new AccessToken(s_user.User) { Groups = [new(WellKnownSids.Administrators, TokenSidState.DenyOnly), new(WellKnownSids.Everyone)] };
        Assert.Equal(AccessVerdict.Denied, AccessCheck.Decide(Descriptor("0;0;1f01ff;S-1-5-32-544"), filtered, FileRights.Read).Verdict);
        Assert.Equal(AccessVerdict.Denied, AccessCheck.Decide(Descriptor("1;0;1;S-1-5-32-544", "0;0;1f01ff;S-1-1-0"), filtered, FileRights.Read).Verdict);
        Assert.True(AccessCheck.Decide(OwnedBy(WellKnownSids.Administrators), filtered, AccessMask.MaximumAllowed).Granted.IsNone);
    }

    // Object entries: "IF ACE.Object is contained in LocalTree"; without a tree one that names a kind is passed over, allowing or denying.
    [Theory]
    [InlineData(AceType.AccessAllowedObject, true, AccessVerdict.Denied)]
    [InlineData(AceType.AccessAllowedObject, false, AccessVerdict.Allowed)]
    [InlineData(AceType.AccessDeniedObject, true, AccessVerdict.Allowed)]
    [InlineData(AceType.AccessDeniedObject, false, AccessVerdict.Denied)]
    public void Object_entries_count_without_a_kind_only(AceType type, bool namesKind, AccessVerdict expected)
    {
        var entry = new AccessControlEntry(type, AceFlags.None, new(1), WellKnownSids.Everyone, objectType: namesKind ? Guid.Parse("bf967aba-0de6-11d0-a285-00aa003049e2") : null);
        AccessControlEntry[] entries = type == AceType.AccessDeniedObject ? [entry, Entry("0;0;1;S-1-1-0")] : [entry];
        Assert.Equal(expected, AccessCheck.Decide(new(ControlFlags.None, WellKnownSids.System, null, new(entries)), s_user, new(1)).Verdict);
    }

    [Fact]
    public void A_list_made_of_nothing_that_is_understood_is_open()
    {
        var entry = new AccessControlEntry((AceType)0x42, AceFlags.None, AccessMask.None, sid: null, [1, 2, 3, 4]);
        Assert.Equal(AccessVerdict.Unknown, AccessCheck.Decide(new(ControlFlags.None, null, null, new([entry])), s_user, FileRights.Read).Verdict);
    }
}
