using IisIdentityTools.Identity;
using IisIdentityTools.Identity.Handlers;
using Xunit;

namespace IisIdentityTools.Tests.Identity;

/// <summary>Patterns of handler mappings (rule A5) and the wildcards of questions.</summary>
public sealed class HandlerPathTests
{
    [Theory]
    [InlineData("*", "", true)]
    [InlineData("*", "any/thing.htm", true)]
    [InlineData("*.aspx", "page.aspx", true)]
    [InlineData("*.aspx", "deep/er/page.ASPX", true)]
    [InlineData("*.aspx", "page.aspx.bak", false)]
    [InlineData("*.aspx", "page.asp", false)]
    [InlineData("*.", "orders", true)]
    [InlineData("*.", "orders/17", true)]
    [InlineData("*.", "v1.0/orders", true)]
    [InlineData("*.", "orders.htm", false)]
    [InlineData("trace.axd", "trace.axd", true)]
    [InlineData("trace.axd", "deep/Trace.axd", true)]
    [InlineData("trace.axd", "mytrace.axd", false)]
    [InlineData("api/*", "api/orders/17", true)]
    [InlineData("api/*", "v1/api/orders", false)]
    [InlineData("api/*", "apis/x", false)]
    [InlineData("*.php", "index.php/more/path", true)]
    [InlineData("*.php", "index.phpx/more", false)]
    [InlineData("*.asp,*.asa", "global.asa", true)]
    [InlineData("*.asp, *.asa", "global.asa", true)]
    [InlineData("?.htm", "a.htm", true)]
    [InlineData("?.htm", "ab.htm", false)]
    public void A_mapping_covers_a_path(string pattern, string path, bool covers) => Assert.Equal(covers, HandlerPath.Matches(pattern, path));

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("a*c", "abc", true)]
    [InlineData("a*c", "ac", true)]
    [InlineData("a*c", "acd", false)]
    [InlineData("*a*b*", "xxaxxbxx", true)]
    [InlineData("*a*b*", "xxbxxaxx", false)]
    [InlineData("A?C", "abc", true)]
    [InlineData("[a-c]x", "bx", true)]
    [InlineData("[a-c]x", "dx", false)]
    [InlineData("[xyz]", "Y", true)]
    [InlineData("[", "[", true)]
    [InlineData("a[b", "a[b", true)]
    public void Wildcards(string pattern, string text, bool matches) => Assert.Equal(matches, Wildcard.Matches(pattern, text));

    [Fact]
    public void A_hostile_pattern_ends()
    {
        var pattern = string.Concat(Enumerable.Repeat("*a", 200)) + "b";

        Assert.False(Wildcard.Matches(pattern, new string('a', 5_000)));
    }
}
