using IisIdentityTools.Security;
using Xunit;
using static IisIdentityTools.Tests.Security.Checks.TestLists;

namespace IisIdentityTools.Tests.Security.Checks;

/// <summary>Privileges give rights only when the caller says that they are used, and only when the token holds them.</summary>
public sealed class PrivilegeTests
{
    private const PrivilegeUse All = PrivilegeUse.TakeOwnership | PrivilegeUse.Backup | PrivilegeUse.Restore | PrivilegeUse.Security;
    private static readonly SecurityDescriptor s_closed = Descriptor("1;0;1f01ff;S-1-1-0");

    // [MS-DTYP] 2.5.3.2 for the first two. Win32 "Privilege Constants": SE_BACKUP_NAME gives READ_CONTROL, ACCESS_SYSTEM_SECURITY,
    // FILE_GENERIC_READ, FILE_TRAVERSE; SE_RESTORE_NAME gives WRITE_DAC, WRITE_OWNER, ACCESS_SYSTEM_SECURITY, FILE_GENERIC_WRITE,
    // FILE_ADD_FILE, FILE_ADD_SUBDIRECTORY, DELETE: 0x40000 + 0x80000 + 0x1000000 + 0x120116 + 0x10000 = 0x11F0116.
    [Theory]
    [InlineData(PrivilegeUse.TakeOwnership, 0x8_0000u)]
    [InlineData(PrivilegeUse.Security, 0x100_0000u)]
    [InlineData(PrivilegeUse.Backup, 0x112_00A9u)]
    [InlineData(PrivilegeUse.Restore, 0x11F_0116u)]
    public void A_privilege_gives_its_rights(PrivilegeUse privilege, uint expected)
    {
        var wanted = AccessMask.AccessSystemSecurity | FileRights.FullControl;
        var token = new AccessToken(WellKnownSids.Everyone) { Privileges = All };
        Assert.Equal(new AccessMask(expected), AccessCheck.Decide(s_closed, token, wanted, privilege).Granted);
        Assert.True(AccessCheck.Decide(s_closed, token, wanted).Granted.IsNone);
        Assert.True(AccessCheck.Decide(s_closed, new(WellKnownSids.Everyone), wanted, privilege).Granted.IsNone);

        var unsettled = AccessCheck.Decide(s_closed, new(WellKnownSids.Everyone) { UnknownPrivileges = All }, wanted, privilege);
        Assert.Equal((AccessMask.None, new AccessMask(expected)), (unsettled.Granted, unsettled.Open));
    }

    [Fact]
    public void No_entry_gives_system_security()
    {
        var (decision, steps) = AccessCheck.Explain(Descriptor("0;0;11f01ff;S-1-1-0"), new(WellKnownSids.Everyone), AccessMask.AccessSystemSecurity);
        Assert.Equal(AccessVerdict.Denied, decision.Verdict);
        Assert.Equal(AccessStepReason.PrivilegeMissing, Assert.Single(steps).Reason);
    }
}
