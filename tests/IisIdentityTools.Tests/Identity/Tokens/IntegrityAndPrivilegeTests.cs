using IisIdentityTools.Identity.Tokens;
using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Identity.Tokens;

/// <summary>Rule C2.</summary>
public sealed class IntegrityAndPrivilegeTests
{
    private const string ChangeNotify = "SeChangeNotifyPrivilege";
    private const string Impersonate = "SeImpersonatePrivilege";
    private const string CreateGlobal = "SeCreateGlobalPrivilege";
    private const string AssignPrimaryToken = "SeAssignPrimaryTokenPrivilege";

    [Theory]
    [InlineData("AppPoolIdentity", IntegrityLevel.High, RuleMark.Confirmed)]
    [InlineData("IUSR", IntegrityLevel.High, RuleMark.Confirmed)]
    [InlineData("LOCAL SERVICE", IntegrityLevel.System, RuleMark.Confirmed)]
    [InlineData("NETWORK SERVICE", IntegrityLevel.System, RuleMark.Recalled)]
    [InlineData("LocalSystem", IntegrityLevel.System, RuleMark.Recalled)]
    [InlineData("SpecificUser (batch)", IntegrityLevel.Unknown, RuleMark.Uncertain)]
    [InlineData("SpecificUser (service)", IntegrityLevel.Unknown, RuleMark.Uncertain)]
    [InlineData("Network user", IntegrityLevel.Unknown, RuleMark.Uncertain)]
    public void Integrity(string column, IntegrityLevel level, RuleMark mark)
    {
        var token = IdentityTokenBuilder.Build(TokenCases.Subject(column), TokenCases.Server());

        Assert.Equal((level, mark), (token.IntegrityLevel, token.IntegrityMark));
        Assert.Equal(level == IntegrityLevel.Unknown, token.Unknowns.Any(unknown => unknown.Contains("integrity level", StringComparison.Ordinal)));
    }

    /// <summary>E enabled, D disabled, A absent, ? not to be promised; order: ChangeNotify, Impersonate, CreateGlobal, AssignPrimaryToken, IncreaseQuota, Audit, IncreaseWorkingSet.</summary>
    [Theory]
    [InlineData("AppPoolIdentity", "EEEDDDD")]
    [InlineData("IUSR", "EEEAAAA")]
    [InlineData("NETWORK SERVICE", "EEEDDDD")]
    [InlineData("LOCAL SERVICE", "EEEDDDD")]
    [InlineData("SpecificUser (batch)", "E??????")]
    [InlineData("Network user", "E??????")]
    public void On_stock_Windows_when_the_user_rights_were_not_captured(string column, string expected)
    {
        var token = IdentityTokenBuilder.Build(TokenCases.Subject(column), TokenCases.Server());

        Assert.Equal(expected, string.Concat(token.Privileges.Take(7).Select(Letter)));
        Assert.Contains(token.Unknowns, unknown => unknown.Contains("user rights", StringComparison.Ordinal));
    }

    /// <summary>The stock user rights (KB 981949 as quoted by C2) lead to what the dumps show; a pool SID or IIS_IUSRS that WAS adds promises nothing.</summary>
    [Theory]
    [InlineData("AppPoolIdentity", "EEEDDDD")]
    [InlineData("NETWORK SERVICE", "EEEDDDD")]
    [InlineData("LOCAL SERVICE", "EEEDDDD")]
    [InlineData("IUSR", "EEEAAA?")]
    [InlineData("SpecificUser (batch)", "E?A???D")]
    [InlineData("SpecificUser (service)", "EEE???D")]
    [InlineData("Network user", "EAAAAAD")]
    public void From_captured_stock_user_rights(string column, string expected)
    {
        var token = IdentityTokenBuilder.Build(TokenCases.Subject(column), UnknownFactsTests.WithStockRights(TokenCases.Server()));

        Assert.Equal(expected, string.Concat(token.Privileges.Take(7).Select(Letter)));
    }

    /// <summary>C1 and Microsoft Learn "LocalSystem Account".</summary>
    [Fact]
    public void LocalSystem_has_all_whatever_the_policy()
    {
        var token = IdentityTokenBuilder.Build(TokenCases.Subject("LocalSystem"), TokenCases.Server().WithUserRight(Impersonate));

        Assert.Equal("EEEDDEED", string.Concat(token.Privileges.Select(Letter)));
        Assert.DoesNotContain(token.Unknowns, unknown => unknown.Contains("user rights", StringComparison.Ordinal));
    }

    /// <summary>A hardening policy that takes bypass-traverse from Everyone and Users (C2).</summary>
    [Fact]
    public void Bypass_traverse_can_be_taken_away()
    {
        var facts = TokenCases.Server().WithUserRight(ChangeNotify, "S-1-5-32-544", "S-1-5-19", "S-1-5-20");

        Assert.Equal(TokenPrivilegeState.Absent, IdentityTokenBuilder.Build(TokenSubject.AnonymousIusr(), facts).PrivilegeOf(ChangeNotify));
        Assert.Equal(TokenPrivilegeState.Enabled, IdentityTokenBuilder.Build(TokenCases.Subject("NETWORK SERVICE"), facts).PrivilegeOf(ChangeNotify));
    }

    [Fact]
    public void A_right_of_a_group_that_may_be_held_is_unknown()
    {
        var facts = TokenCases.Server().WithUserRight(CreateGlobal, TokenCases.Administrators).WithGroup(new() { Sid = TokenCases.Administrators, Name = "Administrators", Members = [], Complete = false });

        Assert.Equal(TokenPrivilegeState.Unknown, IdentityTokenBuilder.Build(TokenCases.Subject("Network user"), facts).PrivilegeOf(CreateGlobal));
    }

    [Fact]
    public void A_deny_only_group_confers_no_privilege()
    {
        var facts = TokenCases.Server().WithGroup(TokenCases.Administrators, "Administrators", TokenCases.LocalUserSid)
            .WithSwitch(UacTests.Policy + "LocalAccountTokenFilterPolicy", "0").WithUserRight(CreateGlobal, TokenCases.Administrators);

        Assert.Equal(TokenPrivilegeState.Absent, IdentityTokenBuilder.Build(TokenCases.Subject("Network user"), facts).PrivilegeOf(CreateGlobal));
        Assert.Equal(TokenPrivilegeState.Enabled, IdentityTokenBuilder.Build(TokenCases.Subject("Batch user"), facts).PrivilegeOf(CreateGlobal));
    }

    [Fact]
    public void The_reason_names_who_confers_it()
    {
        var facts = TokenCases.Server().WithUserRight(AssignPrimaryToken, TokenCases.PoolSid);
        var privilege = IdentityTokenBuilder.Build(TokenCases.Subject("AppPoolIdentity"), facts).Privileges.Single(held => held.Name == AssignPrimaryToken);

        Assert.Equal((TokenPrivilegeState.Disabled, @"the user rights of the server give it to IIS AppPool\Shop", "C2"), (privilege.State, privilege.Why, privilege.Rule));
    }

    private static char Letter(TokenPrivilege privilege) => privilege.State == TokenPrivilegeState.Unknown ? '?' : privilege.State.ToString()[0];
}
