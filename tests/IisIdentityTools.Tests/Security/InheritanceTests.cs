using IisIdentityTools.Security;
using Xunit;

namespace IisIdentityTools.Tests.Security;

/// <summary>The table "ACE Inheritance Rules" of Microsoft Learn (win32/secauthz/ace-inheritance-rules), row by row.</summary>
public sealed class InheritanceTests
{
    [Theory]
    // No inheritance flags: no effect on children.
    [InlineData("", null, null)]
    // OBJECT_INHERIT_ACE only: files get an effective entry; folders an inherit-only one, unless NO_PROPAGATE.
    [InlineData("OI", "ID", "OIIOID")]
    [InlineData("OINP", "ID", null)]
    // CONTAINER_INHERIT_ACE only: nothing for files; folders get an effective entry that stays inheritable, unless NO_PROPAGATE.
    [InlineData("CI", null, "CIID")]
    [InlineData("CINP", null, "ID")]
    // Both: effective for both; folders pass it on unless NO_PROPAGATE.
    [InlineData("OICI", "ID", "OICIID")]
    [InlineData("OICINP", "ID", "ID")]
    // INHERIT_ONLY of the folder itself says nothing of its children.
    [InlineData("OICIIO", "ID", "OICIID")]
    [InlineData("CIIOID", null, "CIID")]
    public void An_entry_is_inherited_by_files_and_folders(string flags, string? file, string? folder)
    {
        var list = SecurityDescriptor.Parse($"D:(A;{flags};0x1200a9;;;BU)").Dacl!;

        Assert.Equal(Sddl(file), Written(Inheritance.Of(list, isFolder: false)));
        Assert.Equal(Sddl(folder), Written(Inheritance.Of(list, isFolder: true)));
    }

    // Generic bits stand for the object's own rights once the entry counts ([MS-DTYP] 2.5.3.4.7); one that only passes through keeps them.
    [Fact]
    public void Generic_rights_are_mapped_where_the_entry_counts()
    {
        var list = SecurityDescriptor.Parse("D:(A;OIIO;GR;;;BU)").Dacl!;

        Assert.Equal(0x120089u, Assert.Single(Inheritance.Of(list, isFolder: false)).Mask.Value);
        Assert.Equal(0x80000000u, Assert.Single(Inheritance.Of(list, isFolder: true)).Mask.Value);
    }

    private static string Sddl(string? flags) => flags is null ? "" : $"(A;{flags};0x1200a9;;;BU)";

    private static string Written(AccessControlList list) => new SecurityDescriptor(ControlFlags.DaclPresent, null, null, list).ToSddl().Substring(2);
}
