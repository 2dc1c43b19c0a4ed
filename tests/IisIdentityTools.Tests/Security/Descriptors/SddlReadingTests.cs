using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Security.Descriptors;

/// <summary>SDDL after [MS-DTYP] 2.5.1.1 and Microsoft Learn "ACE Strings"; the places of errors are counted by hand.</summary>
public sealed class SddlReadingTests
{
    [Theory]
    [InlineData("A", 0x00)]
    [InlineData("D", 0x01)]
    [InlineData("AU", 0x02)]
    [InlineData("AL", 0x03)]
    [InlineData("OA", 0x05)]
    [InlineData("OD", 0x06)]
    [InlineData("OU", 0x07)]
    [InlineData("OL", 0x08)]
    [InlineData("ML", 0x11)]
    [InlineData("SP", 0x13)]
    [InlineData("TL", 0x14)]
    public void Kinds(string word, int type)
    {
        var read = SecurityDescriptor.Parse($"S:({word};;RC;;;WD)");

        Assert.Equal((AceType)type, Assert.Single(read.Sacl!).Type);
        Assert.Equal($"S:({word};;RC;;;WD)", read.ToSddl());
    }

    [Theory]
    [InlineData("OI", 0x01)]
    [InlineData("CI", 0x02)]
    [InlineData("NP", 0x04)]
    [InlineData("IO", 0x08)]
    [InlineData("ID", 0x10)]
    [InlineData("CR", 0x20)]
    [InlineData("SA", 0x40)]
    [InlineData("TP", 0x40)]
    [InlineData("FA", 0x80)]
    [InlineData("oici", 0x03)]
    [InlineData("OICINPIOIDSAFA", 0xDF)]
    public void Flags_of_entries(string words, int flags) => Assert.Equal((AceFlags)flags, Assert.Single(SecurityDescriptor.Parse($"S:(AU;{words};RC;;;WD)").Sacl!).Flags);

    [Theory] // values: winnt.h
    [InlineData("FA", 0x1F01FF)]
    [InlineData("FR", 0x120089)]
    [InlineData("FW", 0x120116)]
    [InlineData("FX", 0x1200A0)]
    [InlineData("KA", 0xF003F)]
    [InlineData("KR", 0x20019)]
    [InlineData("KW", 0x20006)]
    [InlineData("KX", 0x20019)]
    [InlineData("GA", 0x10000000)]
    [InlineData("GX", 0x20000000)]
    [InlineData("GW", 0x40000000)]
    [InlineData("GR", 0x80000000)]
    [InlineData("SD", 0x10000)]
    [InlineData("RC", 0x20000)]
    [InlineData("WD", 0x40000)]
    [InlineData("WO", 0x80000)]
    [InlineData("CC", 0x1)]
    [InlineData("DC", 0x2)]
    [InlineData("LC", 0x4)]
    [InlineData("SW", 0x8)]
    [InlineData("RP", 0x10)]
    [InlineData("WP", 0x20)]
    [InlineData("DT", 0x40)]
    [InlineData("LO", 0x80)]
    [InlineData("CR", 0x100)]
    [InlineData("NW", 0x1)]
    [InlineData("NR", 0x2)]
    [InlineData("NX", 0x4)]
    [InlineData("0X1200a9", 0x1200A9)]
    [InlineData("1179817", 0x1200A9)]
    [InlineData("04400251", 0x1200A9)] // octal
    [InlineData("0", 0x0)]
    [InlineData("", 0x0)]
    [InlineData("-1", 0xFFFFFFFF)]
    [InlineData("-99", 0xFFFFFF9D)] // as Windows reads it: Samba's list "WindowsIsWeird"
    [InlineData("-0xffffff55", 0xAB)] // the same list: CC DC SW WP LO
    public void Rights(string words, uint mask) => Assert.Equal(mask, Assert.Single(SecurityDescriptor.Parse($"D:(A;;{words};;;WD)").Dacl!).Mask.Value);

    [Theory]
    [InlineData("D:P", ControlFlags.DaclProtected)]
    [InlineData("D:ARAI", ControlFlags.DaclAutoInheritRequired | ControlFlags.DaclAutoInherited)]
    [InlineData("D:PNO_ACCESS_CONTROL", ControlFlags.DaclProtected)]
    public void Flags_of_lists(string sddl, ControlFlags flags)
    {
        var read = SecurityDescriptor.Parse(sddl);

        Assert.Equal(flags | ControlFlags.DaclPresent | ControlFlags.SelfRelative, read.Control);
        Assert.Equal(sddl, read.ToSddl());
    }

