using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Security;

public sealed class ServiceSidTests
{
    /// <summary>The published SID of TrustedInstaller: the hash is of the upper-case name.</summary>
    [Theory]
    [InlineData("TrustedInstaller")]
    [InlineData("trustedinstaller")]
    public void The_published_pair(string service) =>
        Assert.Equal("S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464", ServiceSid.FromName(service).ToString());

    [Fact]
    public void It_is_the_one_of_the_catalogue() => Assert.Equal(WellKnownSids.TrustedInstaller, ServiceSid.FromName("TrustedInstaller"));

    [Fact]
    public void A_service_has_a_name() => Assert.Throws<ArgumentException>(() => ServiceSid.FromName(""));
}
