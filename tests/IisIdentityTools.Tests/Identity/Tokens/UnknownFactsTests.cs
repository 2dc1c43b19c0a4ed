using IisIdentityTools.Facts;
using IisIdentityTools.Identity.Tokens;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Identity.Tokens;

/// <summary>What was not captured is unknown, never "no".</summary>
public sealed class UnknownFactsTests
{
    private const string WebEditors = InMemoryServerFacts.MachineSid + "-1010";
    private const string DomainGroup = InMemoryServerFacts.DomainSid + "-3001";

    [Fact]
    public void Local_groups_that_were_not_captured_may_be_held()
    {
        var token = IdentityTokenBuilder.Build(TokenCases.Subject("AppPoolIdentity"), new InMemoryServerFacts());

        Assert.Equal(TokenGroupState.Unknown, token.StateOf(TokenCases.Administrators));
        Assert.Equal(TokenGroupState.Unknown, token.StateOf(WebEditors));
        Assert.Equal(TokenGroupState.Enabled, token.StateOf("S-1-5-32-545"));
        Assert.Equal(TokenGroupState.Absent, token.StateOf("S-1-5-4"));
        Assert.Equal(TokenGroupState.Absent, token.StateOf(DomainGroup));
        Assert.False(token.LocalGroupsKnown);
        Assert.True(token.DomainGroupsKnown);
    }

    [Fact]
    public void With_every_group_known_nothing_is_open_for_a_pool_identity()
    {
        var token = IdentityTokenBuilder.Build(TokenCases.Subject("AppPoolIdentity"), WithStockRights(TokenCases.Server()));

        Assert.Equal(TokenGroupState.Absent, token.StateOf(TokenCases.Administrators));
        Assert.Equal(TokenGroupState.Absent, token.StateOf(WebEditors));
        Assert.Empty(token.Unknowns);
        Assert.True(token.LocalGroupsKnown);
    }

    [Fact]
    public void Domain_groups_that_were_not_captured_may_be_held_and_lead_further()
    {
        var facts = TokenCases.Server().WithGroup(WebEditors, "WebEditors", DomainGroup)
            .WithAccount(new() { Sid = InMemoryServerFacts.DomainSid + "-2002", Name = @"CONTOSO\anna", Kind = AccountKind.User });
        var token = IdentityTokenBuilder.Build(TokenSubject.WindowsUser(@"CONTOSO\anna"), facts);

        Assert.False(token.DomainGroupsKnown);
        Assert.Equal(TokenGroupState.Unknown, token.StateOf(DomainGroup));
        Assert.Equal(TokenGroupState.Unknown, token.StateOf(WebEditors));
        Assert.Contains("may be in", token.FindGroup(WebEditors)!.Why, StringComparison.Ordinal);
        Assert.Equal(TokenGroupState.Absent, token.StateOf(TokenCases.DomainUserSid));
        Assert.Contains(token.Unknowns, unknown => unknown.Contains(@"domain groups of CONTOSO\anna", StringComparison.Ordinal));
    }

    [Fact]
    public void An_account_that_was_not_captured_has_no_sid_and_may_be_any_member()
    {
        var facts = TokenCases.Server().WithGroup(TokenCases.IisIusrs, "IIS_IUSRS", InMemoryServerFacts.DomainSid + "-9999");
        var token = IdentityTokenBuilder.Build(TokenSubject.WindowsUser(@"CONTOSO\ghost"), facts);

        Assert.Equal("", token.IdentitySid);
        Assert.Equal(@"CONTOSO\ghost", token.Identity);
        Assert.Equal(TokenAnswer.Unknown, token.IsInIisIusrs);
        Assert.Contains(token.Unknowns, unknown => unknown.Contains("was not captured: its SID", StringComparison.Ordinal));
        Assert.Equal(TokenGroupState.Enabled, token.StateOf("S-1-5-11"));
    }

    [Fact]
    public void A_local_account_that_was_not_captured_is_in_no_domain_group()
    {
        var facts = TokenCases.Server().WithGroup(TokenCases.IisIusrs, "IIS_IUSRS", DomainGroup);

        Assert.Equal(TokenAnswer.No, IdentityTokenBuilder.Build(TokenSubject.RequestUser(@".\ghost"), facts).IsInIisIusrs);
    }

