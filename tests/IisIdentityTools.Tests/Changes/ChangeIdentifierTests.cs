using IisIdentityTools.Changes;
using Xunit;

namespace IisIdentityTools.Tests.Changes;

public sealed class ChangeIdentifierTests
{
    private static readonly Guid s_random = new("3fa94b1c-0000-0000-0000-000000000000");

    [Fact]
    public void It_is_the_second_and_four_random_digits() =>
        Assert.Equal("20261122T101500Z-3fa9", ChangeIdentifier.New(new DateTime(2026, 11, 22, 10, 15, 0, DateTimeKind.Utc), s_random));

    [Fact]
    public void It_can_be_typed_in_any_case() =>
        Assert.True(ChangeIdentifier.Comparer.Equals("20261122T101500Z-3FA9", "20261122t101500z-3fa9"));
}
