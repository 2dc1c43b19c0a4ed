using IisIdentityTools.Identity.Tokens;
using IisIdentityTools.Security;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Identity.Tokens;

/// <summary>Published whoami dumps of real worker processes and what rule C1 draws from them.</summary>
public sealed class RealTokenTests
{
    /// <summary>whoami /all of <c>iis apppool\web</c> on Windows 7: the whole list.</summary>
    [Fact]
    public void The_pool_web_of_Windows_7()
    {
        var subject = TokenSubject.WorkerProcess(new() { ApplicationPool = "web", IdentityType = PoolIdentityType.ApplicationPoolIdentity });
        var token = IdentityTokenBuilder.Build(subject, new InMemoryServerFacts().WithStockGroups());

        string[] dump =
        [
            "S-1-5-82-2971860261-2701350812-2118117159-340795515-2183480550", // the user
            "S-1-1-0", "S-1-5-32-545", "S-1-5-6", "S-1-2-1", "S-1-5-11", "S-1-5-15", "S-1-5-32-568", "S-1-2-0", "S-1-5-82-0",
        ];
        Assert.Equal(dump.Order(StringComparer.Ordinal), token.Groups.Select(group => group.Sid).Order(StringComparer.Ordinal));
        Assert.All(token.Groups, group => Assert.Equal(TokenGroupState.Enabled, group.State));
        Assert.Equal("S-1-16-12288", IntegrityLabels.SidOf(token.IntegrityLevel)!.ToString());
        Assert.Equal(
            ["SeChangeNotifyPrivilege", "SeImpersonatePrivilege", "SeCreateGlobalPrivilege"],
            token.Privileges.Where(privilege => privilege.State == TokenPrivilegeState.Enabled).Select(privilege => privilege.Name));
        Assert.All(["SeAssignPrimaryTokenPrivilege", "SeIncreaseQuotaPrivilege", "SeAuditPrivilege"], name => Assert.Equal(TokenPrivilegeState.Disabled, token.PrivilegeOf(name)));
    }

    /// <summary>Pool .NET v4.5 under a domain account: no SID of the dump is missing, and the one that depends on the package is not promised.</summary>
    [Fact]
    public void The_pool_NET_v4_5_under_another_account()
    {
        var subject = TokenSubject.WorkerProcess(new() { ApplicationPool = ".NET v4.5", IdentityType = PoolIdentityType.SpecificUser, UserName = TokenCases.DomainUser });
        var token = IdentityTokenBuilder.Build(subject, TokenCases.Server());

        string[] dump =
        [
            "S-1-1-0", "S-1-5-32-545", "S-1-5-3", "S-1-2-1", "S-1-5-11", "S-1-5-15", "S-1-5-32-568", "S-1-2-0",
            "S-1-5-82-271721585-897601226-2024613209-625570482-296978595",
        ];
        Assert.All(dump, sid => Assert.Equal(TokenGroupState.Enabled, token.StateOf(sid)));
        Assert.Equal(TokenGroupState.Unknown, token.StateOf("S-1-18-1"));
        Assert.Equal(TokenGroupState.Absent, token.StateOf("S-1-5-6"));
        Assert.Equal(TokenGroupState.Absent, token.StateOf("S-1-5-82-0"));
    }

    /// <summary>Role list of an IIS 7 Windows-auth user, a local administrator (andornot.com 2010-07-06, rules C1 and C4).</summary>
    [Fact]
    public void A_Windows_user_who_is_a_local_administrator()
    {
        var facts = TokenCases.Server().WithGroup(TokenCases.Administrators, "Administrators", TokenCases.LocalUserSid)
            .WithSwitch(UacTests.Policy + "LocalAccountTokenFilterPolicy", "");
        var token = IdentityTokenBuilder.Build(TokenSubject.WindowsUser(TokenCases.LocalUser), facts);

        Assert.All(["S-1-1-0", "S-1-5-32-545", "S-1-5-2", "S-1-5-11", "S-1-5-15", "S-1-5-64-10"], sid => Assert.Equal(TokenGroupState.Enabled, token.StateOf(sid)));
        Assert.DoesNotContain(TokenCases.Administrators, token.SidsIn(TokenGroupState.Enabled));
    }
}
