using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Security.Descriptors;

/// <summary>Self-relative forms made by hand after [MS-DTYP] 2.4.4 to 2.4.6; every field is spelled out.</summary>
public sealed class BinaryFormTests
{
    private const string Everyone = "010100000000000100000000";
    private const string LocalSystem = "010100000000000512000000";
    private const string AllowSystem = "0000" + "1400" + "FF011F00" + LocalSystem;

    // Header: revision, resource manager's byte, control, offsets of owner, group, audit list, access-control list.
    private const string DaclAt20 = "01000480" + "00000000" + "00000000" + "00000000" + "14000000";

    [Fact]
    public void Plain_entry()
    {
        var entry = Assert.Single(Read(DaclAt20 + "02001C0001000000" + AllowSystem).Dacl!);

        Assert.Equal(AceType.AccessAllowed, entry.Type);
        Assert.Equal(0x1F01FFu, entry.Mask.Value);
        Assert.Equal(WellKnownSids.System, entry.Sid);
    }

    [Fact]
    public void Absent_null_and_empty_lists_differ()
    {
        var absent = Read("01000080" + "00000000" + "00000000" + "00000000" + "00000000");
        var isNull = Read("01000480" + "00000000" + "00000000" + "00000000" + "00000000");
        var empty = Read(DaclAt20 + "0200080000000000");

        Assert.Equal((false, true), (absent.IsDaclPresent, absent.Dacl is null));
        Assert.Equal((true, true), (isNull.IsDaclPresent, isNull.Dacl is null));
        Assert.Empty(empty.Dacl!);
        Assert.Equal(["", "D:NO_ACCESS_CONTROL", "D:"], [absent.ToSddl(), isNull.ToSddl(), empty.ToSddl()]);
        Assert.Equal(20, isNull.ToBytes().Length);
    }

    // The list is said not to be there; where it would be does not count.
    [Fact]
    public void Offset_of_an_absent_list_is_not_followed() => Assert.Null(Read("01000080" + "00000000" + "00000000" + "00000000" + "FFFFFF7F").Dacl);

    [Fact]
    public void Control_bits_and_resource_manager_byte_are_kept()
    {
        var read = Read("015AEFFF" + "00000000" + "00000000" + "00000000" + "00000000");

        Assert.Equal((0x5A, 0xFFEF), (read.ResourceManagerControl, (int)read.Control));
        Assert.Equal("015AEFFF", Convert.ToHexString(read.ToBytes(), 0, 4));
    }

    [Fact]
    public void Owner_and_group_may_be_the_same_bytes()
    {
        var read = Read("01000080" + "14000000" + "14000000" + "00000000" + "00000000" + Everyone);

        Assert.Equal((WellKnownSids.Everyone, WellKnownSids.Everyone), (read.Owner, read.Group));
        Assert.Equal(DescriptorFixtures.Content(read), DescriptorFixtures.Content(SecurityDescriptor.FromBytes(read.ToBytes())));
    }

    [Theory]
    [InlineData("0000" + "1700" + "FF011F00" + LocalSystem + "AABBCC", "AABBCC")] // three bytes behind the SID: a size that 4 does not divide
    [InlineData("0900" + "1800" + "FF011F00" + LocalSystem + "61727478", "61727478")] // the beginning of a condition
    [InlineData("1100" + "1400" + "01000000" + LocalSystem, "")]
    public void Bytes_behind_the_SID_are_kept(string entry, string expected)
    {
        var bytes = OneEntry(entry);
        var read = SecurityDescriptor.FromBytes(bytes);

        Assert.Equal(expected, Convert.ToHexString(Assert.Single(read.Dacl!).GetApplicationData()));
        Assert.Equal(bytes, read.ToBytes());
    }

    [Theory]
    [InlineData("0400" + "0C00" + "1122334455667788", 0x04)] // compound
    [InlineData("7F03" + "0500" + "AA", 0x7F)] // nobody knows
    [InlineData("FF00" + "0400", 0xFF)]
    public void Unknown_kinds_are_kept_whole(string entry, int type)
    {
        var bytes = OneEntry(entry);
        var read = SecurityDescriptor.FromBytes(bytes);

        var kept = Assert.Single(read.Dacl!);
        Assert.Equal(((AceType)type, null, entry[8..]), (kept.Type, kept.Sid, Convert.ToHexString(kept.GetApplicationData())));
        Assert.Equal(bytes, read.ToBytes());
        Assert.Equal(0, Assert.Throws<SddlException>(() => read.ToSddl()).Position);
    }

