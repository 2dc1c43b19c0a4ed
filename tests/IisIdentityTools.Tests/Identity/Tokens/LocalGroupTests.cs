using IisIdentityTools.Identity.Tokens;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Identity.Tokens;

/// <summary>Real group membership (rule C1: always enumerate local group members).</summary>
public sealed class LocalGroupTests
{
    private const string WebEditors = InMemoryServerFacts.MachineSid + "-1010";
    private const string Publishers = InMemoryServerFacts.MachineSid + "-1011";
    private const string DomainGroup = InMemoryServerFacts.DomainSid + "-3001";

    [Fact]
    public void A_nested_group_names_the_whole_chain()
    {
        var facts = TokenCases.Server().WithGroup(WebEditors, "WebEditors", TokenCases.LocalUserSid).WithGroup(TokenCases.IisIusrs, "IIS_IUSRS", WebEditors);
        var token = IdentityTokenBuilder.Build(TokenSubject.RequestUser(TokenCases.LocalUser), facts);

        Assert.Equal(@"member of WEB01\WebEditors", token.FindGroup(WebEditors)!.Why);
        Assert.Equal(@"member of WEB01\WebEditors, which is a member of BUILTIN\IIS_IUSRS", token.FindGroup(TokenCases.IisIusrs)!.Why);
        Assert.Equal(@"WEB01\svc_shop: member of WEB01\WebEditors, which is a member of BUILTIN\IIS_IUSRS.", token.IsInIisIusrsReason);
        Assert.Equal(RuleMark.Confirmed, token.FindGroup(TokenCases.IisIusrs)!.Mark);
    }

    [Fact]
    public void A_cycle_ends()
    {
        var facts = TokenCases.Server().WithGroup(WebEditors, "WebEditors", Publishers, TokenCases.LocalUserSid).WithGroup(Publishers, "Publishers", WebEditors, Publishers);
        var token = IdentityTokenBuilder.Build(TokenSubject.RequestUser(TokenCases.LocalUser), facts);

        Assert.Equal(TokenGroupState.Enabled, token.StateOf(WebEditors));
        Assert.Equal(TokenGroupState.Enabled, token.StateOf(Publishers));
        Assert.Equal(TokenGroupState.Absent, IdentityTokenBuilder.Build(TokenSubject.RequestUser(TokenCases.DomainUser), facts).StateOf(WebEditors));
    }

    [Fact]
    public void A_domain_group_leads_into_a_local_one()
    {
        var facts = TokenCases.Server().WithGroup(WebEditors, "WebEditors", DomainGroup)
            .WithAccount(new() { Sid = DomainGroup, Name = @"CONTOSO\Web Team" })
            .WithUser(InMemoryServerFacts.DomainSid + "-2002", @"CONTOSO\anna", DomainGroup);
        var token = IdentityTokenBuilder.Build(TokenSubject.WindowsUser("anna@contoso.example", AuthenticationPackage.Kerberos), facts);

        Assert.Equal(@"CONTOSO\anna", token.Identity);
        Assert.Equal(TokenGroupOrigin.DomainGroup, token.FindGroup(DomainGroup)!.Origin);
        Assert.Equal(@"member of CONTOSO\Web Team, which is a member of WEB01\WebEditors", token.FindGroup(WebEditors)!.Why);
        Assert.Equal(TokenGroupState.Enabled, token.StateOf("S-1-18-1"));
        Assert.Equal(TokenGroupState.Absent, token.StateOf("S-1-5-64-10"));
        Assert.True(token.DomainGroupsKnown);
    }

    [Theory]
    [InlineData("S-1-5-11", true, true)]
    [InlineData("S-1-5-4", false, false)]
    [InlineData("S-1-5-6", true, false)]
    [InlineData("S-1-5-2", false, true)]
    public void A_well_known_sid_leads_into_a_group(string member, bool pool, bool networkUser)
    {
        var facts = TokenCases.Server().WithGroup(WebEditors, "WebEditors", member);

        Assert.Equal(pool, IdentityTokenBuilder.Build(TokenCases.Subject("AppPoolIdentity"), facts).StateOf(WebEditors) == TokenGroupState.Enabled);
        Assert.Equal(networkUser, IdentityTokenBuilder.Build(TokenCases.Subject("Network user"), facts).StateOf(WebEditors) == TokenGroupState.Enabled);
    }

    [Fact]
    public void A_pool_can_be_a_member()
    {
        var facts = TokenCases.Server().WithGroup(WebEditors, "WebEditors", TokenCases.PoolSid);
        var asUser = IdentityTokenBuilder.Build(TokenCases.Subject("AppPoolIdentity"), facts).FindGroup(WebEditors)!;
        var asGroup = IdentityTokenBuilder.Build(TokenCases.Subject("NETWORK SERVICE"), facts).FindGroup(WebEditors)!;

        Assert.Equal((TokenGroupState.Enabled, RuleMark.Confirmed), (asUser.State, asUser.Mark));
        Assert.Equal((TokenGroupState.Enabled, RuleMark.Uncertain), (asGroup.State, asGroup.Mark));
        Assert.Equal(TokenGroupState.Absent, IdentityTokenBuilder.Build(TokenSubject.AnonymousIusr(), facts).StateOf(WebEditors));
    }

    [Fact]
    public void The_better_proof_of_a_membership_is_quoted()
    {
        var facts = TokenCases.Server().WithGroup(WebEditors, "WebEditors", TokenCases.PoolSid, Publishers).WithGroup(Publishers, "Publishers", "S-1-5-20");
        var group = IdentityTokenBuilder.Build(TokenCases.Subject("NETWORK SERVICE"), facts).FindGroup(WebEditors)!;

        Assert.Equal((@"member of WEB01\Publishers, which is a member of WEB01\WebEditors", RuleMark.Confirmed), (group.Why, group.Mark));
    }

    [Fact]
    public void Users_without_its_stock_members_is_not_promised()
    {
        var facts = TokenCases.Server().WithGroup("S-1-5-32-545", "Users", TokenCases.LocalUserSid);

        Assert.Equal(TokenGroupState.Unknown, IdentityTokenBuilder.Build(TokenCases.Subject("AppPoolIdentity"), facts).StateOf("S-1-5-32-545"));
        Assert.Equal(TokenGroupState.Enabled, IdentityTokenBuilder.Build(TokenCases.Subject("SpecificUser (batch)"), facts).StateOf("S-1-5-32-545"));
    }

    [Fact]
    public void A_localised_group_is_known_by_its_sid()
    {
        var facts = TokenCases.Server().WithGroup(TokenCases.Administrators, "Administratoren", TokenCases.LocalUserSid).WithGroup(WebEditors, "Redakteure", TokenCases.LocalUserSid);
        var token = IdentityTokenBuilder.Build(TokenCases.Subject("SpecificUser (batch)"), facts);

        Assert.Equal(@"BUILTIN\Administrators", token.FindGroup(TokenCases.Administrators)!.Name);
        Assert.Equal(@"WEB01\Redakteure", token.FindGroup(WebEditors)!.Name);
    }
}
