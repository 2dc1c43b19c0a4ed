using IisIdentityTools.Diagnosis.Causes;
using IisIdentityTools.Facts;
using IisIdentityTools.Tests.Access;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Causes.Content;

/// <summary>Why a list refuses IUSR Read (0x120089) on D:\site\a.htm. Each list is written so that one reason holds, by rules C1, C3, C5 and F4.</summary>
public sealed class DenialReasonTests
{
    private const string Folder = @"D:\site";
    private const string File = @"D:\site\a.htm";
    private const string MachineSid = InMemoryServerFacts.MachineSid;

    [Theory]
    // SERVICE is deny-only in IUSR's token (vector 10).
    [InlineData("P(A;;FA;;;BA)(A;;0x1200a9;;;SU)", "WHY-DENYONLY")]
    // The pool's own SID.
    [InlineData("P(A;;FA;;;BA)(A;;0x1200a9;;;" + AccessServer.PoolSid + ")", "WHY-WRONGPRINCIPAL")]
    [InlineData("P(A;;FA;;;BA)(A;;0x1200a9;;;NS)", "WHY-WRONGPRINCIPAL")]
    // The SID of the pool "DefaultAppPool", which this server does not have: S-1-5-82-3006700770-... is published.
    [InlineData("P(A;;FA;;;BA)(A;;0x1200a9;;;S-1-5-82-3006700770-424185619-1745488364-794895919-4004696415)", "WHY-ORPHANSID")]
    [InlineData("P(A;;FA;;;BA)(A;;0x1200a9;;;S-1-5-21-7-8-9-1001)", "WHY-ORPHANSID")]
    [InlineData("P(A;;FA;;;BA)", "WHY-NOUSERS")]
    // Explicit deny before the entry of Users.
    [InlineData("P(D;;0x1200a9;;;BU)(A;;FA;;;BA)(A;;0x1200a9;;;BU)", "WHY-DENY")]
    // Generic write holds READ_CONTROL and SYNCHRONIZE, which Read asks for; none of its other bits is in 0x120089.
    [InlineData("P(D;;GW;;;BU)(A;;FA;;;BA)(A;;0x1200a9;;;BU)", "WHY-DENYGENERIC")]
    public void One_reason_is_found(string dacl, string reason)
    {
        var explanation = AccessServer.Create().WithFile(File, "x").WithSddl(File, "O:BAG:SYD:" + dacl, PathKind.File).Explain("/a.htm", "401.3.5");
        Assert.Equal(["ACL-ANON", reason], explanation.Proved());
        Assert.Equal(explanation.Causes[1].Because[0], explanation.Causes[0].Because[1]);
    }

    // Inherited deny stands before the explicit allow, which Windows' editors never write; in order, IUSR would be allowed.
    [Fact]
    public void An_odd_order_is_a_reason()
    {
        var explanation = AccessServer.Create().WithFile(File, "x").WithSddl(File, "O:BAG:SYD:(D;ID;0x1200a9;;;BU)(A;;0x1200a9;;;S-1-5-17)", PathKind.File).Explain("/a.htm", "401.3.5");
        Assert.Equal(["ACL-ANON", "WHY-DENY", "WHY-NONCANON"], explanation.Proved());
    }

