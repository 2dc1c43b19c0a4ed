using IisIdentityTools.Security;
using IisIdentityTools.Security.Conditions;
using Xunit;

namespace IisIdentityTools.Tests.Security.Conditions;

/// <summary>Both forms of conditions: [MS-DTYP] 2.4.4.17 and 2.5.1.1.</summary>
public sealed class ConditionalExpressionTests
{
    private const string Signature = "61727478";

    [Theory]
    [MemberData(nameof(ConditionVectors.Conditions), MemberType = typeof(ConditionVectors))]
    public void Text_becomes_the_bytes_that_windows_makes(string text, string bytes, string written)
    {
        var expression = ConditionalExpression.Parse(text);
        Assert.Equal(Signature + bytes, Convert.ToHexStringLower(expression.ToBytes()));
        Assert.Equal(written, expression.ToString());
    }

    [Theory]
    [MemberData(nameof(ConditionVectors.Conditions), MemberType = typeof(ConditionVectors))]
    public void Bytes_become_the_text_that_windows_writes(string text, string bytes, string written)
    {
        Assert.NotEmpty(text);
        var expression = ConditionalExpression.FromBytes(Convert.FromHexString(Signature + bytes));
        Assert.Equal(written, expression.ToString());
        Assert.Equal(Signature + bytes, Convert.ToHexStringLower(expression.ToBytes()));
        Assert.Equal(Signature + bytes, Convert.ToHexStringLower(ConditionalExpression.Parse(written).ToBytes()));
    }

    // [MS-DTYP] 2.4.4.17.5: eight bytes of two's complement, a byte for the sign (1 +, 2 -, 3 none), a byte for the base (1 octal, 2 decimal, 3 hexadecimal).
    [Theory]
    [InlineData("-1", "ffffffffffffffff0202", "-1")]
    [InlineData("+5", "05000000000000000102", "+5")]
    [InlineData("010", "08000000000000000301", "010")]
    [InlineData("0x10", "10000000000000000303", "0x10")]
    [InlineData("-0x10", "f0ffffffffffffff0203", "-0x10")]
    [InlineData("0", "00000000000000000302", "0")]
    [InlineData("9223372036854775807", "ffffffffffffff7f0302", "9223372036854775807")]
    [InlineData("-9223372036854775808", "00000000000000800202", "-9223372036854775808")]
    [InlineData("0xffffffffffffffff", "ffffffffffffffff0303", "0xffffffffffffffff")]
    public void Numbers_keep_sign_and_base(string number, string content, string written)
    {
        var expression = ConditionalExpression.Parse($"(a=={number})");
        Assert.StartsWith(Signature + "f8020000006100" + "04" + content + "80", Convert.ToHexStringLower(expression.ToBytes()), StringComparison.Ordinal);
        Assert.Equal($"(a == {written})", expression.ToString());
    }

    // Microsoft Learn, "Security Descriptor Definition Language for Conditional ACEs": with an odd number of digits the first # is a 0.
    [Theory]
    [InlineData("#1#2#3##", "#01020300")]
    [InlineData("#01020300", "#01020300")]
    [InlineData("#abcdef", "#abcdef")]
    [InlineData("#", "#")]
    public void Octets_are_read_as_windows_reads_them(string octets, string written) =>
        Assert.Equal($"(OctetStringType == {written})", ConditionalExpression.Parse($"(OctetStringType=={octets})").ToString());

    // Names: what is no letter of a name is % and four hexadecimal digits ([MS-DTYP] 2.5.1.1, attr-char2).
    [Theory]
    [InlineData("(@User.a%0020b%003d == 1)", "a b=", "(@USER.a%0020b%003d == 1)")]
    [InlineData("(@User.Größe == 1)", "Größe", "(@USER.Gr%00f6%00dfe == 1)")]
    public void Names_are_unescaped_and_escaped(string text, string name, string written)
    {
        var expression = ConditionalExpression.Parse(text);
        var facts = new ConditionFacts().With(AttributeSource.User, name, AttributeValue.Of(1));
        Assert.Equal(ConditionResult.True, expression.Evaluate(facts, denies: false));
        Assert.Equal(written, expression.ToString());
    }

    [Theory]
    [InlineData("((member_of((sid(s-1-1-0)))))", "(Member_of SID(WD))")]
    [InlineData("(@user.a NOT_CONTAINS {1,\t2}&&!(exists b))", "((@USER.a Not_Contains {1, 2}) && (!(Exists b)))")]
    [InlineData("(!@User.a && b)", "((!(@USER.a)) && (b))")]
    [InlineData("(WIN://SYSAPPID Contains \"(x)\")", "(WIN://SYSAPPID Contains \"(x)\")")]
    [InlineData(" (a) ", "(a)")]
    [InlineData("(%004dember_of == 1)", "(%004dember_of == 1)")]
    public void Accepted_spellings(string text, string written)
    {
        var expression = ConditionalExpression.Parse(text);
        Assert.Equal(written, expression.ToString());
        Assert.Equal(expression.ToBytes(), ConditionalExpression.Parse(written).ToBytes());
    }

