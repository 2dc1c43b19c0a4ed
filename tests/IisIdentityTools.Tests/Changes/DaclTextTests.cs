using IisIdentityTools.Changes;
using Xunit;

namespace IisIdentityTools.Tests.Changes;

/// <summary>Cuts by hand along the grammar of [MS-DTYP] 2.5.1.1: parts in any order, colons also inside of conditions and resource attributes.</summary>
public sealed class DaclTextTests
{
    [Theory]
    [InlineData("O:BAG:SYD:AI(A;OICI;FA;;;SY)S:(ML;;NW;;;LW)", "D:AI(A;OICI;FA;;;SY)", "O:BAG:SYD:PS:(ML;;NW;;;LW)")]
    [InlineData("O:BAG:SYD:(A;;FA;;;SY)", "D:(A;;FA;;;SY)", "O:BAG:SYD:P")]
    [InlineData("O:DAG:DAD:PAI", "D:PAI", "O:DAG:DAD:P")]
    [InlineData("D:NO_ACCESS_CONTROL", "D:NO_ACCESS_CONTROL", "D:P")]
    [InlineData("D:NO_ACCESS_CONTROLS:AI", "D:NO_ACCESS_CONTROL", "D:PS:AI")]
    [InlineData("S:(AU;SA;FA;;;WD)D:(A;;FA;;;SY)O:BA", "D:(A;;FA;;;SY)", "S:(AU;SA;FA;;;WD)D:PO:BA")]
    [InlineData("D:(A;;FA;;;SY) \n S:AI", "D:(A;;FA;;;SY)", "D:P \n S:AI")]
    [InlineData("O:BAG:BA", "", "O:BAG:BAD:P")]
    [InlineData("O:BAS:AI", "", "O:BAD:PS:AI")]
    [InlineData("O:S-1-5-18D:(XA;;FX;;;WD;(@User.Title==\"a)S:b\"))(A;;FA;;;SY)S:(RA;;;;;WD;(\"D:x\",TS,0,\"G:(\"))", "D:(XA;;FX;;;WD;(@User.Title==\"a)S:b\"))(A;;FA;;;SY)", "O:S-1-5-18D:PS:(RA;;;;;WD;(\"D:x\",TS,0,\"G:(\"))")]
    public void The_list_is_cut_out_and_replaced_alone(string sddl, string dacl, string replaced)
    {
        Assert.Equal(dacl, DaclText.Read(sddl));
        Assert.Equal(replaced, DaclText.Replace(sddl, "D:P"));
        Assert.Equal(sddl, DaclText.Replace(DaclText.Replace(sddl, "D:P"), dacl));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("D:", true)]
    [InlineData("D:P(A;;FA;;;SY)", true)]
    [InlineData("O:BAD:P", false)]
    [InlineData("D:PS:AI", false)]
    [InlineData("(A;;FA;;;SY)", false)]
    [InlineData("D:P ", false)]
    public void A_list_alone_has_no_other_part(string text, bool isAlone) => Assert.Equal(isAlone, DaclText.IsAlone(text));

    // SY is S-1-5-18 and FA is 0x1f01ff ([MS-DTYP] 2.5.1.1).
    [Theory]
    [InlineData("D:(A;;FA;;;SY)", "D:(A;;0x1f01ff;;;S-1-5-18)", true)]
    [InlineData("D:(A;;FA;;;SY)", "D:(A;;FA;;;BA)", false)]
    [InlineData("D:(A;;FA;;;SY)", "D:P(A;;FA;;;SY)", false)]
    [InlineData("D:", "", false)]
    [InlineData("D:(what", "D:(what", true)]
    [InlineData("D:(what", "D:(WHAT", false)]
    public void Lists_are_the_same_however_they_are_spelled(string one, string other, bool areSame)
    {
        Assert.Equal(areSame, DaclText.AreSame(one, other, null));
        Assert.Equal(areSame, DaclText.AreSame(other, one, null));
    }
}
