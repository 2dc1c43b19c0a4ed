using IisIdentityTools.Access;
using IisIdentityTools.Access.Checks;
using IisIdentityTools.Facts;
using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Access;

/// <summary>Which sentences decide, whatever words stand in them.</summary>
public sealed class AccessReasonTests
{
    private const string Folder = @"D:\who denies, allows and refuses";

    // The pool is denied 0x2, allowed 0x1, owns the folder (READ_CONTROL), and nothing says anything of 0x4.
    [Fact]
    public void Each_kind_is_found_by_what_was_decided()
    {
        var access = Check(Folder, $"O:{AccessServer.PoolSid}G:SYD:(D;;0x2;;;{AccessServer.PoolSid})(A;;0x1;;;{AccessServer.PoolSid})", FileRights.ReadData | FileRights.WriteData | FileRights.AppendData);

        Assert.Contains("entry 1 (deny", access.Reason(AccessSentenceKind.Refuses), StringComparison.Ordinal);
        Assert.Contains("entry 2 (allow", access.Reason(AccessSentenceKind.Gives), StringComparison.Ordinal);
        Assert.Contains("no entry gives it", access.Reason(AccessSentenceKind.Lacks), StringComparison.Ordinal);
        Assert.Null(access.Reason(AccessSentenceKind.LeavesOpen));
        Assert.Equal(3, access.Because.Count);
    }

    [Fact]
    public void Owning_gives_and_a_missing_entry_does_not()
    {
        var access = Check(Folder, $"O:{AccessServer.PoolSid}G:SYD:(A;;FA;;;BA)", FileRights.ReadPermissions | FileRights.ReadData);

        Assert.Contains("owns it", access.Reason(AccessSentenceKind.Gives), StringComparison.Ordinal);
        Assert.Contains("no entry gives it", access.Reason(AccessSentenceKind.Lacks), StringComparison.Ordinal);
        Assert.Null(access.Reason(AccessSentenceKind.Refuses));
    }

    [Fact]
    public void What_was_not_captured_leaves_open() =>
        Assert.NotNull(Check(Folder, null, FileRights.ReadData).Reason(AccessSentenceKind.LeavesOpen));

    private static PathAccess Check(string path, string? sddl, FileRights rights)
    {
        var server = AccessServer.Create();
        if (sddl is not null)
            server.WithSddl(path, sddl, PathKind.Folder);
        var query = new FolderAccessQuery { Paths = [path], Identities = [@"IIS AppPool\Pool"], Right = rights };
        return Assert.Single(new FolderAccessResolver(server.Load()).Ask(query, null, TestContext.Current.CancellationToken)).Access;
    }
}
