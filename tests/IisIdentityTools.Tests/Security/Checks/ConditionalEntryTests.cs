using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Security.Checks;

/// <summary>Entries with a condition; expectations worked out by hand from [MS-DTYP] 2.4.4.17.3 and 2.5.3.1.5, the derivation in the comment.</summary>
public sealed class ConditionalEntryTests
{
    // 8 bytes, no sign, decimal.
    private const string One = "0401000000000000000302";

    private static readonly SecurityIdentifier s_user = SecurityIdentifier.Parse("S-1-5-21-1-2-3-1001");

    // "Member_of: TRUE when the token holds every SID." A deny-only group is held for a denying entry and not for an allowing one.
    [Theory]
    [InlineData("D:(XA;;FR;;;WD;(Member_of{SID(BA)}))", TokenSidState.Enabled, AccessVerdict.Allowed)]
    [InlineData("D:(XA;;FR;;;WD;(Member_of{SID(BA)}))", TokenSidState.Absent, AccessVerdict.Denied)]
    [InlineData("D:(XA;;FR;;;WD;(Member_of{SID(BA)}))", TokenSidState.DenyOnly, AccessVerdict.Denied)]
    [InlineData("D:(XA;;FR;;;WD;(Member_of{SID(BA)}))", TokenSidState.Unknown, AccessVerdict.Unknown)]
    [InlineData("D:(XD;;FR;;;WD;(Member_of{SID(BA)}))(A;;FA;;;WD)", TokenSidState.Enabled, AccessVerdict.Denied)]
    [InlineData("D:(XD;;FR;;;WD;(Member_of{SID(BA)}))(A;;FA;;;WD)", TokenSidState.Absent, AccessVerdict.Allowed)]
    [InlineData("D:(XD;;FR;;;WD;(Member_of{SID(BA)}))(A;;FA;;;WD)", TokenSidState.DenyOnly, AccessVerdict.Denied)]
    [InlineData("D:(XD;;FR;;;WD;(Member_of{SID(BA)}))(A;;FA;;;WD)", TokenSidState.Unknown, AccessVerdict.Unknown)]
    // The entry must match besides: the condition holds, but nobody is asked by S-1-5-32-546 (Guests).
    [InlineData("D:(XA;;FR;;;BG;(Member_of{SID(BA)}))", TokenSidState.Enabled, AccessVerdict.Denied)]
    // Either member is enough for Member_of_Any.
    [InlineData("D:(XA;;FR;;;WD;(Member_of_Any{SID(BA),SID(WD)}))", TokenSidState.Absent, AccessVerdict.Allowed)]
    public void Membership_is_asked_of_the_token(string sddl, TokenSidState administrators, AccessVerdict expected) =>
        Assert.Equal(expected, Decide(sddl, administrators).Verdict);

    // Claims of users are in no configuration: not known, whichever way the entry goes. What was decided before does not depend on it.
    [Theory]
    [InlineData("D:(XA;;FR;;;WD;(@User.x == 1))", AccessVerdict.Unknown)]
    [InlineData("D:(XD;;FR;;;WD;(@User.x == 1))(A;;FA;;;WD)", AccessVerdict.Unknown)]
    [InlineData("D:(A;;FA;;;WD)(XD;;FR;;;WD;(@User.x == 1))", AccessVerdict.Allowed)]
    [InlineData("D:(XA;;FR;;;WD;(@User.x == 1))(A;;FA;;;WD)", AccessVerdict.Allowed)]
    [InlineData("D:(XA;;FR;;;WD;(@User.x == 1 && Member_of{SID(BA)}))", AccessVerdict.Denied)]
    public void A_claim_that_is_not_known_leaves_the_right_open(string sddl, AccessVerdict expected)
    {
        Assert.Equal(expected, Decide(sddl, TokenSidState.Absent).Verdict);
        if (expected == AccessVerdict.Unknown)
            Assert.Contains(Explain(sddl, TokenSidState.Absent).Steps, step => step.Reason == AccessStepReason.UnknownCondition && step.EntryIndex == 0);
    }

