using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Security;

public sealed class IntegrityLabelsTests
{
    /// <summary>[MS-DTYP] 2.4.2.4.</summary>
    [Theory]
    [InlineData(IntegrityLevel.Untrusted, "S-1-16-0")]
    [InlineData(IntegrityLevel.Low, "S-1-16-4096")]
    [InlineData(IntegrityLevel.Medium, "S-1-16-8192")]
    [InlineData(IntegrityLevel.MediumPlus, "S-1-16-8448")]
    [InlineData(IntegrityLevel.High, "S-1-16-12288")]
    [InlineData(IntegrityLevel.System, "S-1-16-16384")]
    [InlineData(IntegrityLevel.ProtectedProcess, "S-1-16-20480")]
    public void Level_and_label_belong_together(IntegrityLevel level, string sid)
    {
        Assert.Equal(sid, IntegrityLabels.SidOf(level)?.ToString());
        Assert.Equal(level, IntegrityLabels.LevelOf(SecurityIdentifier.Parse(sid)));
    }

    [Fact]
    public void The_map_is_total()
    {
        Assert.All(Enum.GetValues<IntegrityLevel>(), level => Assert.Equal(level == IntegrityLevel.Unknown, IntegrityLabels.SidOf(level) is null));
        Assert.Null(IntegrityLabels.SidOf((IntegrityLevel)99));
        Assert.Equal(IntegrityLevel.Unknown, IntegrityLabels.LevelOf(WellKnownSids.Everyone));
    }
}
