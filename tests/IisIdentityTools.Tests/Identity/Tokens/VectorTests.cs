using IisIdentityTools.Identity.Tokens;
using Xunit;

namespace IisIdentityTools.Tests.Identity.Tokens;

/// <summary>The vectors of section I of the rules, as far as the token goes; vector 21 is in <see cref="UacTests"/>.</summary>
public sealed class VectorTests
{
    [Fact]
    public void Vector_10_an_entry_for_SERVICE_denies_IUSR_but_allows_only_the_pool()
    {
        Assert.Equal(TokenGroupState.DenyOnly, StateOf("S-1-5-6", TokenSubject.AnonymousIusr()));
        Assert.Equal(TokenGroupState.Enabled, StateOf("S-1-5-6", TokenCases.Subject("AppPoolIdentity")));
    }

    [Theory]
    [InlineData("NETWORK SERVICE")]
    [InlineData("LOCAL SERVICE")]
    [InlineData("SpecificUser (batch)")]
    public void Vector_11_an_entry_for_the_pool_matches_whatever_the_pool_runs_as(string column)
    {
        var group = IdentityTokenBuilder.Build(TokenCases.Subject(column), TokenCases.Server()).FindGroup(TokenCases.PoolSid)!;

        Assert.Equal((TokenGroupState.Enabled, TokenGroupOrigin.InjectedByWas), (group.State, group.Origin));
    }

    [Fact]
    public void An_entry_for_NETWORK_SERVICE_does_not_match_a_pool_identity() =>
        Assert.Equal(TokenGroupState.Absent, StateOf("S-1-5-20", TokenCases.Subject("AppPoolIdentity")));

    [Fact]
    public void Vector_20_all_pools_means_pool_identities_only()
    {
        Assert.Equal(TokenGroupState.Absent, StateOf("S-1-5-82-0", TokenCases.Subject("SpecificUser (batch)")));
        Assert.Equal(TokenGroupState.Enabled, StateOf("S-1-5-82-0", TokenCases.Subject("AppPoolIdentity")));
    }

    private static TokenGroupState StateOf(string sid, TokenSubject subject) => IdentityTokenBuilder.Build(subject, TokenCases.Server()).StateOf(sid);
}