    // Attributes of the object stand in RA entries of its audit list. With the list there and the attribute not, Windows comes to UNKNOWN:
    // an allowing entry gives nothing then, a denying one denies. Without the list it was not captured.
    [Theory]
    [InlineData("D:(XA;;FR;;;WD;(@Resource.dept == \"it\"))S:(RA;;;;;WD;(\"dept\",TS,0,\"it\"))", AccessVerdict.Allowed)]
    [InlineData("D:(XA;;FR;;;WD;(@Resource.dept == \"it\"))S:(RA;;;;;WD;(\"dept\",TS,0,\"hr\"))", AccessVerdict.Denied)]
    [InlineData("D:(XA;;FR;;;WD;(@Resource.dept == \"it\"))S:", AccessVerdict.Denied)]
    [InlineData("D:(XD;;FR;;;WD;(@Resource.dept == \"it\"))(A;;FA;;;WD)S:(RA;;;;;WD;(\"dept\",TS,0,\"hr\"))", AccessVerdict.Allowed)]
    [InlineData("D:(XD;;FR;;;WD;(@Resource.dept == \"it\"))(A;;FA;;;WD)S:", AccessVerdict.Denied)]
    [InlineData("D:(XA;;FR;;;WD;(@Resource.dept == \"it\"))", AccessVerdict.Unknown)]
    public void Attributes_come_from_the_audit_list(string sddl, AccessVerdict expected) =>
        Assert.Equal(expected, Decide(sddl, TokenSidState.Absent).Verdict);

    [Theory]
    [InlineData("")]
    [InlineData("01020304")] // no condition: what a program of its own left there
    [InlineData("6172747880000000")] // "==" without operands
    public void A_condition_that_cannot_be_read_leaves_the_right_open(string data)
    {
        var entry = new AccessControlEntry(AceType.AccessAllowedCallback, AceFlags.None, FileRights.Read, WellKnownSids.Everyone, Convert.FromHexString(data));
        var descriptor = new SecurityDescriptor(ControlFlags.None, WellKnownSids.System, null, new([entry]));
        var explanation = AccessCheck.Explain(descriptor, new(WellKnownSids.Everyone), FileRights.Read);
        Assert.Equal(AccessVerdict.Unknown, explanation.Decision.Verdict);
        Assert.Contains(explanation.Steps, step => step.Reason == AccessStepReason.UnknownCondition);
        Assert.Throws<SddlException>(() => descriptor.ToSddl());
    }

    // The second check matches the restricting SIDs. Whom its condition asks is documented nowhere: open, unless both would answer the same.
    [Theory]
    [InlineData("S-1-1-0", AccessVerdict.Unknown)]
    [InlineData("S-1-1-0 S-1-5-32-544", AccessVerdict.Allowed)]
    public void The_second_check_of_a_restricted_token_claims_only_what_is_sure(string restricting, AccessVerdict expected)
    {
        var token = new AccessToken(s_user)
        {
            Groups = [new(WellKnownSids.Everyone), new(WellKnownSids.Administrators)],
            RestrictingSids = [.. restricting.Split(' ').Select(SecurityIdentifier.Parse)],
        };
        Assert.Equal(expected, AccessCheck.Decide(SecurityDescriptor.Parse("O:SYD:(XA;;FR;;;WD;(Member_of{SID(BA)}))"), token, FileRights.Read).Verdict);
    }

    // a == "<quote>", for which SDDL has no spelling, and (a == 1) == 1, which its grammar does not allow.
    [Theory]
    [InlineData("f8020000006100" + "10020000002200" + "80" + "00")]
    [InlineData("f8020000006100" + One + "80" + One + "80" + "00")]
    public void A_condition_that_text_cannot_say_is_no_text(string tokens)
    {
        var data = Convert.FromHexString("61727478" + tokens);
        var entry = new AccessControlEntry(AceType.AccessAllowedCallback, AceFlags.None, FileRights.Read, WellKnownSids.Everyone, data);
        var descriptor = new SecurityDescriptor(ControlFlags.None, null, null, new([entry]));
        Assert.Contains("Entry 0 of the access-control list", Assert.Throws<SddlException>(() => descriptor.ToSddl()).Message, StringComparison.Ordinal);
        Assert.Equal(data, SecurityDescriptor.FromBytes(descriptor.ToBytes()).Dacl![0].GetApplicationData());
    }

    private static AccessDecision Decide(string sddl, TokenSidState administrators)
    {
        var explanation = Explain(sddl, administrators);
        var descriptor = SecurityDescriptor.Parse("O:SY" + sddl);
        Assert.Equal(explanation.Decision, AccessCheck.Decide(descriptor, TokenOf(administrators), FileRights.Read));
        return explanation.Decision;
    }

    private static AccessExplanation Explain(string sddl, TokenSidState administrators) =>
        AccessCheck.Explain(SecurityDescriptor.Parse("O:SY" + sddl), TokenOf(administrators), FileRights.Read);

    private static AccessToken TokenOf(TokenSidState administrators) =>
        new(s_user) { Groups = [new(WellKnownSids.Everyone), new(WellKnownSids.Administrators, administrators)] };
}
