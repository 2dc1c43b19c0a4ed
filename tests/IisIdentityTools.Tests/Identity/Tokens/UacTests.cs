using IisIdentityTools.Identity.Tokens;
using IisIdentityTools.Tests.Fixtures;
using Xunit;

namespace IisIdentityTools.Tests.Identity.Tokens;

/// <summary>Rule C4: administrators by network logon.</summary>
public sealed class UacTests
{
    internal const string Policy = @"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System!";

    private const string LocalAdministrator = InMemoryServerFacts.MachineSid + "-500";

    /// <summary>Vector 21 of section I, and its neighbours. An empty switch is a known absence, null is not captured.</summary>
    [Theory]
    [InlineData("0", TokenGroupState.DenyOnly)]
    [InlineData("", TokenGroupState.DenyOnly)]
    [InlineData("1", TokenGroupState.Enabled)]
    [InlineData(null, TokenGroupState.Unknown)]
    public void A_local_administrator_over_the_network(string? filterPolicy, TokenGroupState expected)
    {
        var facts = AdministratorsHold(TokenCases.LocalUserSid);
        if (filterPolicy is not null)
            facts.WithSwitch(Policy + "LocalAccountTokenFilterPolicy", filterPolicy);
        var token = IdentityTokenBuilder.Build(TokenSubject.WindowsUser(TokenCases.LocalUser, AuthenticationPackage.Ntlm), facts);

        Assert.Equal(expected, token.StateOf(TokenCases.Administrators));
        Assert.Equal(expected, token.StateOf("S-1-5-114"));
        Assert.Equal(filterPolicy is null, token.Unknowns.Any(unknown => unknown.Contains("LocalAccountTokenFilterPolicy", StringComparison.Ordinal)));
        if (expected == TokenGroupState.DenyOnly)
            Assert.Equal(("C4", RuleMark.Confirmed), (token.FindGroup(TokenCases.Administrators)!.Rule, token.FindGroup(TokenCases.Administrators)!.Mark));
    }

    [Theory]
    [InlineData("", TokenGroupState.Enabled)]
    [InlineData("0", TokenGroupState.Enabled)]
    [InlineData("1", TokenGroupState.DenyOnly)]
    [InlineData(null, TokenGroupState.Unknown)]
    public void The_built_in_administrator_is_exempt_unless_a_switch_says_otherwise(string? filterAdministrator, TokenGroupState expected)
    {
        var facts = AdministratorsHold(LocalAdministrator).WithUser(LocalAdministrator, @"WEB01\Administrator").WithSwitch(Policy + "LocalAccountTokenFilterPolicy", "0");
        if (filterAdministrator is not null)
            facts.WithSwitch(Policy + "FilterAdministratorToken", filterAdministrator);
        var token = IdentityTokenBuilder.Build(TokenSubject.RequestUser(@".\Administrator"), facts);

        Assert.Equal(expected, token.StateOf(TokenCases.Administrators));
    }

    [Fact]
    public void A_domain_account_is_not_filtered()
    {
        var facts = AdministratorsHold(TokenCases.DomainUserSid).WithSwitch(Policy + "LocalAccountTokenFilterPolicy", "0");

        Assert.Equal(TokenGroupState.Enabled, IdentityTokenBuilder.Build(TokenSubject.WindowsUser(TokenCases.DomainUser), facts).StateOf(TokenCases.Administrators));
    }

    [Theory]
    [InlineData("SpecificUser (batch)")]
    [InlineData("SpecificUser (service)")]
    [InlineData("Batch user")]
    public void Batch_and_service_logons_are_not_filtered(string column)
    {
        var facts = AdministratorsHold(TokenCases.LocalUserSid).WithSwitch(Policy + "LocalAccountTokenFilterPolicy", "0");

        Assert.Equal(TokenGroupState.Enabled, IdentityTokenBuilder.Build(TokenCases.Subject(column), facts).StateOf(TokenCases.Administrators));
    }

    [Fact]
    public void Without_UAC_nobody_is_filtered()
    {
        var facts = AdministratorsHold(TokenCases.LocalUserSid).WithSwitch(Policy + "EnableLUA", "0").WithSwitch(Policy + "LocalAccountTokenFilterPolicy", "0");

        Assert.Equal(TokenGroupState.Enabled, IdentityTokenBuilder.Build(TokenCases.Subject("Network user"), facts).StateOf(TokenCases.Administrators));
        Assert.Equal(TokenGroupState.Enabled, IdentityTokenBuilder.Build(TokenCases.Subject("Interactive user"), facts).StateOf(TokenCases.Administrators));
    }

    /// <summary>Recalled, not in C4: an interactive logon of an administrator gives the filtered token.</summary>
    [Theory]
    [InlineData("1", TokenGroupState.DenyOnly)]
    [InlineData(null, TokenGroupState.Unknown)]
    public void Interactive_logons_are_filtered_as_far_as_we_recall(string? enableLua, TokenGroupState expected)
    {
        var facts = AdministratorsHold(TokenCases.LocalUserSid);
        if (enableLua is not null)
            facts.WithSwitch(Policy + "EnableLUA", enableLua);
        var group = IdentityTokenBuilder.Build(TokenCases.Subject("Interactive user"), facts).FindGroup(TokenCases.Administrators)!;

        Assert.Equal((expected, RuleMark.Recalled), (group.State, group.Mark));
    }

    private static InMemoryServerFacts AdministratorsHold(string sid) => TokenCases.Server().WithGroup(TokenCases.Administrators, "Administrators", sid);
}
