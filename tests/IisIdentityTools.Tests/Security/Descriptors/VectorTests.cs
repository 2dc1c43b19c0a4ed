using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Security.Descriptors;

/// <summary>Replays what Windows and Samba made of the same descriptors: tests/data/security/README.md says where the rows come from.</summary>
public sealed class VectorTests
{
    [Theory]
    [InlineData("windows.tsv", 290)]
    [InlineData("windows-conditions.tsv", 60)]
    [InlineData("windows-slack.tsv", 9)]
    [InlineData("samba.tsv", 400)]
    public void Bytes_of_others_come_back_byte_for_byte(string table, int atLeast)
    {
        var rows = DescriptorFixtures.Rows(table);
        Assert.True(rows.Length >= atLeast);
        Assert.All(rows, row =>
        {
            var bytes = Convert.FromBase64String(row[1]);
            var read = SecurityDescriptor.FromBytes(bytes);
            var written = read.ToBytes();
            if (table == "samba.tsv") // puts the parts in another order
                Assert.Equal(DescriptorFixtures.Content(read), DescriptorFixtures.Content(SecurityDescriptor.FromBytes(written)));
            else
                Assert.Equal(bytes, written);
        });
    }

    // Samba gives every list revision 4; Windows and we only those with object entries.
    [Fact]
    public void Text_and_bytes_of_Samba_are_the_same_descriptor() =>
        Assert.All(DescriptorFixtures.Rows("samba.tsv"), row => Assert.Equal(
            DescriptorFixtures.Content(SecurityDescriptor.FromBytes(Convert.FromBase64String(row[1])), withRevision: false),
            DescriptorFixtures.Content(SecurityDescriptor.Parse(row[0], DescriptorFixtures.Domains), withRevision: false)));

    [Theory]
    [InlineData("windows.tsv")]
    [InlineData("windows-conditions.tsv")]
    public void Text_becomes_the_very_bytes_of_Windows(string table) =>
        Assert.All(DescriptorFixtures.Rows(table), row =>
            Assert.Equal(row[1], Convert.ToBase64String(SecurityDescriptor.Parse(row[0], DescriptorFixtures.Domains).ToBytes())));

    [Theory]
    [InlineData("windows.tsv")]
    [InlineData("windows-conditions.tsv")]
    [InlineData("windows-slack.tsv")]
    public void Bytes_become_the_very_text_of_Windows(string table) =>
        Assert.All(DescriptorFixtures.Rows(table), row =>
            Assert.Equal(row[0], SecurityDescriptor.FromBytes(Convert.FromBase64String(row[1])).ToSddl(SddlSections.All, DescriptorFixtures.Domains)));

    [Fact]
    public void Slack_of_a_list_says_nothing()
    {
        foreach (var row in DescriptorFixtures.Rows("windows-slack.tsv"))
        {
            var read = SecurityDescriptor.FromBytes(Convert.FromBase64String(row[1])).Dacl!;
            var expected = SecurityDescriptor.Parse(row[0], DescriptorFixtures.Domains).Dacl!;
            Assert.NotEmpty(read.Slack);
            Assert.Equal(expected.Select(entry => (entry.Type, entry.Flags, entry.Mask, entry.Sid)), read.Select(entry => (entry.Type, entry.Flags, entry.Mask, entry.Sid)));
        }
    }

    [Fact]
    public void Text_is_written_as_Windows_writes_it() =>
        Assert.All(DescriptorFixtures.Rows("windows-text.tsv").Where(row => row[0] == "written"), row =>
            Assert.Equal(row[2], SecurityDescriptor.Parse(row[1], DescriptorFixtures.Domains).ToSddl(SddlSections.All, DescriptorFixtures.Domains)));

    [Fact]
    public void What_Windows_refuses_is_refused() =>
        Assert.All(DescriptorFixtures.Rows("windows-text.tsv").Where(row => row[0] == "refused"), row =>
        {
            var error = Assert.Throws<SddlException>(() => SecurityDescriptor.Parse(row[1], DescriptorFixtures.Domains));
            Assert.InRange(error.Position, 1, row[1].Length + 1);
        });
}
