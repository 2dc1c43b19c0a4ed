using IisIdentityTools.Diagnosis.Causes.Rules.Places.Forbidden;
using Xunit;

namespace IisIdentityTools.Tests.Diagnosis.Causes.Places;

/// <summary>Address and mask of ipSecurity entries, by the arithmetic of masks.</summary>
public sealed class AddressRangeTests
{
    [Theory]
    [InlineData("10.1.2.3", "255.255.255.255", "10.1.2.3", true)]
    [InlineData("10.1.2.3", "255.255.255.255", "10.1.2.4", false)]
    [InlineData("10.1.0.0", "255.255.0.0", "10.1.255.9", true)]
    [InlineData("10.1.0.0", "255.255.0.0", "10.2.0.1", false)]
    // 172.16.0.0/12 ends with 172.31.255.255: 31 = 0001 1111, and 32 = 0010 0000 has another fourth bit.
    [InlineData("172.16.0.0", "255.240.0.0", "172.31.255.255", true)]
    [InlineData("172.16.0.0", "255.240.0.0", "172.32.0.0", false)]
    [InlineData("192.168.4.0", "22", "192.168.7.255", true)]
    [InlineData("192.168.4.0", "22", "192.168.8.0", false)]
    [InlineData("fd00:1::", "32", "fd00:1:ffff::9", true)]
    [InlineData("fd00:1::", "32", "fd00:2::9", false)]
    [InlineData("fd00:1::", "ffff:ffff::", "fd00:1:7::9", true)]
    [InlineData("fd00:1::5", "255.255.255.255", "fd00:1::5", true)]
    [InlineData("fd00:1::5", "255.255.255.255", "fd00:1::6", false)]
    [InlineData("10.0.0.0", "255.0.0.0", "fd00::1", false)]
    [InlineData("10.0.0.0", "255.0.0.0", "::ffff:10.3.4.5", true)]
    [InlineData("fe80::", "10", "fe80::1%12", true)]
    public void A_client_is_in_the_range_when_the_masked_bits_agree(string address, string mask, string client, bool expected) =>
        Assert.Equal(expected, AddressRange.Parse(address, mask)!.Has(client));

    [Theory]
    [InlineData("", "255.0.0.0")]
    [InlineData("ten.one", "255.0.0.0")]
    [InlineData("10.0.0.0", "33")]
    [InlineData("10.0.0.0", "ffff::")]
    public void What_is_no_range_is_none(string address, string mask) => Assert.Null(AddressRange.Parse(address, mask));

    [Fact]
    public void What_is_no_address_is_not_decided() => Assert.Null(AddressRange.Parse("10.0.0.0", "255.0.0.0")!.Has("-"));
}
