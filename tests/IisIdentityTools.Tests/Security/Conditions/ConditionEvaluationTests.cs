using IisIdentityTools.Security;
using IisIdentityTools.Security.Conditions;
using Xunit;

namespace IisIdentityTools.Tests.Security.Conditions;

/// <summary>What conditions come to: [MS-DTYP] 2.4.4.17.6 and 2.4.4.17.7, Microsoft Learn "SDDL for Conditional ACEs", Samba's public cases.</summary>
public sealed class ConditionEvaluationTests
{
    // Samba, python/samba/tests/conditional_ace_claims.py: allowed there is True here. User WD and AA; device BA and BG.
    [Theory]
    [InlineData("(Device_Member_of{SID(BA)} && Member_of{SID(WD)})", ConditionResult.True)]
    [InlineData("(Device_Member_of{SID(AA)} || Member_of{SID(WD)})", ConditionResult.True)]
    [InlineData("(Device_Member_of{SID(BG)} || Member_of{SID(WR)})", ConditionResult.True)]
    [InlineData("(Device_Member_of{SID(AA)} && Member_of{SID(WD)})", ConditionResult.False)]
    [InlineData("(Device_Member_of{SID(BA)} && Member_of{SID(BA)})", ConditionResult.False)]
    [InlineData("(Device_Member_of{SID(AA)} || Member_of{SID(WR)})", ConditionResult.False)]
    [InlineData("(Member_of_Any{SID(AS),SID(WD)})", ConditionResult.True)]
    [InlineData("(Member_of{SID(AS),SID(WD)})", ConditionResult.False)]
    [InlineData("(Not_Member_of{SID(AS),SID(WD)})", ConditionResult.True)]
    [InlineData("(Not_Member_of_Any{SID(AS),SID(WD)})", ConditionResult.False)]
    [InlineData("(Member_of SID(WD))", ConditionResult.True)]
    [InlineData("(! (Member_of{SID(BA)}))", ConditionResult.True)]
    [InlineData("(!(!(!(!(!(!(!(!( Member_of{SID(AA)})))))))))", ConditionResult.True)]
    [InlineData("(!(!(!( !(!(!( !(!(!(Member_of{SID(BA)}))))))))))", ConditionResult.True)]
    [InlineData("(!(!(!(Not_Member_of{SID(BA)}))))", ConditionResult.False)]
    public void Membership(string text, ConditionResult expected) =>
        Assert.Equal(expected, Evaluate(text, new ConditionFacts().WithUser("WD AA").WithDevice("BA BG")));

    // From the same file; the claims of each case are set below.
    [Theory]
    [InlineData("(@Device.colour == {\"orange\", \"blue\"})", ConditionResult.True)]
    [InlineData("(@Device.colour == {\"blue\", \"orange\", \"blue\"})", ConditionResult.True)]
    [InlineData("(@Device.colour == {\"blue\", \"orange\", \"red\"})", ConditionResult.False)]
    [InlineData("(@Device.colour == \"blue\")", ConditionResult.False)]
    [InlineData("(@Device.colour Contains \"blue\")", ConditionResult.True)]
    [InlineData("(@Device.colour Contains {\"blue\", \"red\"})", ConditionResult.False)]
    [InlineData("(@Device.colour Any_of {\"blue\", \"red\"})", ConditionResult.True)]
    [InlineData("(@Device.colour Not_Any_of {\"green\", \"red\"})", ConditionResult.True)]
    [InlineData("(@Device.legs >= 1)", ConditionResult.True)]
    [InlineData("(@Device.legs == 4)", ConditionResult.True)]
    [InlineData("(@Device.legs < 4)", ConditionResult.False)]
    [InlineData("(@Device.legs > -1)", ConditionResult.True)]
    [InlineData("(@User.title == @Resource.title)", ConditionResult.True)]
    [InlineData("(@User.title == \"pm\")", ConditionResult.True)]
    [InlineData("(@User.title < \"PN\")", ConditionResult.True)]
    [InlineData("(@User.Title==\"PM\" && (@User.Division==\"Finance\" || @User.Division ==\"Sales\"))", ConditionResult.True)]
    [InlineData("(@Resource.secret == \"pm\")", ConditionResult.False)]
    [InlineData("(@Resource.secret == \"PM\")", ConditionResult.True)]
    [InlineData("(@Device.legs)", ConditionResult.True)]
    [InlineData("(@Device.none)", ConditionResult.False)]
    [InlineData("(@User.empty)", ConditionResult.False)]
    [InlineData("(@User.title && @Device.legs)", ConditionResult.True)]
    public void Attributes(string text, ConditionResult expected) => Assert.Equal(expected, Evaluate(text, Claims()));

