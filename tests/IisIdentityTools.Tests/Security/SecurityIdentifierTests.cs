using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Security;

public sealed class SecurityIdentifierTests
{
    /// <summary>Text and binary form as Samba 4.17 packs them ([MS-DTYP] 2.4.2.1 and 2.4.2.2); the first is in countless published descriptors.</summary>
    public static TheoryData<string, string> Vectors => new()
    {
        { "S-1-5-32-544", "AQIAAAAAAAUgAAAAIAIAAA==" },
        { "S-1-1-0", "AQEAAAAAAAEAAAAA" },
        { "S-1-5-17", "AQEAAAAAAAURAAAA" },
        { "S-1-16-12288", "AQEAAAAAABAAMAAA" },
        { "S-1-5-82-3006700770-424185619-1745488364-794895919-4004696415", "AQYAAAAAAAVSAAAA4pw2sxOPSBnsCQpoLyZhL1/Rsu4=" },
        { "S-1-5-21-2457507606-2709100691-398136650-500", "AQUAAAAAAAUVAAAAFpd6kpOYeaFKFbsX9AEAAA==" },
        { "S-1-0x123456789abc-1-2", "AQISNFZ4mrwBAAAAAgAAAA==" },
        { "S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15", "AQ8AAAAAAAUBAAAAAgAAAAMAAAAEAAAABQAAAAYAAAAHAAAACAAAAAkAAAAKAAAACwAAAAwAAAANAAAADgAAAA8AAAA=" },
    };

    [Theory, MemberData(nameof(Vectors))]
    public void Text_and_bytes_are_two_forms_of_one_sid(string text, string base64)
    {
        var fromText = SecurityIdentifier.Parse(text);
        var fromBytes = SecurityIdentifier.FromBytes(Convert.FromBase64String(base64));

        Assert.Equal(fromText, fromBytes);
        Assert.Equal(fromText.GetHashCode(), fromBytes.GetHashCode());
        Assert.Equal(text, fromBytes.ToString());
        Assert.Equal(base64, Convert.ToBase64String(fromText.ToBytes()));
        Assert.Equal(Convert.FromBase64String(base64).Length, fromText.BinaryLength);
    }

    [Theory]
    [InlineData("s-1-5-18", "S-1-5-18")]
    [InlineData("S-1-0x5-32-544", "S-1-5-32-544")]
    [InlineData("S-1-0X000000000005-18", "S-1-5-18")]
    [InlineData("S-1-20015998343868-1-2", "S-1-0x123456789abc-1-2")]
    [InlineData("S-1-4294967295-1", "S-1-4294967295-1")]
    [InlineData("S-1-4294967296-1", "S-1-0x000100000000-1")]
    [InlineData("S-1-05-032-0544", "S-1-5-32-544")]
    public void Other_spellings_are_read(string text, string canonical) => Assert.Equal(canonical, SecurityIdentifier.Parse(text).ToString());

    [Theory]
    [InlineData("", "empty", 1)]
    [InlineData("BA", "begins with 'S-1-'", 1)]
    [InlineData(" S-1-5-18", "begins with 'S-1-'", 1)]
    [InlineData("S-2-5-18", "revision must be 1", 3)]
    [InlineData("S-1", "revision must be 1", 3)]
    [InlineData("S-1-", "authority has no digits", 5)]
    [InlineData("S-1-0x-1", "authority has no digits", 7)]
    [InlineData("S-1-0x1000000000000-1", "authority is larger than 281474976710655", 7)]
    [InlineData("S-1-281474976710656-1", "authority is larger than 281474976710655", 5)]
    [InlineData("S-1-5", "at least one sub-authority", 6)]
    [InlineData("S-1-5-", "sub-authority has no digits", 7)]
    [InlineData("S-1-5--18", "sub-authority has no digits", 7)]
    [InlineData("S-1-5-4294967296", "sub-authority is larger than 4294967295", 7)]
    [InlineData("S-1-5-18 ", "' ' stands where '-' or the end is expected", 9)]
    [InlineData("S-1-5-0x12", "'x' stands where", 8)]
    [InlineData("S-1-5-1٣", "stands where", 8)]
    [InlineData("S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15-16", "at most 15", 42)]
    public void Text_that_is_no_sid_is_refused_with_the_place(string text, string reason, int position)
    {
        Assert.False(SecurityIdentifier.TryParse(text, out var sid, out var error));

        Assert.Null(sid);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        Assert.EndsWith($"(position {position}).", error, StringComparison.Ordinal);
        Assert.Equal(error, Assert.Throws<FormatException>(() => SecurityIdentifier.Parse(text)).Message);
    }

