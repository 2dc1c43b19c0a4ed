using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Security.Descriptors;

/// <summary>
/// Cases of Wine's dlls/advapi32/tests/security.c (they run on Windows too; test_ConvertStringSecurityDescriptor and
/// test_ConvertSecurityDescriptorToString) and of .NET's System.Security.AccessControl tests (CommonSecurityDescriptor).
/// </summary>
public sealed class PublishedTestTables
{
    [Theory] // Wine
    [InlineData("D:(A;;GA;;;WD)", 0x10000000)]
    [InlineData(" D:(D;;GA;;;WD)", 0x10000000)]
    [InlineData("D: (D;;GA;;;WD)", 0x10000000)]
    [InlineData("D:( D;;GA;;;WD)", 0x10000000)]
    [InlineData("D:(D; ;GA;;;WD)", 0x10000000)]
    [InlineData("D:(D;; GA;;;WD)", 0x10000000)]
    [InlineData("D:(D;;GA; ;;WD)", 0x10000000)]
    [InlineData("D:(D;;GA;; ;WD)", 0x10000000)]
    [InlineData("D:(D;;GA;;; WD)", 0x10000000)]
    [InlineData("D:(D;;GA;;;WD )", 0x10000000)]
    [InlineData("D:(A;;GRGWGX;;;WD)", 0xE0000000)]
    [InlineData("D:(A;;RCSDWDWO;;;WD)", 0x000F0000)]
    [InlineData("D:(A;;RPWPCCDCLCSWLODTCR;;;WD)", 0x000001FF)]
    [InlineData("D:(A;;FAFRFWFX;;;WD)", 0x001F01FF)]
    [InlineData("D:(A;;KAKRKWKX;;;WD)", 0x000F003F)]
    [InlineData("D:(A;;0xFFFFFFFF;;;WD)", 0xFFFFFFFF)]
    [InlineData("S:(AU;;0xFFFFFFFF;;;WD)", 0xFFFFFFFF)]
    [InlineData("D:(D;;GA;;;S-1-0-0)", 0x10000000)]
    public void Windows_reads(string sddl, uint mask)
    {
        var descriptor = SecurityDescriptor.Parse(sddl);
        var entry = Assert.Single(descriptor.Dacl ?? descriptor.Sacl!);
        Assert.Equal(mask, entry.Mask.Value);
    }

    [Theory] // Wine; the last five: .NET
    [InlineData("ERROR:(D;;GA;;;WD)")]
    [InlineData("D:(D ;;GA;;;WD)")]
    [InlineData("D:(D;;GA ;;;WD)")]
    [InlineData("D:(A;;ROB;;;WD)")]
    [InlineData("D:(D;;GA;;;Nonexistent account)")]
    [InlineData("O:G:SYD:AI(A;ID;FR;;;BA)S:AI(AU;IDFA;FR;;;BA)")]
    [InlineData("O:LAG:D:AI(A;ID;FR;;;BA)S:AI(AU;IDFA;FR;;;BA)")]
    [InlineData("ABCDEFGHIJKLMNOPQ")]
    [InlineData("O:XXG:D:AI(A;ID;FR;;;BA)S:AI(AU;IDFA;FR;;;BA)")]
    [InlineData("O:LAG:YYD:AI(A;ID;FR;;;BA)S:AI(AU;IDFA;FR;;;BA)")]
    public void Windows_refuses(string sddl) => Assert.Throws<SddlException>(() => SecurityDescriptor.Parse(sddl, DescriptorFixtures.Domains));

    [Theory] // Wine: sizes are header and list header
    [InlineData("D:", "0100048000000000000000000000000014000000" + "0200080000000000")]
    [InlineData("S:", "0100108000000000000000001400000000000000" + "0200080000000000")]
    [InlineData("", "0100008000000000000000000000000000000000")]
    public void Empty_lists_have_a_header_alone(string sddl, string bytes) =>
        Assert.Equal(bytes, Convert.ToHexString(SecurityDescriptor.Parse(sddl).ToBytes()));

