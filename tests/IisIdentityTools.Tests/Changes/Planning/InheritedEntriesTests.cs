using IisIdentityTools.Changes.Permissions;
using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Changes.Planning;

/// <summary>What children get of a changed list. Expected by hand from Microsoft Learn, "ACE Inheritance Rules" and "Order of ACEs in a DACL".</summary>
public sealed class InheritedEntriesTests
{
    [Theory]
    // A new entry stands where it stands in the folder's list: before what the folder itself inherited.
    [InlineData("(A;OICI;FA;;;BA)(A;OICIID;FR;;;BU)", "(A;OICI;FA;;;BA)(A;OICI;FR;;;IU)(A;OICIID;FR;;;BU)", "(A;OICIID;FA;;;BA)(A;OICIID;FR;;;BU)", "(A;OICIID;FA;;;BA)(A;OICIID;FR;;;IU)(A;OICIID;FR;;;BU)")]
    // The child's own entries stay in front.
    [InlineData("", "(A;OICI;FR;;;IU)", "(D;;FW;;;WD)(A;;FA;;;BA)", "(D;;FW;;;WD)(A;;FA;;;BA)(A;OICIID;FR;;;IU)")]
    // An entry that goes is taken from the child, an equal one that the child has itself is not.
    [InlineData("(A;OICI;FR;;;IU)", "", "(A;OICI;FR;;;IU)(A;OICIID;FR;;;IU)", "(A;OICI;FR;;;IU)")]
    // Entries that the folder does not hand down change nothing.
    [InlineData("(A;;FR;;;IU)", "(A;;FA;;;IU)", "(A;ID;FR;;;IU)", "(A;ID;FR;;;IU)")]
    // What else the child inherited, from wherever, stays: an entry that was made for the owner of the file.
    [InlineData("(A;OICIIO;GA;;;CO)", "(A;OICIIO;GA;;;CO)(A;OICI;FR;;;IU)", "(A;ID;FA;;;S-1-5-21-1-2-3-1001)(A;OICIIOID;GA;;;CO)", "(A;ID;FA;;;S-1-5-21-1-2-3-1001)(A;OICIIOID;GA;;;CO)(A;OICIID;FR;;;IU)")]
    public void A_folder_gets_the_difference(string before, string after, string child, string expected) =>
        Assert.Equal("D:" + expected, Update(before, after, child, isFolder: true));

    [Theory]
    // For a file the flags of handing down are gone; entries for folders alone do not reach it.
    [InlineData("", "(A;OICI;FR;;;IU)(A;CI;DC;;;IU)", "(A;ID;FA;;;BA)", "(A;ID;FR;;;IU)(A;ID;FA;;;BA)")]
    public void A_file_gets_what_is_for_files(string before, string after, string child, string expected) =>
        Assert.Equal("D:" + expected, Update(before, after, child, isFolder: false));

    private static string Update(string before, string after, string child, bool isFolder) =>
        new SecurityDescriptor(ControlFlags.None, null, null, InheritedEntries.Update(List(child), List(before), List(after), isFolder)).ToSddl(SddlSections.Access);

    private static AccessControlList List(string entries) => SecurityDescriptor.Parse("D:" + entries).Dacl!;
}
