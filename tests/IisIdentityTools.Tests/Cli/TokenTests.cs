using IisIdentityTools.Identity.Tokens;
using Xunit;

namespace IisIdentityTools.Tests.Cli;

/// <summary>iisid token.</summary>
public sealed class TokenTests
{
    [Fact]
    public void Json_has_the_names_of_the_result()
    {
        var token = CliRun.Of("token", CliRun.Contoso, "IUSR", "--json").Json.Single();
        Assert.Equal(typeof(IdentityToken).GetProperties().Select(property => property.Name).Order(), token.EnumerateObject().Select(member => member.Name).Order());
        Assert.Equal("NT AUTHORITY\\IUSR", token.GetProperty("Identity").GetString());
        Assert.Equal("Enabled", token.GetProperty("Groups")[0].GetProperty("State").GetString());
    }

    [Fact]
    public void Without_names_there_is_a_line_for_each_pool_and_anonymous_user()
    {
        var result = CliRun.Of("token", CliRun.Contoso);
        Assert.Equal(0, result.Code);
        Assert.StartsWith("Identity", result.Lines[0], StringComparison.Ordinal);
        Assert.Contains(result.Lines, line => line.StartsWith("CONTOSO\\gmsa_web$", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("NT AUTHORITY\\IUSR", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("IUSR", "S-1-5-17")]
    [InlineData("S-1-5-17", "NT AUTHORITY\\IUSR")]
    [InlineData("IIS AppPool\\Shop", "BUILTIN\\IIS_IUSRS")]
    public void A_named_identity_is_shown_with_its_groups(string identity, string expected)
    {
        var result = CliRun.Of("token", CliRun.Contoso, identity);
        Assert.Equal(0, result.Code);
        Assert.Contains(expected, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Pools_are_found_by_pattern() =>
        Assert.Equal(["Shop"], CliRun.Of("token", CliRun.Contoso, "--application-pool", "sho*", "--json").Json.Select(token => token.GetProperty("ApplicationPool").GetString()));
}
