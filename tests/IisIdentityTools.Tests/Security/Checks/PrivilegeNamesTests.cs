using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Security.Checks;

/// <summary>Names of privileges as winnt.h has them.</summary>
public sealed class PrivilegeNamesTests
{
    [Theory]
    [InlineData("SeTakeOwnershipPrivilege", PrivilegeUse.TakeOwnership)]
    [InlineData("sebackupprivilege", PrivilegeUse.Backup)]
    [InlineData("SeRestorePrivilege", PrivilegeUse.Restore)]
    [InlineData("SeSecurityPrivilege", PrivilegeUse.Security)]
    [InlineData("SeShutdownPrivilege", PrivilegeUse.None)]
    [InlineData("", PrivilegeUse.None)]
    public void A_name_stands_for_a_privilege(string name, PrivilegeUse expected) => Assert.Equal(expected, PrivilegeNames.Find(name));
}
