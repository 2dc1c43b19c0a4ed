using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Tokens;
using Xunit;

namespace IisIdentityTools.Tests.Identity.Tokens;

/// <summary>Rule C3: Everyone does not include ANONYMOUS LOGON while EveryoneIncludesAnonymous is 0; IUSR is not ANONYMOUS LOGON.</summary>
public sealed class AnonymousLogonTests
{
    private const string Switch = @"HKLM\SYSTEM\CurrentControlSet\Control\Lsa!EveryoneIncludesAnonymous";

    [Theory]
    [InlineData("0", TokenGroupState.Absent)]
    [InlineData("", TokenGroupState.Absent)]
    [InlineData("1", TokenGroupState.Enabled)]
    [InlineData(null, TokenGroupState.Unknown)]
    public void Everyone_depends_on_a_switch(string? value, TokenGroupState expected)
    {
        var facts = TokenCases.Server();
        if (value is not null)
            facts.WithSwitch(Switch, value);
        var token = IdentityTokenBuilder.Build(TokenSubject.AnonymousLogon(), facts);

        Assert.Equal(expected, token.StateOf("S-1-1-0"));
        Assert.Equal(value is null, token.Unknowns.Any(unknown => unknown.Contains("EveryoneIncludesAnonymous", StringComparison.Ordinal)));
    }

    [Fact]
    public void It_is_neither_authenticated_nor_a_user()
    {
        var token = IdentityTokenBuilder.Build(TokenSubject.AnonymousLogon(), TokenCases.Server().WithSwitch(Switch, "0"));

        Assert.Equal("S-1-5-7", token.IdentitySid);
        Assert.Equal(IdentityKind.AnonymousLogon, token.Kind);
        Assert.Equal(TokenGroupState.Absent, token.StateOf("S-1-5-11"));
        Assert.Equal(TokenGroupState.Absent, token.StateOf("S-1-5-32-545"));
        Assert.Equal(TokenAnswer.No, token.IsInIisIusrs);
    }

    [Fact]
    public void IUSR_is_somebody_else() =>
        Assert.Equal(TokenGroupState.Absent, IdentityTokenBuilder.Build(TokenSubject.AnonymousIusr(), TokenCases.Server()).StateOf("S-1-5-7"));
}