    // The first nine are those that Windows refuses (Samba, conditional_aces_should_fail.txt); positions are counted by hand.
    [Theory]
    [InlineData("(Member_of {SID(ernie), SID(BO)} && @Device.Bitlocker)", 17)]
    [InlineData("(!!! !!!  !!! Member_of{SID(BA)})", 3)]
    [InlineData("(Member_of_AnySID(S-1-1-0))", 18)]
    [InlineData("(@User.Title == !(@User.Title))", 17)]
    [InlineData("(! Member_of{SID(BA)})", 4)]
    [InlineData("(a == a)", 7)]
    [InlineData("(@Device.bb == 055555624677746777766777767)", 16)]
    [InlineData("(@Device.bb == 624677746777766777767)", 16)]
    [InlineData("(@Device.bb == 0x10000000000000000)", 16)]
    [InlineData("", 1)]
    [InlineData("(", 2)]
    [InlineData("()", 2)]
    [InlineData("(a", 3)]
    [InlineData("(a) b", 4)]
    [InlineData("(a && )", 7)]
    [InlineData("(a b)", 4)]
    [InlineData("(a == \"x)", 7)]
    [InlineData("(@Nobody.a)", 2)]
    [InlineData("(@User.)", 8)]
    [InlineData("(@User.a%00g1)", 9)]
    [InlineData("(a == {1 2})", 10)]
    [InlineData("(a == 12x)", 7)]
    [InlineData("(Member_of SID(DA))", 16)]
    public void Malformed_text_is_refused_with_its_position(string text, int position)
    {
        var error = Assert.Throws<SddlException>(() => ConditionalExpression.Parse(text));
        Assert.EndsWith($"(position {position}).", error.Message, StringComparison.Ordinal);
        Assert.Equal(position, error.Position);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("61727479f80200000061000000", 0)]
    [InlineData("61727478", 4)]
    [InlineData("6172747880000000", 4)]
    [InlineData("61727478f80200000061000000000000", 11)]
    [InlineData("61727478f8ffffffff6100", 5)]
    [InlineData("61727478f80100000061", 5)]
    [InlineData("61727478f800000000", 4)]
    [InlineData("61727478f80200000061000400000000000000000402", 11)]
    [InlineData("61727478f80200000061000180000000000000000302", 11)]
    [InlineData("61727478500500000050000000008900", 9)]
    [InlineData("617274780f000000", 4)]
    [InlineData("61727478f802000000610004010000", 12)]
    public void Malformed_bytes_are_refused_with_their_offset(string bytes, int offset)
    {
        Assert.False(ConditionalExpression.TryFromBytes(Convert.FromHexString(bytes), out var expression, out var error));
        Assert.Null(expression);
        Assert.EndsWith($"(offset {offset}).", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Domain_aliases_stand_on_the_domains_that_are_given()
    {
        var domains = new SddlDomains(Domain: SecurityIdentifier.Parse("S-1-5-21-1-2-3"), RootDomain: SecurityIdentifier.Parse("S-1-5-21-7-8-9"));
        Assert.Equal(
            "(Member_of {SID(S-1-5-21-1-2-3-512), SID(S-1-5-21-7-8-9-519), SID(S-1-5-21-1-2-3-500)})",
            ConditionalExpression.Parse("(Member_of {SID(DA), SID(EA), SID(LA)})", domains).ToString());
    }

    [Fact]
    public void A_condition_ends_at_its_own_parenthesis()
    {
        const string Sddl = "D:(XA;;FX;;;WD;(a == \")\"))(A;;FA;;;BA)";
        var position = Sddl.IndexOf("(a", StringComparison.Ordinal);
        Assert.Equal("(a == \")\")", ConditionalExpression.Parse(Sddl, ref position, null).ToString());
        Assert.Equal(")(A;;FA;;;BA)", Sddl[position..]);
    }

    [Fact]
    public void A_text_with_a_quote_has_bytes_and_no_sddl()
    {
        // a == "<quote>"
        var expression = ConditionalExpression.FromBytes(Convert.FromHexString(Signature + "f8020000006100" + "10020000002200" + "80" + "00"));
        Assert.False(expression.HasSddl);
        Assert.True(expression.Evaluate(new ConditionFacts().With(AttributeSource.Local, "a", AttributeValue.Of("\"")), denies: false) is ConditionResult.True);
    }

    [Fact]
    public void Deep_and_long_conditions_cost_no_stack()
    {
        const int Depth = 20_000;
        var text = new string('(', Depth) + "a" + string.Concat(Enumerable.Repeat(" || a)", 6_000)) + new string(')', Depth - 6_000);
        var expression = ConditionalExpression.Parse(text);
        Assert.Equal(expression.ToBytes(), ConditionalExpression.Parse(expression.ToString()).ToBytes());
        Assert.Equal(ConditionResult.False, expression.Evaluate(new ConditionFacts().With(AttributeSource.Local, "a", AttributeValue.Of(0)), denies: false));
    }

    [Fact]
    public void A_condition_larger_than_an_entry_is_refused() =>
        Assert.Throws<SddlException>(() => ConditionalExpression.Parse("(a == \"" + new string('x', 40_000) + "\")"));
}