    [Fact]
    public void A_domain_account_that_was_not_captured_is_no_account_of_the_machine()
    {
        var facts = TokenCases.Server().WithGroup(TokenCases.IisIusrs, "IIS_IUSRS", InMemoryServerFacts.MachineSid + "-1099");

        Assert.Equal(TokenAnswer.No, IdentityTokenBuilder.Build(TokenSubject.RequestUser(@"CONTOSO\ghost"), facts).IsInIisIusrs);
        Assert.Equal(TokenAnswer.Unknown, IdentityTokenBuilder.Build(TokenSubject.RequestUser(@".\ghost"), facts).IsInIisIusrs);
    }

    [Fact]
    public void Doubt_is_handed_on_from_group_to_group()
    {
        var facts = TokenCases.Server().WithGroup(TokenCases.IisIusrs, "IIS_IUSRS", WebEditors)
            .WithGroup(new() { Sid = WebEditors, Name = "WebEditors", Members = [], Complete = false });

        Assert.Equal(TokenAnswer.Unknown, IdentityTokenBuilder.Build(TokenSubject.AnonymousIusr(), facts).IsInIisIusrs);
    }

    [Fact]
    public void A_bare_name_that_was_not_captured_may_be_local_or_not()
    {
        var token = IdentityTokenBuilder.Build(TokenSubject.RequestUser("ghost"), TokenCases.Server());

        Assert.All(["S-1-5-113", "S-1-5-64-10", "S-1-18-1"], sid => Assert.Equal(TokenGroupState.Unknown, token.StateOf(sid)));
    }

    [Fact]
    public void The_package_of_a_domain_account_decides_and_is_not_guessed()
    {
        var token = IdentityTokenBuilder.Build(TokenSubject.WindowsUser(TokenCases.DomainUser), TokenCases.Server());

        Assert.Equal(TokenGroupState.Unknown, token.StateOf("S-1-5-64-10"));
        Assert.Equal(TokenGroupState.Unknown, token.StateOf("S-1-18-1"));
        Assert.Equal(TokenGroupState.Absent, token.StateOf("S-1-5-113"));
        Assert.Equal(TokenGroupState.Enabled, IdentityTokenBuilder.Build(TokenSubject.WindowsUser(TokenCases.DomainUser, AuthenticationPackage.Ntlm), TokenCases.Server()).StateOf("S-1-5-64-10"));
    }

    [Fact]
    public void A_member_that_is_no_sid_leaves_the_group_open()
    {
        var facts = TokenCases.Server().WithGroup(WebEditors, "WebEditors", "what is this");

        Assert.Equal(TokenGroupState.Unknown, IdentityTokenBuilder.Build(TokenCases.Subject("AppPoolIdentity"), facts).StateOf(WebEditors));
    }

    [Fact]
    public void A_logon_session_is_never_known() =>
        Assert.Equal(TokenGroupState.Unknown, IdentityTokenBuilder.Build(TokenCases.Subject("IUSR"), TokenCases.Server()).StateOf("S-1-5-5-0-12345"));

    [Fact]
    public void A_pool_name_outside_ASCII_is_flagged()
    {
        var subject = TokenSubject.WorkerProcess(new() { ApplicationPool = "Ärzte", IdentityType = PoolIdentityType.NetworkService });

        Assert.Contains(IdentityTokenBuilder.Build(subject, TokenCases.Server()).Unknowns, unknown => unknown.Contains("'Ärzte'", StringComparison.Ordinal));
    }

    internal static InMemoryServerFacts WithStockRights(InMemoryServerFacts facts) =>
        facts.WithUserRight("SeChangeNotifyPrivilege", "S-1-1-0", "S-1-5-19", "S-1-5-20", "S-1-5-32-544", "S-1-5-32-545", "S-1-5-32-551")
            .WithUserRight("SeImpersonatePrivilege", "S-1-5-19", "S-1-5-20", "S-1-5-32-544", "S-1-5-32-568", "S-1-5-6")
            .WithUserRight("SeCreateGlobalPrivilege", "S-1-5-19", "S-1-5-20", "S-1-5-32-544", "S-1-5-6")
            .WithUserRight("SeAssignPrimaryTokenPrivilege", "S-1-5-19", "S-1-5-20", TokenCases.PoolSid)
            .WithUserRight("SeIncreaseQuotaPrivilege", "S-1-5-19", "S-1-5-20", "S-1-5-32-544", TokenCases.PoolSid)
            .WithUserRight("SeAuditPrivilege", "S-1-5-19", "S-1-5-20", TokenCases.PoolSid)
            .WithUserRight("SeIncreaseWorkingSetPrivilege", "S-1-5-32-545")
            .WithUserRight("SeTakeOwnershipPrivilege", "S-1-5-32-544");
}