    // Unknown is Windows' own: absent attributes, lists where there is no rule for them, types that do not match, literals as conditions.
    [Theory]
    [InlineData("(@User.missing)")]
    [InlineData("(@User.missing == 1)")]
    [InlineData("(@User.title == @Resource.missing)")]
    [InlineData("(!(@User.missing == 1))")]
    [InlineData("(@Device.colour < \"blue\")")]
    [InlineData("(@Device.legs == \"4\")")]
    [InlineData("(@Device.colour)")]
    [InlineData("(Member_of {1, 2, 3})")]
    [InlineData("(Member_of 3)")]
    [InlineData("(Member_of {})")]
    [InlineData("(@Device.legs Contains {})")]
    public void Unknown_is_unknown_for_both_kinds_of_entry(string text)
    {
        Assert.Equal(ConditionResult.Unknown, Evaluate(text, Claims()));
        Assert.Equal(ConditionResult.Unknown, Evaluate(text, Claims(), denies: true));
    }

    // The tables of Microsoft Learn; t, f and u are attributes with 1, with 0, and absent.
    [Theory]
    [InlineData("tt", ConditionResult.True, ConditionResult.True)]
    [InlineData("tf", ConditionResult.False, ConditionResult.True)]
    [InlineData("tu", ConditionResult.Unknown, ConditionResult.True)]
    [InlineData("ft", ConditionResult.False, ConditionResult.True)]
    [InlineData("ff", ConditionResult.False, ConditionResult.False)]
    [InlineData("fu", ConditionResult.False, ConditionResult.Unknown)]
    [InlineData("ut", ConditionResult.Unknown, ConditionResult.True)]
    [InlineData("uf", ConditionResult.False, ConditionResult.Unknown)]
    [InlineData("uu", ConditionResult.Unknown, ConditionResult.Unknown)]
    public void Truth_tables(string operands, ConditionResult and, ConditionResult or)
    {
        var facts = new ConditionFacts().With(AttributeSource.Local, "t", AttributeValue.Of(1)).With(AttributeSource.Local, "f", AttributeValue.Of(0));
        foreach (var denies in new[] { false, true })
        {
            Assert.Equal(and, Evaluate($"({operands[0]} && {operands[1]})", facts, denies));
            Assert.Equal(or, Evaluate($"({operands[0]} || {operands[1]})", facts, denies));
        }
    }

    // "If any processing rule returns an error, then the entire conditional expression evaluates to UNKNOWN" ([MS-DTYP] 2.4.4.17.7).
    [Theory]
    [InlineData("(Member_of SID(WD) || Member_of 3)")]
    [InlineData("(@Device.legs == \"4\" || Member_of SID(WD))")]
    [InlineData("(@Device.legs == \"4\" && Member_of SID(BA))")]
    [InlineData("(@Device.colour == {\"blue\", 1} || Member_of SID(WD))")]
    public void An_error_beside_what_is_certain_makes_all_unknown(string text)
    {
        Assert.Equal(ConditionResult.Unknown, Evaluate(text, Claims().WithUser("WD")));
        Assert.Equal(ConditionResult.Unknown, Evaluate(text, Claims().WithUser("WD"), denies: true));
    }

    // A literal can only be a condition in the binary form: 1 && 1.
    [Fact]
    public void A_literal_is_no_condition()
    {
        const string One = "04" + "0100000000000000" + "0302";
        var expression = ConditionalExpression.FromBytes(Convert.FromHexString("61727478" + One + One + "a0" + "00"));
        Assert.Equal(ConditionResult.Unknown, expression.Evaluate(new ConditionFacts(), denies: false));
        Assert.Equal("((1) && (1))", expression.ToString());
    }

    // For allowing entries a deny-only group is no member, for denying entries it is (Microsoft Learn, "Member_of").
    [Theory]
    [InlineData(false, ConditionResult.False)]
    [InlineData(true, ConditionResult.True)]
    public void Deny_only_groups_are_members_for_denying(bool denies, ConditionResult expected) =>
        Assert.Equal(expected, Evaluate("(Member_of SID(BA))", new ConditionFacts().WithUser("BA", TokenSidState.DenyOnly), denies));