    [Fact]
    public void Null_is_no_sid() => Assert.False(SecurityIdentifier.TryParse(null, out _));

    [Theory]
    [InlineData("", "at least 12 bytes")]
    [InlineData("0101000000000005", "at least 12 bytes")]
    [InlineData("020100000000000512000000", "revision")]
    [InlineData("010000000000000512000000", "0 sub-authorities")]
    [InlineData("011000000000000512000000", "16 sub-authorities")]
    [InlineData("010200000000000512000000", "needs 16 bytes; 12 are left")]
    public void Bytes_that_are_no_sid_are_refused(string hex, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => SecurityIdentifier.FromBytes(Convert.FromHexString(hex))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_sid_is_read_and_written_in_the_middle_of_a_buffer()
    {
        var buffer = new byte[32];
        WellKnownSids.Administrators.CopyTo(buffer, 5);

        Assert.Equal(WellKnownSids.Administrators, SecurityIdentifier.FromBytes(buffer, 5));
        Assert.Equal(0, buffer[4]);
        Assert.Equal(0, buffer[5 + 16]);
        Assert.Throws<ArgumentException>(() => WellKnownSids.Administrators.CopyTo(buffer, 17));
        Assert.Throws<FormatException>(() => SecurityIdentifier.FromBytes(buffer, 40));
        Assert.Throws<FormatException>(() => SecurityIdentifier.FromBytes(buffer, -1));
    }

    [Theory]
    [InlineData("S-1-5-21-1-2-3-500", true, "S-1-5-21-1-2-3", 500u)]
    [InlineData("S-1-5-21-1-2-3", false, "S-1-5-21-1-2-3", 3u)]
    [InlineData("S-1-5-21-1-2-3-4-5", false, null, 5u)]
    [InlineData("S-1-5-32-544", false, null, 544u)]
    [InlineData("S-1-1-0", false, null, 0u)]
    public void An_account_has_a_domain_and_a_relative_identifier(string text, bool isAccount, string? domain, uint relativeId)
    {
        var sid = SecurityIdentifier.Parse(text);

        Assert.Equal(isAccount, sid.IsAccount);
        Assert.Equal(domain, sid.AccountDomain?.ToString());
        Assert.Equal(relativeId, sid.RelativeId);
    }

    [Fact]
    public void A_domain_makes_its_accounts()
    {
        Assert.Equal("S-1-5-21-1-2-3-513", SecurityIdentifier.Parse("S-1-5-21-1-2-3").WithRelativeId(513).ToString());
        Assert.Throws<InvalidOperationException>(() => SecurityIdentifier.Parse("S-1-5-1-2-3-4-5-6-7-8-9-10-11-12-13-14-15").WithRelativeId(1));
    }

    [Fact]
    public void Sids_sort_as_numbers()
    {
        string[] sorted = ["S-1-1-0", "S-1-5-2", "S-1-5-18", "S-1-5-32", "S-1-5-32-544", "S-1-5-32-1000", "S-1-5-80-0", "S-1-16-0"];

        Assert.Equal(sorted, sorted.Reverse().Select(SecurityIdentifier.Parse).Order().Select(sid => sid.ToString()));
        Assert.True(WellKnownSids.Everyone.CompareTo(null) > 0);
    }

    [Fact]
    public void Different_sids_are_not_equal()
    {
        var sid = SecurityIdentifier.Parse("S-1-5-32-544");

        Assert.True(sid == WellKnownSids.Administrators);
        Assert.True(sid != WellKnownSids.Users);
        Assert.False(sid.Equals(SecurityIdentifier.Parse("S-1-5-32")));
        Assert.False(sid.Equals(SecurityIdentifier.Parse("S-1-4-32-544")));
        Assert.False(sid.Equals((object)"S-1-5-32-544"));
        Assert.False(sid == null);
        Assert.True((SecurityIdentifier?)null == null);
    }

    [Fact]
    public void The_parts_are_checked_and_copied()
    {
        uint[] parts = [32, 544];
        var sid = new SecurityIdentifier(5, parts);
        parts[1] = 545;

        Assert.Equal("S-1-5-32-544", sid.ToString());
        Assert.Equal([32u, 544u], sid.SubAuthorities);
        Assert.True(sid.IsBuiltin);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SecurityIdentifier(5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SecurityIdentifier(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SecurityIdentifier(SecurityIdentifier.MaxAuthority + 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SecurityIdentifier(5, new uint[16]));
    }
}
