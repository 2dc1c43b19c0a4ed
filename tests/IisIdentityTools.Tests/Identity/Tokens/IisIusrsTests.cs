using IisIdentityTools.Identity.Tokens;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Identity.Tokens;

/// <summary>Is this identity in IIS_IUSRS, and how does one know? Rule C1.</summary>
public sealed class IisIusrsTests
{
    private const string Iusr = "S-1-5-17";

    [Theory]
    [InlineData(PoolIdentityType.ApplicationPoolIdentity)]
    [InlineData(PoolIdentityType.NetworkService)]
    [InlineData(PoolIdentityType.LocalService)]
    [InlineData(PoolIdentityType.LocalSystem)]
    [InlineData(PoolIdentityType.SpecificUser)]
    public void WAS_adds_it_to_every_worker_process(PoolIdentityType type)
    {
        var token = IdentityTokenBuilder.Build(TokenCases.Worker(type, TokenCases.LocalUser), new InMemoryServerFacts());

        Assert.Equal(TokenAnswer.Yes, token.IsInIisIusrs);
        Assert.Equal(TokenGroupOrigin.InjectedByWas, token.FindGroup(TokenCases.IisIusrs)!.Origin);
        Assert.Contains("processModel.manualGroupMembership=false (applicationHost.config:122)", token.IsInIisIusrsReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PoolIdentityType.ApplicationPoolIdentity)]
    [InlineData(PoolIdentityType.NetworkService)]
    [InlineData(PoolIdentityType.SpecificUser)]
    public void With_manual_membership_only_a_real_member_is_in_it(PoolIdentityType type)
    {
        var token = IdentityTokenBuilder.Build(TokenCases.Worker(type, TokenCases.LocalUser, manual: true), TokenCases.Server());

        Assert.Equal(TokenAnswer.No, token.IsInIisIusrs);
        Assert.Equal(TokenGroupState.Absent, token.StateOf(TokenCases.IisIusrs));
        Assert.Contains("manualGroupMembership=true (applicationHost.config:122)", token.IsInIisIusrsReason, StringComparison.Ordinal);
        Assert.Equal(TokenGroupState.Enabled, token.StateOf(TokenCases.PoolSid));
    }

    [Fact]
    public void A_real_member_is_in_it_with_manual_membership()
    {
        var facts = TokenCases.Server().WithGroup(TokenCases.IisIusrs, "IIS_IUSRS", TokenCases.LocalUserSid);
        var token = IdentityTokenBuilder.Build(TokenCases.Worker(PoolIdentityType.SpecificUser, TokenCases.LocalUser, manual: true), facts);

        Assert.Equal(TokenAnswer.Yes, token.IsInIisIusrs);
        Assert.Equal(TokenGroupOrigin.LocalGroup, token.FindGroup(TokenCases.IisIusrs)!.Origin);
        Assert.Equal(@"WEB01\svc_shop: member of BUILTIN\IIS_IUSRS.", token.IsInIisIusrsReason);
    }

    [Fact]
    public void Manual_membership_is_unknown_without_the_groups()
    {
        var token = IdentityTokenBuilder.Build(TokenCases.Worker(PoolIdentityType.ApplicationPoolIdentity, manual: true), new InMemoryServerFacts());

        Assert.Equal(TokenAnswer.Unknown, token.IsInIisIusrs);
        Assert.Equal(TokenGroupState.Unknown, token.StateOf(TokenCases.IisIusrs));
        Assert.Contains(token.Unknowns, unknown => unknown.Contains("local groups of WEB01", StringComparison.Ordinal));
    }

    [Fact]
    public void IUSR_is_not_in_it_when_its_members_are_known_and_do_not_name_it()
    {
        var token = IdentityTokenBuilder.Build(TokenSubject.AnonymousIusr(), TokenCases.Server());

        Assert.Equal(TokenAnswer.No, token.IsInIisIusrs);
        Assert.Contains("worker processes only", token.IsInIisIusrsReason, StringComparison.Ordinal);
    }

    /// <summary>C1: one real Server 2019 had IUSR as a member, so the members are read and not assumed.</summary>
    [Fact]
    public void IUSR_is_in_it_when_it_is_a_member()
    {
        var token = IdentityTokenBuilder.Build(TokenSubject.AnonymousIusr(), TokenCases.Server().WithGroup(TokenCases.IisIusrs, "IIS_IUSRS", Iusr));

        Assert.Equal(TokenAnswer.Yes, token.IsInIisIusrs);
        Assert.Equal(TokenGroupState.Enabled, token.StateOf(TokenCases.IisIusrs));
        Assert.Equal(@"NT AUTHORITY\IUSR: member of BUILTIN\IIS_IUSRS.", token.IsInIisIusrsReason);
    }

    [Fact]
    public void IUSR_is_unknown_when_the_members_were_not_captured() =>
        Assert.Equal(TokenAnswer.Unknown, IdentityTokenBuilder.Build(TokenSubject.AnonymousIusr(), new InMemoryServerFacts()).IsInIisIusrs);

    [Fact]
    public void The_group_alone_is_enough_to_know()
    {
        var facts = new InMemoryServerFacts().WithGroup(TokenCases.IisIusrs, "IIS_IUSRS", TokenCases.DomainUserSid).WithUser(TokenCases.DomainUserSid, TokenCases.DomainUser);
        var token = IdentityTokenBuilder.Build(TokenSubject.AnonymousIusr(), facts);

        Assert.Equal(TokenAnswer.No, token.IsInIisIusrs);
        Assert.False(token.LocalGroupsKnown);
    }

    [Fact]
    public void A_member_list_that_breaks_off_proves_nothing()
    {
        var facts = TokenCases.Server().WithGroup(new() { Sid = TokenCases.IisIusrs, Name = "IIS_IUSRS", Members = [], Complete = false });
        var token = IdentityTokenBuilder.Build(TokenSubject.AnonymousIusr(), facts);

        Assert.Equal(TokenAnswer.Unknown, token.IsInIisIusrs);
        Assert.Contains(@"The members of BUILTIN\IIS_IUSRS were not captured to the end.", token.Unknowns);
    }

    [Fact]
    public void Everyone_as_a_member_takes_everybody_in()
    {
        var facts = TokenCases.Server().WithGroup(TokenCases.IisIusrs, "IIS_IUSRS", "S-1-1-0");

        Assert.Equal(TokenAnswer.Yes, IdentityTokenBuilder.Build(TokenSubject.AnonymousIusr(), facts).IsInIisIusrs);
        Assert.Equal(TokenAnswer.Yes, IdentityTokenBuilder.Build(TokenSubject.WindowsUser(TokenCases.DomainUser), facts).IsInIisIusrs);
    }

    /// <summary>SERVICE counts for deny entries only in IUSR's token, so it confers no membership.</summary>
    [Fact]
    public void Service_as_a_member_does_not_take_IUSR_in()
    {
        var facts = TokenCases.Server().WithGroup(TokenCases.IisIusrs, "IIS_IUSRS", "S-1-5-6");

        Assert.Equal(TokenAnswer.No, IdentityTokenBuilder.Build(TokenSubject.AnonymousIusr(), facts).IsInIisIusrs);
        Assert.Equal(TokenAnswer.Yes, IdentityTokenBuilder.Build(TokenCases.Worker(PoolIdentityType.NetworkService, manual: true), facts).IsInIisIusrs);
    }
}