    [Theory] // Wine: what Windows wrote
    [InlineData("O:S-1-2-0")]
    [InlineData("O:SYG:S-1-5-21-93476-23408-4576")]
    [InlineData("G:S-1-5-21-93476-23408-4576")]
    [InlineData("O:SYG:S-1-5-21-93476-23408-4576D:")]
    [InlineData("O:SYG:S-1-5-21-93476-23408-4576D:(A;NP;GAGXGWGR;;;SU)(A;IOID;CCDC;;;SU)(D;OICI;0xffffffff;;;S-1-5-21-93476-23408-4576)S:")]
    [InlineData("O:SYG:S-1-5-21-93476-23408-4576D:NO_ACCESS_CONTROLS:(AU;OICINPIOIDSAFA;CCDCLCSWRPRC;;;SU)(AU;NPSA;0x12019f;;;SU)")]
    [InlineData("G:S-1-5-21-93476-23408-4576D:P(A;NP;GAGXGWGR;;;SU)(A;IOID;CCDC;;;SU)(D;OICI;0xffffffff;;;S-1-5-21-93476-23408-4576)")]
    // .NET: what CreateFromSddlForm gives back
    [InlineData("O:LAG:SYD:AI(A;;FA;;;BA)(A;;FA;;;BG)(A;ID;FA;;;BA)(A;ID;FA;;;BO)(A;ID;FA;;;SY)")]
    [InlineData("O:LAG:SYD:AI(A;ID;FR;;;BA)S:AI(AU;IDFA;FR;;;BA)")]
    [InlineData("G:SYD:AI(A;ID;FR;;;BA)S:AI(AU;IDFA;FR;;;BA)")]
    [InlineData("O:LAG:SYD:S:AI(AU;IDFA;FR;;;BA)")]
    [InlineData("O:LAG:SYS:AI(AU;IDFA;FR;;;BA)")]
    [InlineData("O:LAG:SYD:AI(A;ID;FR;;;BA)S:")]
    [InlineData("O:LAG:SYD:(A;;KA;;;SY)(A;;KA;;;S-1-5-19-1)(A;;LCRPRC;;;BO)(OA;;CCDC;bf967aba-0de6-11d0-a285-00aa003049e2;;BA)S:(AU;SAFA;CCDCSWWPSDWDWO;;;WD)")]
    [InlineData("O:LAG:SYD:AI(D;OI;WO;;;BG)(OD;;CCDC;6da8a4ff-0e52-11d0-a286-00aa003049e2;;BA)(A;OI;FR;;;BG)S:AI(OU;FA;CCDC;6da8a4ff-0e52-11d0-a286-00aa003049e2;;BA)(AU;CIIDSAFA;WO;;;BA)")]
    [InlineData("O:BAG:BGD:(D;;0x1000;;;BO)S:(AU;SA;0x1000;;;BA)")]
    // A named pipe's descriptor as Windows read it back (S:AI with a label), and the label of WireGuard's adapters.
    [InlineData("D:P(A;;FA;;;SY)S:AI(ML;;NWNRNX;;;ME)")]
    [InlineData("O:SYD:P(A;;FA;;;SY)(A;;FA;;;BA)S:(ML;;NWNRNX;;;HI)")]
    public void Windows_writes(string sddl) =>
        Assert.Equal(sddl, SecurityDescriptor.Parse(sddl, DescriptorFixtures.Domains).ToSddl(SddlSections.All, DescriptorFixtures.Domains));

    [Theory] // .NET: CommonSecurityDescriptor.GetSddlForm of chosen sections
    [InlineData(SddlSections.None, "")]
    [InlineData(SddlSections.Access, "D:(D;;0x1000;;;BO)")]
    [InlineData(SddlSections.Audit, "S:(AU;SA;0x1000;;;BA)")]
    [InlineData(SddlSections.Group | SddlSections.Access, "G:BGD:(D;;0x1000;;;BO)")]
    [InlineData(SddlSections.Owner | SddlSections.Audit, "O:BAS:(AU;SA;0x1000;;;BA)")]
    [InlineData(SddlSections.Owner | SddlSections.Group, "O:BAG:BG")]
    public void Sections_are_written_alone(SddlSections sections, string expected) =>
        Assert.Equal(expected, SecurityDescriptor.Parse("O:BAG:BGD:(D;;4096;;;BO)S:(AU;SA;010000;;;BA)").ToSddl(sections));
}