    [Fact]
    public void A_deny_is_removed_where_it_was_set()
    {
        var explanation = AccessServer.Create().WithFile(File, "x").WithSddl(Folder, "O:BAG:SYD:P(D;OICI;0x1200a9;;;AU)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)")
            .WithSddl(File, "O:BAG:SYD:AI(D;ID;0x1200a9;;;AU)(A;ID;FA;;;BA)(A;ID;0x1200a9;;;BU)", PathKind.File).Explain("/a.htm", "401.3.5");
        Assert.Equal(Folder, explanation.Cause("WHY-DENY").Path);
        Assert.Equal("icacls \"D:\\site\" /remove:d \"*S-1-5-11\"", explanation.Causes[0].Command);
        // Nothing else is in the way: the sentence does not ask for a grant.
        Assert.DoesNotContain("still has to be given", explanation.Cause("WHY-DENY").Because[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Inheritance_is_cut_where_the_folder_above_would_give_it()
    {
        var explanation = AccessServer.Create().WithFile(File, "x").WithSddl(Folder, "O:BAG:SYD:P(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)").WithSddl(File, "O:BAG:SYD:P(A;;FA;;;BA)", PathKind.File).Explain("/a.htm", "401.3.5");
        Assert.Equal(["ACL-ANON", "WHY-PROTECTED"], explanation.Proved());
        Assert.Equal("icacls \"D:\\site\\a.htm\" /inheritance:e", explanation.Cause("WHY-PROTECTED").Command);
    }

    // The cut is at the folder; the file inherits from it what is left. D:\ hands Users' Read down to folders and files.
    [Fact]
    public void The_cut_may_be_higher_up()
    {
        var explanation = AccessServer.Create().WithFile(File, "x").WithSddl(@"D:\", "O:BAG:SYD:P(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)").WithSddl(Folder, "O:BAG:SYD:P(A;OICI;FA;;;BA)")
            .WithSddl(File, "O:BAG:SYD:AI(A;ID;FA;;;BA)", PathKind.File).Explain("/a.htm", "401.3.5");
        Assert.Equal(Folder, explanation.Cause("WHY-PROTECTED").Path);
    }

    [Fact]
    public void A_moved_file_keeps_its_old_list()
    {
        var explanation = AccessServer.Create().WithFile(File, "x").WithSddl(Folder, "O:BAG:SYD:P(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)")
            .WithSddl(File, $"O:BAG:SYD:AI(A;ID;FA;;;BA)(A;ID;FA;;;{MachineSid}-1010)", PathKind.File).Explain("/a.htm", "401.3.5");
        Assert.Equal(["ACL-ANON", "WHY-MOVED"], explanation.Proved());
    }

    // (CI) without (OI): folders inherit it, files do not.
    [Fact]
    public void An_entry_for_folders_is_none_for_files()
    {
        var explanation = AccessServer.Create().WithFile(File, "x").WithSddl(Folder, "O:BAG:SYD:P(A;OICI;FA;;;BA)(A;CI;0x1200a9;;;BU)").WithSddl(File, "O:BAG:SYD:AI(A;ID;FA;;;BA)", PathKind.File).Explain("/a.htm", "401.3.5");
        Assert.Equal(["ACL-ANON", "WHY-IO"], explanation.Proved());
        Assert.Equal(Folder, explanation.Cause("WHY-IO").Path);
    }

    // Vector 24: the owner has READ_CONTROL, unless an entry for OWNER RIGHTS says what he has (here: nothing but attributes).
    [Fact]
    public void Owner_rights_take_the_owners_place()
    {
        var explanation = AccessServer.Create().WithFile(File, "x").WithSddl(File, "O:S-1-5-17G:SYD:P(A;;FA;;;BA)(A;;0x100089;;;BU)(A;;0x80;;;OW)", PathKind.File).Explain("/a.htm", "401.3.5");
        Assert.Contains("WHY-OWNERRIGHTS", explanation.Proved());
    }

    [Fact]
    public void A_condition_leaves_it_open()
    {
        var explanation = AccessServer.Create().WithFile(File, "x").WithSddl(File, "O:BAG:SYD:P(A;;FA;;;BA)(XA;;0x1200a9;;;BU;(@User.Project Any_of {\"web\"}))", PathKind.File).Explain("/a.htm", "401.3.5");
        Assert.Equal(CauseConfidence.Consistent, explanation.Cause("WHY-CONDITIONAL").Confidence);
    }

    [Fact]
    public void A_link_on_the_way_is_pointed_out()
    {
        var explanation = AccessServer.Create().WithFile(File, "x").WithSddl(Folder, "O:BAG:SYD:P(A;OICI;FA;;;BA)", attributes: FileAttributes.Directory | FileAttributes.ReparsePoint).WithSddl(File, "O:BAG:SYD:P(A;;FA;;;BA)", PathKind.File).Explain("/a.htm", "401.3.5");
        Assert.Equal((CauseConfidence.Consistent, Folder), (explanation.Cause("WHY-LINKTARGET").Confidence, explanation.Cause("WHY-LINKTARGET").Path));
    }
}