    [Theory]
    [InlineData("00000000", "", null, null)]
    [InlineData("01000000", "BA7A96BFE60DD011A28500AA003049E2", "bf967aba-0de6-11d0-a285-00aa003049e2", null)]
    [InlineData("02000000", "BA7A96BFE60DD011A28500AA003049E2", null, "bf967aba-0de6-11d0-a285-00aa003049e2")]
    [InlineData("FCFFFFFF", "", null, null)] // bits without a meaning
    public void Object_entries_name_what_their_flags_say(string flags, string guids, string? type, string? inherited)
    {
        var size = (24 + (guids.Length / 2)).ToString("X2", System.Globalization.CultureInfo.InvariantCulture);
        var bytes = OneEntry("0500" + size + "00" + "00010000" + flags + guids + LocalSystem);
        var read = SecurityDescriptor.FromBytes(bytes);

        var entry = Assert.Single(read.Dacl!);
        Assert.Equal((type, inherited, WellKnownSids.System), (entry.ObjectType?.ToString(), entry.InheritedObjectType?.ToString(), entry.Sid));
        Assert.Equal(bytes, read.ToBytes());
    }

    [Fact]
    public void A_descriptor_may_stand_in_a_larger_array()
    {
        byte[] bytes = [9, 9, 9, .. OneEntry(AllowSystem), 9, 9];

        var read = SecurityDescriptor.FromBytes(bytes, 3, bytes.Length - 5);

        Assert.Equal("D:(A;;FA;;;SY)", read.ToSddl());
        Assert.Contains("offset 25 ", Assert.Throws<FormatException>(() => SecurityDescriptor.FromBytes(bytes, 3, 40)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => SecurityDescriptor.FromBytes(bytes, 3, bytes.Length));
        Assert.Throws<ArgumentOutOfRangeException>(() => SecurityDescriptor.FromBytes(bytes, -1, 2));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("01000480", 0)]
    [InlineData("02000480" + "00000000" + "00000000" + "00000000" + "00000000", 0)] // revision 2
    [InlineData("01000400" + "00000000" + "00000000" + "00000000" + "00000000", 2)] // absolute
    [InlineData("01000080" + "13000000" + "00000000" + "00000000" + "00000000", 4)] // owner within the header
    [InlineData("01000080" + "00000000" + "14000000" + "00000000" + "00000000", 8)] // group behind the end
    [InlineData("01000080" + "00000000" + "FFFFFFFF" + "00000000" + "00000000", 8)]
    [InlineData("01000080" + "14000000" + "00000000" + "00000000" + "00000000" + "0101000000000005", 20)] // half a SID
    [InlineData("01000080" + "14000000" + "00000000" + "00000000" + "00000000" + "020100000000000512000000", 20)] // SID of revision 2
    [InlineData("01000080" + "14000000" + "00000000" + "00000000" + "00000000" + "011000000000000512000000", 21)] // 16 sub-authorities
    [InlineData(DaclAt20 + "0200", 20)] // half a list header
    [InlineData(DaclAt20 + "0200070000000000", 22)] // a list smaller than its header
    [InlineData(DaclAt20 + "02001D0001000000" + AllowSystem, 22)] // a list larger than what is there
    [InlineData(DaclAt20 + "02001C00FFFF0000" + AllowSystem, 24)] // 65535 entries in 28 bytes
    [InlineData(DaclAt20 + "02001C0002000000" + AllowSystem, 48)] // the second entry is not there
    [InlineData(DaclAt20 + "02001C0001000000" + "00000300FF011F00" + LocalSystem, 30)] // an entry smaller than its header
    [InlineData(DaclAt20 + "02001C0001000000" + "00001500FF011F00" + LocalSystem, 30)] // an entry larger than its list
    [InlineData(DaclAt20 + "02001C0001000000" + "00000600FF011F00" + LocalSystem, 28)] // no room for a mask
    [InlineData(DaclAt20 + "02001C0001000000" + "00001300FF011F00" + LocalSystem, 36)] // the SID ends behind its entry
    [InlineData(DaclAt20 + "02001C0001000000" + "05001400FF011F00" + "01000000" + "0101000000000005", 40)] // no room for the object's kind
    public void Malformed_bytes_are_refused_with_their_offset(string bytes, int offset) =>
        Assert.Contains($"at offset {offset} ", Assert.Throws<FormatException>(() => Read(bytes)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_too_large_for_16_bits_is_not_written()
    {
        var many = SecurityDescriptor.Parse("D:" + string.Concat(Enumerable.Repeat("(A;;FA;;;SY)", 4000))); // 8 + 4000 * 20 = 80008

        Assert.Equal(4000, many.Dacl!.Count);
        Assert.Contains("65535", Assert.Throws<InvalidOperationException>(many.ToBytes).Message, StringComparison.Ordinal);
    }

    private static byte[] OneEntry(string entry)
    {
        var length = 8 + (entry.Length / 2);
        return Convert.FromHexString(DaclAt20 + "0200" + length.ToString("X2", System.Globalization.CultureInfo.InvariantCulture) + "00" + "01000000" + entry);
    }

    private static SecurityDescriptor Read(string bytes) => SecurityDescriptor.FromBytes(Convert.FromHexString(bytes));
}
