using IisIdentityTools.Security;
using IisIdentityTools.Security.Conditions;
using Xunit;

namespace IisIdentityTools.Tests.Security.Conditions;

/// <summary>Resource attributes: [MS-DTYP] 2.4.10.1 and 2.5.1.1.</summary>
public sealed class ResourceAttributeTests
{
    [Theory]
    [MemberData(nameof(ConditionVectors.Attributes), MemberType = typeof(ConditionVectors))]
    public void Text_and_bytes_are_those_of_the_vectors(string text, string bytes, string written)
    {
        var attribute = ResourceAttribute.Parse(text);
        Assert.Equal(bytes, Convert.ToHexStringLower(attribute.ToBytes()));
        Assert.Equal(written, ResourceAttribute.FromBytes(Convert.FromHexString(bytes)).ToString());
    }

    // Octets: # is 0, an odd number of digits gets a 0 before it. Bytes by hand: header 16, one offset, name "x" and zero (4 bytes), content at 0x18.
    [Theory]
    [InlineData("(\"x\",TX,0,abc)", "140000001000000000000000010000001800000078000000" + "020000000abc" + "0000", "(\"x\",TX,0x0,0abc)")]
    [InlineData("(\"x\",TX,0,f##)", "140000001000000000000000010000001800000078000000" + "020000000f00" + "0000", "(\"x\",TX,0x0,0f00)")]
    [InlineData("(\"x\",TD,0,BA)", "140000000500000000000000010000001800000078000000" + "10000000" + "01020000000000052000000020020000", "(\"x\",TD,0x0,BA)")]
    [InlineData("(\"x\",TB,2,1)", "140000000600000002000000010000001800000078000000" + "0100000000000000", "(\"x\",TB,0x2,1)")]
    [InlineData("(\"x\",TU,0,18446744073709551615)", "140000000200000000000000010000001800000078000000" + "ffffffffffffffff", "(\"x\",TU,0x0,18446744073709551615)")]
    [InlineData(" ( \"x\" , TS , 0 ) ", "1000000003000000000000000000000078000000", "(\"x\",TS,0x0)")]
    public void Every_type_has_its_form(string text, string bytes, string written)
    {
        var attribute = ResourceAttribute.Parse(text);
        Assert.Equal(bytes, Convert.ToHexStringLower(attribute.ToBytes()));
        Assert.Equal(written, ResourceAttribute.FromBytes(attribute.ToBytes()).ToString());
    }

    [Theory]
    [InlineData("(\"x\",TQ,0,1)", 6)]
    [InlineData("(\"\",TS,0,\"a\")", 3)]
    [InlineData("(\"x\",TS,0,a)", 11)]
    [InlineData("(\"x\",TB,0,2)", 11)]
    [InlineData("(\"x\",TU,0,-1)", 11)]
    [InlineData("(\"x\",TI,4294967296,1)", 9)]
    [InlineData("(\"x\",TX,0,)", 11)]
    [InlineData("(\"x\",TI,-1,1)", 9)]
    [InlineData("(\"x\",TI,0,1", 12)]
    public void Malformed_text_is_refused_with_its_position(string text, int position)
    {
        var error = Assert.Throws<SddlException>(() => ResourceAttribute.Parse(text));
        Assert.EndsWith($"(position {position}).", error.Message, StringComparison.Ordinal);
        Assert.Equal(position, error.Position);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("ff0000000100000000000000000000007800", 0)]
    [InlineData("10000000010000000000000001000000", 12)]
    [InlineData("10000000010000000000000000000000" + "0000", 16)]
    [InlineData("14000000010000000000000001000000" + "ff000000" + "78000000", 16)]
    [InlineData("14000000090000000000000001000000" + "14000000" + "78000000", 4)]
    public void Malformed_bytes_are_refused_with_their_offset(string bytes, int offset)
    {
        Assert.False(ResourceAttribute.TryFromBytes(Convert.FromHexString(bytes), out _, out var error));
        Assert.EndsWith($"(offset {offset}).", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Offsets_that_share_content_cannot_make_much_of_little()
    {
        // 8,000 values that all point to the same 30,000 bytes of text.
        var data = new ResourceAttribute("x", AttributeValueKind.Text, 0, [.. Enumerable.Repeat(AttributeValue.Of(""), 8_000).Append(AttributeValue.Of(new string('y', 7_000)))]).ToBytes();
        for (var i = 0; i < 8_000; i++)
            Array.Copy(data, 16 + (8_000 * 4), data, 16 + (i * 4), 4);
        Assert.False(ResourceAttribute.TryFromBytes(data, out _, out _));
    }

    [Fact]
    public void A_descriptor_answers_for_its_attributes()
    {
        var descriptor = Descriptor("(\"Project\",TS,0,\"Windows\",\"SQL\")", "(\"Project\",TS,0,\"later\")", "(\"Twice\",TS,0,\"a\",\"A\")");
        var attributes = ResourceAttributes.Of(descriptor);
        Assert.Equal(["Windows", "SQL"], attributes.Find("PROJECT").Values.Select(value => value.ToString()));
        Assert.Same(AttributeFact.Absent, attributes.Find("Twice"));
        Assert.Same(AttributeFact.Absent, attributes.Find("Other"));
    }

    [Fact]
    public void Without_audit_list_nothing_is_known_of_resource_attributes() =>
        Assert.Same(AttributeFact.NotKnown, ResourceAttributes.Of(new(ControlFlags.None, null, null, null)).Find("Project"));

    [Fact]
    public void An_entry_that_cannot_be_read_may_be_any_attribute()
    {
        var entry = new AccessControlEntry(AceType.SystemResourceAttribute, AceFlags.None, default, SecurityIdentifier.Parse("S-1-1-0"), [1, 2, 3]);
        Assert.Same(AttributeFact.NotKnown, ResourceAttributes.Of(new(ControlFlags.None, null, null, null, new AccessControlList([entry]))).Find("Project"));
    }

    private static SecurityDescriptor Descriptor(params string[] attributes) =>
        new(ControlFlags.None, null, null, null, new AccessControlList(attributes.Select(text => new AccessControlEntry(
            AceType.SystemResourceAttribute, AceFlags.None, default, SecurityIdentifier.Parse("S-1-1-0"), ResourceAttribute.Parse(text).ToBytes()))));
}