    // Derived by hand: WD is held, BA is not, everything else is not known. A result is given only where every possibility has its effect.
    [Theory]
    [InlineData("(Member_of SID(WD))", ConditionResult.True, ConditionResult.True)]
    [InlineData("(Member_of SID(BU))", ConditionResult.NotKnown, ConditionResult.NotKnown)]
    [InlineData("(@User.a == 1)", ConditionResult.NotKnown, ConditionResult.NotKnown)]
    [InlineData("(Device_Member_of SID(WD))", ConditionResult.NotKnown, ConditionResult.NotKnown)]
    [InlineData("(@User.a == 1 || Member_of SID(WD))", ConditionResult.True, ConditionResult.True)]
    [InlineData("(@User.a == 1 && Member_of SID(BA))", ConditionResult.False, ConditionResult.False)]
    [InlineData("(@User.a == 1 && Member_of SID(WD))", ConditionResult.NotKnown, ConditionResult.NotKnown)]
    [InlineData("(Member_of {SID(BU), SID(BA)})", ConditionResult.False, ConditionResult.False)]
    [InlineData("(Member_of_Any {SID(BU), SID(WD)})", ConditionResult.True, ConditionResult.True)]
    [InlineData("(Member_of SID(BU) && @Resource.gone == 1)", ConditionResult.Unknown, ConditionResult.NotKnown)]
    [InlineData("(Member_of SID(BU) || @Resource.gone == 1)", ConditionResult.NotKnown, ConditionResult.Unknown)]
    [InlineData("(Exists @User.a)", ConditionResult.NotKnown, ConditionResult.NotKnown)]
    [InlineData("(Exists @Resource.gone)", ConditionResult.False, ConditionResult.False)]
    [InlineData("(Not_Exists @Resource.gone)", ConditionResult.True, ConditionResult.True)]
    [InlineData("(Exists local)", ConditionResult.NotKnown, ConditionResult.NotKnown)]
    public void Missing_facts_count_only_where_they_could_change_the_effect(string text, ConditionResult allowing, ConditionResult denying)
    {
        var facts = new ConditionFacts(othersAreKnown: false).WithUser("WD").WithUser("BA", TokenSidState.Absent).With(AttributeSource.Resource, "gone", AttributeFact.Absent);
        Assert.Equal(allowing, Evaluate(text, facts));
        Assert.Equal(denying, Evaluate(text, facts, denies: true));
    }

    [Fact]
    public void Numbers_compare_by_size_whatever_their_sign_type()
    {
        var facts = new ConditionFacts().With(AttributeSource.Resource, "big", AttributeValue.Of(ulong.MaxValue)).With(AttributeSource.Resource, "yes", AttributeValue.Of(true));
        Assert.Equal(ConditionResult.True, Evaluate("(@Resource.big > 9223372036854775807)", facts));
        Assert.Equal(ConditionResult.False, Evaluate("(@Resource.big == -1)", facts));
        Assert.Equal(ConditionResult.True, Evaluate("(@Resource.yes == 1)", facts));
    }

    [Fact]
    public void A_token_and_a_descriptor_know_no_claims_of_user_device_and_program()
    {
        var facts = new TokenConditionFacts(new AccessToken(null), ResourceAttributes.Of(Labelled), isRestricting: false);
        foreach (var text in new[] { "(@User.Level >= 1)", "(@Device.Level >= 1)", "(Level >= 1)", "(Device_Member_of SID(WD))" })
            Assert.Equal(ConditionResult.NotKnown, Evaluate(text, facts));
        Assert.Equal(ConditionResult.True, Evaluate("(@Resource.Level >= 1)", facts));
        Assert.Equal(ConditionResult.Unknown, Evaluate("(@Resource.Other >= 1)", facts));
    }

    [Fact]
    public void A_callback_entry_has_the_condition_that_its_data_says()
    {
        var condition = ConditionalExpression.Parse("(a == 1)").ToBytes();
        Assert.Equal("(a == 1)", Entry(AceType.AccessAllowedCallback, condition).Condition?.ToString());
        Assert.Null(Entry(AceType.AccessAllowed, condition).Condition);
        Assert.Null(Entry(AceType.AccessDeniedCallback, [1, 2, 3, 4]).Condition);
    }

    private static SecurityDescriptor Labelled =>
        new(ControlFlags.None, null, null, null, new AccessControlList([Entry(AceType.SystemResourceAttribute, ResourceAttribute.Parse("(\"Level\",TU,0,3)").ToBytes())]));

    private static AccessControlEntry Entry(AceType type, byte[] data) => new(type, AceFlags.None, default, SecurityIdentifier.Parse("S-1-1-0"), data);

    private static ConditionResult Evaluate(string text, IConditionFacts facts, bool denies = false) => ConditionalExpression.Parse(text).Evaluate(facts, denies);

    private static ConditionFacts Claims() => new ConditionFacts()
        .With(AttributeSource.Device, "colour", AttributeValue.Of("orange"), AttributeValue.Of("blue"))
        .With(AttributeSource.Device, "legs", AttributeValue.Of(4))
        .With(AttributeSource.Device, "none", AttributeValue.Of(0))
        .With(AttributeSource.User, "title", AttributeValue.Of("PM"))
        .With(AttributeSource.User, "division", AttributeValue.Of("Sales"))
        .With(AttributeSource.User, "empty", AttributeValue.Of(""))
        .With(AttributeSource.Resource, "title", AttributeValue.Of("pm"))
        .With(AttributeSource.Resource, "secret", AttributeFact.Of([AttributeValue.Of("PM")], isCaseSensitive: true));
}