    [Fact]
    public void Relative_aliases_stand_on_the_domains_that_are_given()
    {
        var domains = new SddlDomains(SecurityIdentifier.Parse("S-1-5-21-1-1-1"), SecurityIdentifier.Parse("S-1-5-21-2-2-2"), SecurityIdentifier.Parse("S-1-5-21-3-3-3"));

        var read = SecurityDescriptor.Parse("O:LAG:DUD:(A;;FA;;;EA)", domains);

        Assert.Equal("S-1-5-21-1-1-1-500 S-1-5-21-2-2-2-513 S-1-5-21-3-3-3-519", $"{read.Owner} {read.Group} {read.Dacl![0].Sid}");
        Assert.Equal("O:S-1-5-21-1-1-1-500G:S-1-5-21-2-2-2-513D:(A;;FA;;;S-1-5-21-3-3-3-519)", read.ToSddl());
        Assert.Equal("O:LAG:DUD:(A;;FA;;;EA)", read.ToSddl(SddlSections.All, domains));
    }

    [Theory]
    [InlineData("O:LA", 3, "machine")]
    [InlineData("D:(A;;FA;;;DA)", 12, "SID is not given")]
    [InlineData("G:EA", 3, "root domain")]
    public void Relative_aliases_are_never_guessed(string sddl, int position, string said)
    {
        var error = Assert.Throws<SddlException>(() => SecurityDescriptor.Parse(sddl));

        Assert.Equal(position, error.Position);
        Assert.Contains(said, error.Message, StringComparison.Ordinal);
    }

    // Spelt as Windows spells conditions and claims: tests/data/security/windows-conditions.tsv.
    [Theory]
    [InlineData("D:(XA;;FX;;;AU;(@User.Title == \"a)b\" && (Member_of {SID(BA)})))", "D:(XA;;FX;;;AU;((@USER.Title == \"a)b\") && (Member_of {SID(BA)})))")]
    [InlineData("D:(XD;OI;FX;;;S-1-5-11;(exists x))", "D:(XD;OI;FX;;;AU;(Exists x))")]
    [InlineData("S:(RA;;;;;WD; (\"Secrecy\",TU,0,3) )", "S:(RA;;;;;WD;(\"Secrecy\",TU,0x0,3))")]
    [InlineData("S:(XU;SAFA;FA;;;WD;(@User.clearance == 1))", "S:(XU;SAFA;FA;;;WD;(@USER.clearance == 1))")]
    [InlineData("D:(ZA;;CC;bf967aba-0de6-11d0-a285-00aa003049e2;;WD;(a))(A;;FA;;;BA)", "D:(ZA;;CC;bf967aba-0de6-11d0-a285-00aa003049e2;;WD;(a))(A;;FA;;;BA)")]
    public void Conditions_and_claims_have_text_and_bytes(string sddl, string written)
    {
        var read = SecurityDescriptor.Parse(sddl);
        Assert.Equal(written, read.ToSddl());
        Assert.Equal(written, SecurityDescriptor.FromBytes(read.ToBytes()).ToSddl());
    }

    [Theory]
    [InlineData("O:BAO:BA", 5)]
    [InlineData("D:S:D:", 5)]
    [InlineData("o:BA", 1)]
    [InlineData("D:(A;;FA;;;BA", 14)]
    [InlineData("D:(A;XX;FA;;;BA)", 6)]
    [InlineData("D:(A;;FAQQ;;;BA)", 9)]
    [InlineData("D:(A;;09;;;BA)", 8)]
    [InlineData("D:(A;;0x;;;BA)", 9)]
    [InlineData("D:(A;;FA;bf967aba-0de6-11d0-a285-00aa003049e2;;BA)", 10)] // a plain entry names no kind
    [InlineData("D:(OA;;FA;bf967aba;;BA)", 19)]
    [InlineData("D:(A;;FA;;;S-1-5-32-544-)", 25)]
    [InlineData("D:(A;;FA;;;S-1)", 12 + 2)]
    [InlineData("D:(A;;FA;;;S-2-5)", 12 + 2)]
    [InlineData("D:(A;;FA;;;S-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1)", 48)] // the sixteenth
    [InlineData("D:(XA;;FA;;;BA)", 15)]
    [InlineData("D:(XA;;FA;;;BA;(a == \"b)", 22)] // the quotation mark that is not closed
    [InlineData("D:(XA;;FA;;;BA;a)", 16)]
    [InlineData("D:(XA;;FA;;;BA;(a b))", 19)]
    [InlineData("S:(RA;;;;;WD;(\"a\",TQ,0,1))", 19)]
    [InlineData("D:NO_ACCESS_CONTROL(A;;FA;;;BA)", 20)]
    // Windows takes these for something; taking a part of them for every right or another SID is worse than an error.
    [InlineData("D:(A;;0x123456789;;;BA)", 7)]
    [InlineData("D:(A;;100000000000000000000000;;;BA)", 7)]
    [InlineData("D:(A;;FA;;;S-1-3-4294967296-3-4)", 18)]
    [InlineData("O:S-0x1-20-0-579", 5)]
    [InlineData("O:S- 1- 2-3", 5)]
    public void Errors_have_their_place(string sddl, int position)
    {
        Assert.False(SecurityDescriptor.TryParse(sddl, null, out var descriptor, out var error));

        Assert.Null(descriptor);
        Assert.Equal(position, error.Position);
        Assert.Contains($"(position {position}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_is_an_error() => Assert.False(SecurityDescriptor.TryParse(null, null, out _, out _));
}
